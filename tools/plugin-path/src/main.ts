/**
 * Walks the ways of newcomers with the packed packages, outside of the workspace and with plain npm: does in empty folders what the pages
 * "Your first model" and "Contribute an optimizer" say, word for word, and makes a plugin of every other kind, whose types, suites
 * and builds must be sound as they come. Closes with `N passed, N failed`.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { libraryPackages, root, tarballOf } from '../../../scripts/packages.ts'
import { pageSteps } from './page-steps.ts'
import { servePackages } from './serve-packages.ts'

const windows = process.platform === 'win32'
const folder = mkdtempSync(join(tmpdir(), 'chainrule-plugin-path-'))
const kinds = ['initializer', 'regularizer', 'schedule', 'transform'] as const
const tarballs = libraryPackages().map(tarballOf)
const registry = await servePackages(tarballs)
/** Our packages from here; as few questions to the network as possible for all others: what was fetched before is in npm's cache. */
const env = {
  ...process.env,
  PATH: `${findOwnNode()}${delimiter}${process.env.PATH}`,
  CI: '1',
  NO_COLOR: '1',
  'npm_config_@chainrule:registry': registry.address,
  npm_config_prefer_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_loglevel: 'error',
}
let [passed, failed] = [0, 0]

try {
  await walk()
} finally {
  registry.close()
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

async function walk(): Promise<void> {
  await follow('guides/first-model', emptyFolder('first-model'))

  // It is found where it is installed, so that `npm create` runs the one of this workspace.
  const scaffolder = packScaffolder()
  if (!(await check('the scaffolder installs with plain npm', folder, `npm install ${scaffolder}`))) return
  await follow('contribute/optimizer', emptyFolder('contribute'))

  const create = join(folder, 'node_modules', 'create-chainrule-plugin', 'dist', 'main.js')
  await refuses('it leaves a folder alone that is not empty', `node ${create} contribute --kind optimizer`)
  await refuses(
    'it refuses a name that nobody would find',
    `node ${create} elsewhere --kind optimizer --name lookahead`,
  )
  for (const kind of kinds) {
    await check(`it makes a package for a new ${kind}`, folder, `node ${create} ${pluginOf(kind)} --kind ${kind}`)
  }
  // One installation serves all: the packages are workspaces of the folder.
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', workspaces: kinds.map(pluginOf) }),
  )
  if (!(await check('the plugins install', folder, 'npm install'))) return
  for (const kind of kinds) {
    const path = join(folder, pluginOf(kind))
    await check(`the ${kind} has sound types`, path, 'npm run types')
    await check(`the ${kind} passes its conformance suite`, path, 'npm test')
    await check(`the ${kind} builds`, path, 'npm run build')
  }
}

/** Does what a page says: runs its commands and writes its files, one after the other. */
async function follow(page: string, start: string): Promise<void> {
  const path = join(root, 'apps/docs/src/content/docs', `${page}.md`)
  let place = start
  for (const step of pageSteps(readFileSync(path, 'utf8'))) {
    if (step.do === 'write') {
      mkdirSync(dirname(join(place, step.path)), { recursive: true })
      writeFileSync(join(place, step.path), step.content)
    } else if (step.command.startsWith('cd ')) {
      place = resolve(place, step.command.slice('cd '.length))
    } else if (!(await check(`${page}: ${step.command}`, place, step.command))) {
      return
    }
  }
}

function pluginOf(kind: string): string {
  return `chainrule-plugin-my-${kind}`
}

function emptyFolder(name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  return path
}

/** Returns the file. */
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

async function check(title: string, place: string, command: string): Promise<boolean> {
  const { status, output } = await run(command, place)
  return note(title, status === 0, `${command}\n${output}`)
}

async function refuses(title: string, command: string): Promise<void> {
  const { status, output } = await run(command, folder)
  note(title, status === 1 && output.trim() !== '' && !output.includes('    at '), output)
}

/** Without a shell, which would drop names of settings such as that of the registry of a scope. */
function run(command: string, cwd: string): Promise<{ status: number; output: string }> {
  const [program, ...args] = command.split(' ')
  const child = spawn(program as string, args, { cwd, env, shell: windows, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((done) => {
    child.on('error', ({ message }) => done({ status: 1, output: message }))
    child.on('close', (code) => done({ status: code ?? 1, output }))
  })
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
