/**
 * `pnpm bench`: Chainrule and its peers side by side, with a page of ratios.
 *
 * `pnpm bench W2 W6 --threads 1` measures a part and prints it; without names everything is measured and RESULTS.md is
 * written.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureCeilings } from './ceilings.ts'
import { contest } from './contest.ts'
import { writeData } from './data-file.ts'
import { extrasText } from './extras/extras.ts'
import { makeData } from './make-data.ts'
import { type Measured, reportText, workloadText } from './report.ts'
import { workloads } from './workloads.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    threads: { type: 'string', default: '1,2' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '0.4' },
    only: { type: 'string' },
    python: { type: 'string' },
  },
})
const chosen = positionals.length > 0 ? workloads.filter(({ name }) => positionals.includes(name)) : workloads
if (chosen.length < positionals.length) {
  console.error(`The workloads are ${workloads.map(({ name }) => name).join(', ')}.`)
  process.exit(1)
}
const settings = {
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  python: values.python ?? pythonWithTorch(),
  only: values.only?.split(',') ?? null,
}

const load = os.loadavg()[0]
const ceilings = await measureCeilings()
const folder = mkdtempSync(join(os.tmpdir(), 'chainrule-bench-'))
const all = positionals.length === 0 && !settings.only
const measured: Measured[] = []
const extras: string[] = []
const dataOf = (name: string) => join(folder, `${name}.safetensors`)
try {
  for (const workload of chosen) {
    const path = dataOf(workload.name)
    writeData(path, makeData(workload))
    for (const threads of values.threads.split(',').map(Number)) {
      const one = { workload, threads, outcome: await contest({ workload, threads, path }, settings) }
      measured.push(one)
      console.log(`${workloadText(one)}\n`)
    }
  }
  if (all) {
    extras.push(...(await extrasText(dataOf, settings.rounds)))
    console.log(extras.join('\n\n'))
  }
} finally {
  rmSync(folder, { recursive: true })
}
if (all) {
  const text = reportText({ measured, ceilings, extras, settings, load })
  writeFileSync(new URL('../RESULTS.md', import.meta.url), text)
  console.log('Written to benchmarks/RESULTS.md.')
}

/** A Python that has PyTorch: where none has, the first one says so. */
function pythonWithTorch(): string {
  const candidates = ['python3', '/usr/bin/python3']
  return candidates.find((python) => spawnSync(python, ['-c', 'import torch']).status === 0) ?? candidates[0]
}
