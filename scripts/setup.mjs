/**
 * What `npm start`, `npm test`, `npm run oracles`, `npm run bench`, `npm run playground` and `npm run docs` go through: `node scripts/setup.mjs <job> [arguments]`.
 *
 * Makes a fresh clone ready (the dependencies and the pinned Node.js, through a pinned pnpm), then hands over to
 * the job on the pinned Node.js. Needs nothing but Node.js 20 with npm, so it imports nothing from outside Node.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const windows = process.platform === 'win32'
const pinnedNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')
const stamp = join(root, 'node_modules', '.installed')

/** @type {Record<string, string[]>} */
const jobs = {
  start: ['--conditions=source', 'apps/mnist/src/main.ts'],
  test: ['scripts/test.ts'],
  oracles: ['--conditions=source', 'tools/oracles/src/main.ts'],
  bench: ['--conditions=source', 'benchmarks/src/main.ts'],
  playground: ['apps/playground/build/serve.ts'],
  docs: ['--conditions=source', 'apps/docs/build/serve.ts'],
}

const [job = '', ...rest] = process.argv.slice(2)
if (!Object.hasOwn(jobs, job)) fail(`Unknown job "${job}": choose one of ${Object.keys(jobs).join(', ')}.`)
if (Number.parseInt(process.versions.node, 10) < 20) {
  fail(`Chainrule needs Node.js 20 or newer, and this is ${process.versions.node}. Install a newer one and try again.`)
}
installIfNeeded()
handOver([...jobs[job], ...rest])

/** Installs when there is nothing yet, or when the lockfile is another one than at the last full installation. */
function installIfNeeded() {
  const wanted = fingerprint()
  if (existsSync(pinnedNode) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  console.log(`Installing the dependencies with ${packageManager}: once, about half a minute.`)
  const { status, error } = spawnSync('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows,
  })
  if (error || status !== 0) {
    fail(
      `The installation failed${error ? ` (${error.message})` : ''}. Its messages above say why. It needs npm and the network.`,
    )
  }
  writeFileSync(stamp, wanted)
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/**
 * Runs the job in the foreground, so that it sees the terminal, and ends as it ends.
 *
 * @param {string[]} args
 */
function handOver(args) {
  const child = spawn(pinnedNode, args, { cwd: root, stdio: 'inherit' })
  // Ctrl-C in a terminal reaches the job by itself; sent from elsewhere, it has to be passed on.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGHUP'))
  child.on('error', ({ message }) => fail(`${pinnedNode} does not start: ${message}`))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message)
  process.exit(1)
}
