import os from 'node:os'
import type { Ceilings } from './ceilings.ts'
import type { Outcome, Standing } from './contest.ts'
import { median, ratio } from './statistics.ts'
import type { Workload } from './workload.ts'

export interface Measured {
  readonly workload: Workload
  readonly threads: number
  readonly outcome: Outcome
}

export interface Report {
  readonly measured: readonly Measured[]
  readonly ceilings: Ceilings
  readonly extras: readonly string[]
  readonly settings: { rounds: number; seconds: number }
  readonly load: number
}

/** Everything as one page of Markdown. */
export function reportText({ measured, ceilings, extras, settings, load }: Report): string {
  const { rounds, seconds } = settings
  const { arithmetic, fused, memory } = ceilings
  return `${[
    '# Results of `pnpm bench`',
    `${new Date().toISOString().slice(0, 10)}, Node.js ${process.versions.node}, ${os.cpus()[0].model.trim()}, ${os.availableParallelism()} cores, ${os.type()}; load at the start ${load.toFixed(1)}.`,
    `Every contestant runs in a process of its own, on the same numbers from the same weights; before anything is timed, the results of the first steps agree. Then they step in turns of ${seconds} s, ${rounds} rounds. Rates are medians; ratios are ours to theirs, median over rounds, with the range. Where the load was above 1, other programs ran beside, and ratios say more than rates.`,
    `Ceilings of one thread, measured in the same run: ${arithmetic.toFixed(0)} GFLOP/s multiplying and adding in registers${fused ? ` (${fused.toFixed(0)} fused)` : ''}, ${memory.toFixed(1)} GB/s for a[i] = b[i] + s·c[i].`,
    ...measured.map(workloadText),
    ...extras,
  ].join('\n\n')}\n`
}

/** One workload on so many threads. */
export function workloadText({ workload, threads, outcome }: Measured): string {
  const { standings, remarks } = outcome
  const ours = standings.find(({ name }) => name === 'chainrule')
  const rows = standings.map(
    (one) => `| ${one.version} | ${rateText(workload, one)} | ${ratioText(ours, one)} | ${megabytes(one.memory)} |`,
  )
  return [
    `## ${workload.name}, ${threads === 1 ? '1 thread' : `${threads} threads`}: ${workload.what}`,
    ['| contestant | rate | ours is faster by | memory |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    ...remarks,
  ].join('\n\n')
}

function rateText(workload: Workload, { rates }: Standing): string {
  const rate = median(rates)
  if (workload.kind === 'product') return `${((2 * workload.size ** 3 * rate) / 1e9).toFixed(1)} GFLOP/s`
  if (workload.kind === 'update') return `${(1000 / rate).toFixed(1)} ms`
  return `${rate >= 100 ? Math.round(rate).toLocaleString('en') : rate.toFixed(rate >= 10 ? 1 : 2)} steps/s`
}

function ratioText(ours: Standing | undefined, one: Standing): string {
  if (!ours) return ''
  if (one === ours) return ''
  const { middle, low, high } = ratio(ours.rates, one.rates)
  return `${digits(middle)} (${digits(low)} to ${digits(high)})`
}

function digits(value: number): string {
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}
