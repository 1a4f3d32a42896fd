import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Where the packages lie as they would be published. */
export const tarballs = join(root, 'node_modules', '.cache', 'tarballs')

export interface Package {
  /** `@chainrule/autograd` */
  name: string
  /** `autograd` */
  folder: string
  /** Absolute. */
  path: string
  manifest: Manifest
}

interface Manifest {
  name: string
  private?: boolean
  exports: Record<string, { source: string; types: string; default: string } | string | null>
  scripts?: Record<string, string>
  dependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

export interface EntryPoint {
  /** `.`, `./errors`, `./adam` */
  subpath: string
  /** Relative to the package. */
  source: string
  types: string
}

/** The library packages that are published, in alphabetical order. */
export function libraryPackages(): Package[] {
  return readdirSync(join(root, 'packages'))
    .filter((folder) => existsSync(join(root, 'packages', folder, 'package.json')))
    .map((folder) => {
      const path = join(root, 'packages', folder)
      const manifest = readManifest(path)
      return { name: manifest.name, folder, path, manifest }
    })
    .filter(({ name, manifest }) => name.startsWith('@chainrule/') && !manifest.private)
}

export function tarballOf({ folder }: Package): string {
  return join(tarballs, `${folder}.tgz`)
}

/** What a package exports, with a pattern such as `./*` written out. */
export function entryPoints(packagePath: string): EntryPoint[] {
  return Object.entries(readManifest(packagePath).exports).flatMap(([subpath, target]) => {
    // Null hides files; a plain path is data.
    if (!target || typeof target === 'string') return []
    if (!subpath.includes('*')) return [{ subpath, source: target.source, types: target.types }]
    return sourceNames(packagePath).map((name) => ({
      subpath: subpath.replace('*', name),
      source: target.source.replace('*', name),
      types: target.types.replace('*', name),
    }))
  })
}

function readManifest(packagePath: string): Manifest {
  return JSON.parse(readFileSync(join(packagePath, 'package.json'), 'utf8'))
}

/** Whether a file is part of what is published: tests and what only they import (`*.fixture.ts`) are not. */
export function isSource(file: string): boolean {
  return file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file)
}

/** The files directly in `src`, but for the index and the tests. */
function sourceNames(packagePath: string): string[] {
  return readdirSync(join(packagePath, 'src'))
    .filter((file) => isSource(file) && file !== 'index.ts')
    .map((file) => basename(file, '.ts'))
}
