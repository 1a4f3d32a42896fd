/**
 * Installs the packed packages into an empty folder with plain npm, offline and without scripts, and trains with
 * them on the Node.js of this machine, which may be older than the pinned one. Closes with `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { libraryPackages, root, tarballOf } from '../../../scripts/packages.ts'

const windows = process.platform === 'win32'
const folder = mkdtempSync(join(tmpdir(), 'chainrule-smoke-'))
const nodeFolder = findOwnNode()
const env = { ...process.env, PATH: `${nodeFolder}${delimiter}${process.env.PATH}` }

writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
cpSync(join(import.meta.dirname, 'program.js'), join(folder, 'program.js'))
const tarballs = libraryPackages().map(tarballOf)
const succeeded =
  run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', ...tarballs]) &&
  run(join(nodeFolder, 'node'), ['--version']) &&
  run(join(nodeFolder, 'node'), ['program.js'])
rmSync(folder, { recursive: true, force: true })
if (!succeeded) process.exitCode = 1

function run(program: string, args: string[]): boolean {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    shell: windows,
  })
  console.log(`${program} ${args.join(' ')}\n${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`)
  return status === 0
}

/** The first `node` on the path that is not one of this repository's, or the one that runs this. */
function findOwnNode(): string {
  const file = windows ? 'node.exe' : 'node'
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.find((path) => !path.startsWith(root) && existsSync(join(path, file))) ?? dirname(process.execPath)
}
