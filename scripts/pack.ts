/**
 * Packs every library package as it would be published and checks the result: publint, "are the types wrong", and
 * our own promises (no third-party dependency, no install script). Leaves the tarballs for the smoke test.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { filterProblems, problemKindInfo } from '@arethetypeswrong/core/problems'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { entryPoints, libraryPackages, type Package, tarballOf, tarballs } from './packages.ts'

let complaints = 0
rmSync(tarballs, { recursive: true, force: true })
mkdirSync(tarballs, { recursive: true })
for (const library of libraryPackages()) {
  const tarball = pack(library)
  const found = [...promises(library), ...(await lint(library, tarball)), ...(await checkTypes(library, tarball))]
  for (const complaint of found) console.log(`${library.name}: ${complaint}`)
  complaints += found.length
}
process.exitCode = complaints > 0 ? 1 : 0

function pack(library: Package): Buffer {
  const file = tarballOf(library)
  const { status, stdout, stderr } = spawnSync('pnpm', ['pack', '--out', file], {
    cwd: library.path,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`${library.name} does not pack:\n${stdout}${stderr}`)
  return readFileSync(file)
}

function promises({ manifest }: Package): string[] {
  const { dependencies, peerDependencies, optionalDependencies, scripts } = manifest
  const foreign = Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies }).filter(
    (name) => !name.startsWith('@chainrule/'),
  )
  const hooks = Object.keys(scripts ?? {}).filter((name) => /^(pre|post)?(install|prepare)$/.test(name))
  return [
    ...foreign.map((name) => `depends on ${name}; library packages depend on nothing but each other.`),
    ...hooks.map((name) => `has the script "${name}", which would run when somebody installs it.`),
  ]
}

async function lint({ manifest }: Package, tarball: Buffer): Promise<string[]> {
  const { messages } = await publint({ pack: { tarball: toArrayBuffer(tarball) }, strict: true })
  return messages.map((message) => `publint: ${formatMessage(message, { ...manifest }, { color: false })}`)
}

/** Only what an ESM package can get right: `require` on old Node.js and the resolution of Node 10 are left out. */
async function checkTypes({ path }: Package, tarball: Buffer): Promise<string[]> {
  const entrypoints = entryPoints(path).map(({ subpath }) => subpath)
  const analysis = await checkPackage(createPackageFromTarballData(tarball), { entrypoints })
  if (analysis.types === false) return ['attw: no types.']
  const problems = (['node16-esm', 'bundler'] as const).flatMap((resolutionKind) =>
    filterProblems(analysis, { resolutionKind }),
  )
  return [...new Set(problems)].map(
    (problem) => `attw: ${problemKindInfo[problem.kind].title}: ${JSON.stringify(problem, withoutTrace)}`,
  )
}

function toArrayBuffer(buffer: Buffer): ArrayBuffer {
  return new Uint8Array(buffer).buffer
}

function withoutTrace(key: string, value: unknown): unknown {
  return key === 'trace' ? undefined : value
}
