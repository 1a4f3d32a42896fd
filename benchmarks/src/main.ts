/**
 * `pnpm bench`: Chainrule and its peers side by side, with a page of ratios.
 *
 * Without names everything is measured and RESULTS.md is written; `pnpm bench W2 bundles --threads 1` measures a part
 * and prints it, and with `--update` the part takes its place in RESULTS.md.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureCeilings } from './ceilings.ts'
import { contest } from './contest.ts'
import { writeData } from './data-file.ts'
import { extras } from './extras/extras.ts'
import { makeData } from './make-data.ts'
import { contestText, reportText } from './report.ts'
import { type Conditions, readResults, writeResults } from './results.ts'
import { workloads } from './workloads.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    threads: { type: 'string', default: '1,2' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '0.4' },
    only: { type: 'string' },
    python: { type: 'string' },
    update: { type: 'boolean', default: false },
  },
})
const known = [...workloads.map(({ name }) => name), ...Object.keys(extras)]
const unknown = positionals.find((name) => !known.includes(name))
if (unknown) {
  console.error(`There is no "${unknown}". What can be measured: ${known.join(', ')}.`)
  process.exit(1)
}
const settings = {
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  python: values.python ?? pythonWithTorch(),
  only: values.only?.split(',') ?? null,
}
const wanted = (name: string) => positionals.length === 0 || positionals.includes(name)
const conditions: Conditions = {
  date: new Date().toISOString().slice(0, 10),
  node: process.versions.node,
  processor: os.cpus()[0].model.trim(),
  cores: os.availableParallelism(),
  load: os.loadavg()[0],
  ceilings: await measureCeilings(),
}
const results = readResults()
const folder = mkdtempSync(join(os.tmpdir(), 'chainrule-bench-'))
try {
  for (const workload of workloads) {
    if (!wanted(workload.name)) continue
    for (const threads of values.threads.split(',').map(Number)) {
      const outcome = await contest({ workload, threads, path: dataOf(workload.name) }, settings)
      results.contests[`${workload.name} ${threads}`] = { ...conditions, outcome }
      console.log(`${contestText(workload, threads, outcome)}\n`)
    }
  }
  for (const [name, measure] of Object.entries(extras)) {
    if (!wanted(name)) continue
    const text = await measure(dataOf, settings.rounds)
    results.extras[name] = { ...conditions, text }
    console.log(`${text}\n`)
  }
} finally {
  rmSync(folder, { recursive: true })
}
if (values.update || (positionals.length === 0 && !settings.only)) {
  writeResults(results)
  writeFileSync(new URL('../RESULTS.md', import.meta.url), reportText(results))
  console.log('Written to benchmarks/RESULTS.md.')
}

/** The file with the numbers of a workload. */
function dataOf(name: string): string {
  const path = join(folder, `${name}.safetensors`)
  const workload = workloads.find((one) => one.name === name)
  if (workload && !existsSync(path)) writeData(path, makeData(workload))
  return path
}

/** A Python that has PyTorch: where none has, the first one says so. */
function pythonWithTorch(): string {
  const candidates = ['python3', '/usr/bin/python3']
  return candidates.find((python) => spawnSync(python, ['-c', 'import torch']).status === 0) ?? candidates[0]
}
