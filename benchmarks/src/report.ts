import type { Outcome, Standing } from './contest.ts'
import { extras } from './extras/extras.ts'
import type { Conditions, Results } from './results.ts'
import { median, ratio } from './statistics.ts'
import type { Workload } from './workload.ts'
import { workloads } from './workloads.ts'

/** Everything that has been measured, as one page of Markdown. */
export function reportText(results: Results): string {
  const contests = workloads.flatMap((workload) =>
    [1, 2, 4, 8].flatMap((threads) => {
      const found = results.contests[`${workload.name} ${threads}`]
      return found ? [`${contestText(workload, threads, found.outcome)}\n\n${conditionsText(found)}`] : []
    }),
  )
  const others = Object.keys(extras).flatMap((name) => {
    const found = results.extras[name]
    return found ? [`${found.text}\n\n${conditionsText(found)}`] : []
  })
  return `${[
    '# Results of `pnpm bench`',
    'Every contestant runs in a process of its own, on the same numbers from the same weights; before anything is timed, the results of the first steps agree. Then they step in turns. Rates are medians over the rounds; ratios are ours to theirs, median within rounds, with the range. A load above 1 says that other programs ran beside: then ratios say more than rates. [README.md](README.md) says what is compared.',
    ...contests,
    ...others,
  ].join('\n\n')}\n`
}

/** One workload on so many threads. */
export function contestText(workload: Workload, threads: number, { standings, remarks }: Outcome): string {
  const ours = standings.find(({ name }) => name === 'chainrule')
  const rows = standings.map((one) => {
    const faster = ours && one !== ours ? ratioText(ours, one) : ''
    return `| ${one.version} | ${rateText(workload, one)} | ${faster} | ${Math.round(one.memory / 1e6)} MB |`
  })
  return [
    `## ${workload.name}, ${threads === 1 ? '1 thread' : `${threads} threads`}: ${workload.what}`,
    ['| contestant | rate | ours is faster by | memory |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    ...remarks,
  ].join('\n\n')
}

function conditionsText({ date, node, processor, cores, load, ceilings }: Conditions): string {
  const { arithmetic, fused, memory } = ceilings
  const fusedText = fused ? `, ${fused.toFixed(0)} fused` : ''
  return `*${date}, Node.js ${node}, ${processor}, ${cores} cores, load ${load.toFixed(1)}. Ceilings of one thread: ${arithmetic.toFixed(0)} GFLOP/s in registers${fusedText}, ${memory.toFixed(1)} GB/s of memory.*`
}

function rateText(workload: Workload, { rates }: Standing): string {
  const rate = median(rates)
  if (workload.kind === 'product') return `${((2 * workload.size ** 3 * rate) / 1e9).toFixed(1)} GFLOP/s`
  if (workload.kind === 'update') return `${(1000 / rate).toFixed(1)} ms`
  return `${rate >= 100 ? Math.round(rate).toLocaleString('en') : rate.toFixed(rate >= 10 ? 1 : 2)} steps/s`
}

function ratioText(ours: Standing, one: Standing): string {
  const { middle, low, high } = ratio(ours.rates, one.rates)
  return `${digits(middle)} (${digits(low)} to ${digits(high)})`
}

function digits(value: number): string {
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)
}
