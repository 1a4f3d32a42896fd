/**
 * Runs files of reference cases: `npm run oracles -- [--existing] [--backend wasm [--threads N]] [FILE…]`, without a file those in `fixtures`.
 *
 * Prints one line for each failing case and closes with `N passed, N failed`; the exit status says whether all passed.
 * A case that agrees only up to a known fault of the reference passes, with a line that says so.
 * `--backend wasm` computes on generated WebAssembly instead of the reference backend; with `--threads N`, every plan that
 * can be shared between so many threads is, however small.
 * With `--existing`, cases of optimizers and schedules that this version does not have are skipped and counted so.
 */
import { existsSync, globSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { setBackend } from '@chainrule/autograd'
import { wasmBackend } from '@chainrule/backend-wasm'
import { runFile } from './run-file.ts'

const { values, positionals } = parseArgs({
  options: {
    existing: { type: 'boolean', default: false },
    backend: { type: 'string', default: 'reference' },
    threads: { type: 'string', default: '1' },
  },
  allowPositionals: true,
})

if (values.backend === 'wasm') setBackend(wasmBackend({ threads: threadsFrom(values.threads), share: 'always' }))
else if (values.backend !== 'reference') {
  console.error(`There is no backend "${values.backend}": choose reference or wasm.`)
  process.exit(2)
}

const count = { passed: 0, failed: 0, skipped: 0 }
for (const path of positionals.length > 0 ? positionals.map(locate) : fixtures()) {
  runFile(path).forEach(({ title, problems, departure, missing }, i) => {
    const name = `${basename(path)} ${i + 1}: ${title}`
    if (departure) console.log(`${name}: passed, with a documented departure: ${departure}`)
    if (problems.length === 0) count.passed += 1
    else if (missing && values.existing) count.skipped += 1
    else {
      count.failed += 1
      console.log(`${name}: ${problems.join('; ')}`)
    }
  })
}
console.log(`${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`)
process.exitCode = count.failed > 0 ? 1 : 0

function threadsFrom(text: string): number {
  const threads = Number(text)
  if (Number.isInteger(threads) && threads >= 1 && threads <= 16) return threads
  console.error(`--threads takes a whole number from 1 to 16, got "${text}".`)
  process.exit(2)
}

function fixtures(): string[] {
  const folder = join(import.meta.dirname, '..', 'fixtures')
  return globSync('*.json', { cwd: folder })
    .sort()
    .map((name) => join(folder, name))
}

/** npm starts scripts in the repository's root; people name files from where they stand. */
function locate(file: string): string {
  const fromThere = resolve(process.env.INIT_CWD ?? '.', file)
  return existsSync(fromThere) ? fromThere : resolve(file)
}
