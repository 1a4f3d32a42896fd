/**
 * Walks the way of somebody who writes a plugin: packs all packages, makes a plugin of every kind outside of the workspace,
 * installs the packed packages there with plain npm, writes a real optimizer into one of them, and runs the types, the
 * conformance suites, the builds and a short training with what was built. Closes with `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { libraryPackages, root, tarballOf } from '../../../scripts/packages.ts'

const windows = process.platform === 'win32'
const folder = mkdtempSync(join(tmpdir(), 'chainrule-plugin-path-'))
const nodeFolder = findOwnNode()
const env = { ...process.env, PATH: `${nodeFolder}${delimiter}${process.env.PATH}`, CI: '1', NO_COLOR: '1' }
const kinds = ['optimizer', 'initializer', 'regularizer', 'schedule', 'transform'] as const
/** What is written into the plugin; `.txt`, so that nothing here takes it for a part of this program. */
const template = join(import.meta.dirname, 'plugin')
/** As few questions to the network as possible: what was fetched before is taken from npm's cache. */
const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
let [passed, failed] = [0, 0]

try {
  walk()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

function walk(): void {
  const scaffolder = packScaffolder()
  if (!check('the scaffolder installs with plain npm', folder, 'npm', ['install', ...quiet, scaffolder])) return
  const create = join(folder, 'node_modules', 'create-chainrule-plugin', 'dist', 'main.js')
  for (const kind of kinds) {
    const name = `chainrule-plugin-my-${kind}`
    check(`it makes a package for a new ${kind}`, folder, 'node', [create, name, '--kind', kind])
  }
  refuses('it leaves a folder alone that is not empty', [
    create,
    'chainrule-plugin-my-optimizer',
    '--kind',
    'optimizer',
  ])
  refuses('it refuses a name that nobody would find', [
    create,
    'elsewhere',
    '--kind',
    'optimizer',
    '--name',
    'lookahead',
  ])

  writeRealOptimizer()
  // One installation serves all: the packages are workspaces of the folder.
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', workspaces: kinds.map((kind) => `chainrule-plugin-my-${kind}`) }),
  )
  const tarballs = libraryPackages().map(tarballOf)
  if (!check('the packed packages install there', folder, 'npm', ['install', ...quiet, ...tarballs])) return
  for (const kind of kinds) {
    const path = join(folder, `chainrule-plugin-my-${kind}`)
    check(`the ${kind} has sound types`, path, 'npm', ['run', 'types'])
    check(`the ${kind} passes its conformance suite`, path, 'npm', ['test'])
    check(`the ${kind} builds`, path, 'npm', ['run', 'build'])
  }
  cpSync(join(template, 'training.js.txt'), join(folder, 'training.js'))
  check('a network trains with the optimizer that was built', folder, 'node', ['training.js'])
}

/** An optimizer of its own, not the one of the template: steps by the sign of a running mean. */
function writeRealOptimizer(): void {
  const source = join(folder, 'chainrule-plugin-my-optimizer', 'src')
  for (const file of ['my-optimizer.ts', 'my-optimizer.test.ts'])
    cpSync(join(template, `${file}.txt`), join(source, file))
}

function packScaffolder(): string {
  const file = join(folder, 'create-chainrule-plugin.tgz')
  const path = join(root, 'packages', 'create-chainrule-plugin')
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const { status, stdout, stderr } = spawnSync('pnpm', ['pack', '--out', file], {
    cwd: path,
    encoding: 'utf8',
    shell: windows,
  })
  if (status !== 0) throw new Error(`The scaffolder does not pack:\n${stdout}${stderr}`)
  return file
}

function check(title: string, cwd: string, program: string, args: readonly string[]): boolean {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, env, encoding: 'utf8', shell: windows })
  return note(
    title,
    status === 0,
    `${program} ${args.join(' ')}\n${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`,
  )
}

function refuses(title: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync('node', args, { cwd: folder, env, encoding: 'utf8', shell: windows })
  note(title, status === 1 && stderr.trim() !== '' && !stderr.includes('    at '), `${stdout}${stderr}`)
}

function note(title: string, good: boolean, output: string): boolean {
  if (good) passed += 1
  else {
    failed += 1
    console.log(`✗ ${title}\n${output}`)
  }
  return good
}

/** The first folder on the path with a `node` that is not one of this repository's: people have their own. */
function findOwnNode(): string {
  const file = windows ? 'node.exe' : 'node'
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.find((path) => !path.startsWith(root) && existsSync(join(path, file))) ?? dirname(process.execPath)
}
