/**
 * Every check of the repository: `npm test`, or `npm test -- types unit` for some of them.
 *
 * A gate is a command. It counts as one, and where it prints a line `N passed, N failed` of its own (or leaves a
 * report, as the unit tests do), those are added. The last line is the sum.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { provideChromium } from './chromium.ts'
import { root } from './packages.ts'

interface Gate {
  name: string
  what: string
  command: string[]
  /** Gates without whose success this one cannot run. */
  needs?: string[]
}

interface Count {
  passed: number
  failed: number
  skipped: number
}

const unitReport = join(root, 'node_modules', '.cache', 'vitest.json')

// Those that find a mistake soonest come first.
const gates: Gate[] = [
  { name: 'format', what: 'format and lint', command: ['biome', 'ci', '--colors=off', '--error-on-warnings', '.'] },
  { name: 'errors', what: 'catalogue of error codes', command: ['node', 'scripts/errors.ts'] },
  {
    name: 'catalogue',
    what: 'catalogue of members',
    command: ['node', '--conditions=source', 'scripts/catalogue.ts'],
  },
  { name: 'types', what: 'types of everything, tests included', command: ['tsc'] },
  { name: 'knip', what: 'dead code and dependencies', command: ['knip'] },
  {
    name: 'unit',
    what: 'unit tests with coverage',
    command: ['vitest', 'run', '--coverage', '--reporter=dot', '--reporter=json', `--outputFile.json=${unitReport}`],
  },
  {
    name: 'oracles',
    what: 'reference values',
    command: ['node', '--conditions=source', 'tools/oracles/src/main.ts', '--existing'],
  },
  {
    name: 'wasm',
    what: 'reference values on WebAssembly',
    command: ['node', '--conditions=source', 'tools/oracles/src/main.ts', '--existing', '--backend', 'wasm'],
  },
  {
    name: 'threads',
    what: 'reference values on 2 threads',
    command: [
      ...['node', '--conditions=source', 'tools/oracles/src/main.ts', '--existing'],
      ...['--backend', 'wasm', '--threads', '2'],
    ],
  },
  { name: 'examples', what: 'documented examples', command: ['node', 'tools/examples/src/main.ts'] },
  {
    name: 'playground',
    what: 'playground in Chromium',
    command: ['node', '--conditions=source', 'apps/playground/browser/main.ts'],
  },
  { name: 'build', what: 'build of the packages', command: ['turbo', 'run', 'build', '--output-logs=errors-only'] },
  {
    name: 'chromium',
    what: 'WebAssembly backend in Chromium',
    command: ['node', '--conditions=source', 'tools/chromium/src/main.ts'],
    needs: ['build'],
  },
  { name: 'api', what: 'public surface', command: ['node', 'scripts/api.ts'], needs: ['build'] },
  { name: 'size', what: 'size of what an application imports', command: ['size-limit'], needs: ['build'] },
  { name: 'pack', what: 'packages as published', command: ['node', 'scripts/pack.ts'], needs: ['build'] },
  {
    name: 'plugin',
    what: 'plugins outside of the workspace',
    command: ['node', 'tools/plugin-path/src/main.ts'],
    needs: ['pack'],
  },
  {
    name: 'docs',
    what: 'documentation, links, pages in Chromium',
    command: ['node', '--conditions=source', 'apps/docs/browser/main.ts'],
    needs: ['build'],
  },
  {
    name: 'smoke',
    what: 'packages on the Node of this machine',
    command: ['node', 'tools/smoke/src/main.ts'],
    needs: ['pack'],
  },
]

const chosen = chooseGates(process.argv.slice(2))
if (chosen.some(({ name }) => ['playground', 'chromium', 'docs'].includes(name))) requireChromium()
const total: Count = { passed: 0, failed: 0, skipped: 0 }
const broken = new Set<string>()
const started = performance.now()

for (const gate of chosen) {
  const count = await runGate(gate)
  if (count.failed > 0 || count.passed === 0) broken.add(gate.name)
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key]
}
console.log(
  `\n${chosen.length} gates in ${seconds(started)}${broken.size > 0 ? `; failed: ${[...broken].join(', ')}` : ''}`,
)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed > 0 ? 1 : 0

function chooseGates(names: string[]): Gate[] {
  const unknown = names.find((name) => !gates.some((gate) => gate.name === name))
  if (unknown) {
    console.error(`There is no gate "${unknown}". The gates are ${gates.map(({ name }) => name).join(', ')}.`)
    process.exit(1)
  }
  const wanted = new Set(names.length > 0 ? names : gates.map(({ name }) => name))
  for (const gate of gates.toReversed())
    if (wanted.has(gate.name)) for (const need of gate.needs ?? []) wanted.add(need)
  return gates.filter(({ name }) => wanted.has(name))
}

/** Before anything else: a run of minutes should not end with what is missing. */
function requireChromium(): void {
  try {
    provideChromium()
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}

async function runGate({ name, what, command, needs = [] }: Gate): Promise<Count> {
  const label = `${name.padEnd(10)} ${what.padEnd(40)}`
  const missing = needs.filter((need) => broken.has(need))
  if (missing.length > 0) {
    console.log(`- ${label} not run: needs ${missing.join(', ')}`)
    return { passed: 0, failed: 0, skipped: 1 }
  }
  if (process.stdout.isTTY) process.stdout.write(`  ${label} …\r`)
  const begin = performance.now()
  const { status, output } = await execute(command)
  const inner = name === 'unit' ? readUnitReport() : readClosingLine(output)
  const good = status === 0 && inner.failed === 0
  console.log(`${good ? '✓' : '✗'} ${label} ${seconds(begin).padStart(7)}${describe(inner)}`)
  if (!good) console.log(`\n${output.trimEnd()}\n`)
  return { ...inner, passed: inner.passed + (good ? 1 : 0), failed: inner.failed + (good || inner.failed > 0 ? 0 : 1) }
}

/** Runs a command on the pinned tools and collects what it prints. */
function execute([program, ...args]: string[]): Promise<{ status: number; output: string }> {
  const windows = process.platform === 'win32'
  const child = spawn(program as string, args, {
    cwd: root,
    shell: windows,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
      TURBO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
    },
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve({ status: 1, output: `${program} does not start: ${message}` }))
    child.on('close', (code) => resolve({ status: code ?? 1, output }))
  })
}

function readClosingLine(output: string): Count {
  const line = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1)
  return { passed: Number(line?.[1] ?? 0), failed: Number(line?.[2] ?? 0), skipped: Number(line?.[3] ?? 0) }
}

function readUnitReport(): Count {
  if (!existsSync(unitReport)) return { passed: 0, failed: 0, skipped: 0 }
  const report = JSON.parse(readFileSync(unitReport, 'utf8'))
  rmSync(unitReport)
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests }
}

function describe({ passed, failed, skipped }: Count): string {
  if (passed + failed === 0) return ''
  return `  ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}
