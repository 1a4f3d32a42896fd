/**
 * Checks the types of every documented example and runs each as a program of its own, on the sources.
 * Where an example says in comments what it prints, that is compared. Closes with `N passed, N failed`.
 */
import { spawn } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { isSource, root } from '../../../scripts/packages.ts'
import { expectedOutput, sameOutput } from './expected-output.ts'
import { type Example, extractExamples } from './extract.ts'

interface Result {
  status: number
  output: string
}

// Inside this package, whose dependencies are all the packages that an example may import.
const workplace = join(root, 'tools/examples/.extracted')

const only = process.argv.slice(2)
const examples = globSync(
  ['packages/*/src/**/*.ts', 'packages/*/README.md', 'apps/docs/src/content/**/*.md', 'README.md'],
  { cwd: root },
)
  .map((file) => file.replaceAll('\\', '/'))
  .filter(
    (file) =>
      (file.endsWith('.md') || isSource(file)) && (only.length === 0 || only.some((part) => file.includes(part))),
  )
  .sort()
  .flatMap((file) => extractExamples(file, readFileSync(join(root, file), 'utf8')))

const results = new Map<string, Promise<Result>>()
writeAll()
const failures = await checkTypes()
const queue = examples.filter((example) => !failures.has(example))
await Promise.all(Array.from({ length: availableParallelism() }, work))

for (const [{ file, line }, reason] of failures) console.log(`${file}:${line}\n${reason.trimEnd()}\n`)
console.log(`${examples.length - failures.size} passed, ${failures.size} failed`)
process.exitCode = failures.size > 0 ? 1 : 0

function writeAll(): void {
  rmSync(workplace, { recursive: true, force: true })
  for (const example of examples) {
    const { path, folder } = place(example)
    mkdirSync(folder, { recursive: true })
    writeFileSync(path, `${example.code}\nexport {}\n`)
  }
  mkdirSync(workplace, { recursive: true })
  writeFileSync(
    join(workplace, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../../tsconfig.base.json',
      compilerOptions: { types: ['node'], allowUnreachableCode: true },
      include: ['**/*.ts'],
    }),
  )
}

function place({ file, line }: Example): { folder: string; path: string } {
  const folder = join(workplace, file)
  return { folder, path: join(folder, `line-${line}.ts`) }
}

async function checkTypes(): Promise<Map<Example, string>> {
  const found = new Map<Example, string>()
  if (examples.length === 0) return found
  const { output } = await run(join(root, 'node_modules/typescript/bin/tsc'), ['--pretty', 'false', '-p', workplace])
  for (const example of examples) {
    const name = `${example.file}/line-${example.line}.ts`
    const own = output.split('\n').filter((text) => text.replaceAll('\\', '/').includes(name))
    if (own.length > 0)
      found.set(example, own.map((text) => text.slice(text.indexOf('(', text.indexOf(name)))).join('\n'))
  }
  // An error in the sources themselves is the types gate's to report, yet it must not pass here unseen.
  if (found.size === 0 && output.includes('error TS')) throw new Error(output)
  return found
}

async function work(): Promise<void> {
  for (let example = queue.shift(); example; example = queue.shift()) {
    const { status, output } = await runOnce(example)
    const expected = expectedOutput(example.code)
    if (status !== 0) failures.set(example, output)
    else if (expected !== undefined && !sameOutput(expected, output)) {
      failures.set(example, `It says that it prints\n${expected}\nand prints\n${output}`)
    }
  }
}

/** Translated pages repeat their programs, which need to be run but once. */
function runOnce(example: Example): Promise<Result> {
  const known = results.get(example.code) ?? run('--conditions=source', [place(example).path])
  results.set(example.code, known)
  return known
}

function run(first: string, args: string[]): Promise<Result> {
  const child = spawn(process.execPath, [first, ...args], {
    cwd: workplace,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compile'), NO_COLOR: '1' },
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ status: code ?? 1, output })))
}
