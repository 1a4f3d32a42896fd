/**
 * One contestant in a process of its own: `child.ts <contestant> <threads> <data file>`.
 *
 * Speaks lines of JSON: first `{ ready }`, then answers `{ steps }` with `{ seconds }`.
 */
import { createInterface } from 'node:readline'
import type { Contestant, Runner } from './contestant.ts'
import { readData } from './data-file.ts'
import { workloads } from './workloads.ts'

const [name, workloadName, threads, path] = process.argv.slice(2)
const workload = workloads.find((one) => one.name === workloadName)
if (!workload) throw new Error(`There is no workload ${workloadName}.`)

const contestant = await contestantNamed(name)
const runner = await contestant({ workload, data: readData(path), threads: Number(threads) })
if (!runner) say({ absent: true })
else {
  const results: number[] = []
  for (let i = 0; i < workload.checked; i++) results.push(await runner.step())
  say({ ready: runner.version, results: runner.probe ? await runner.probe() : results })
  for await (const line of createInterface({ input: process.stdin })) {
    const { steps } = JSON.parse(line) as { steps: number }
    say({ seconds: await secondsFor(runner, steps), memory: process.memoryUsage().rss })
  }
}
process.exit(0)

/** Steps without a promise between them where the contestant needs none. */
async function secondsFor({ step }: Runner, steps: number): Promise<number> {
  const begin = performance.now()
  let last = step()
  if (typeof last === 'number') for (let i = 1; i < steps; i++) last = step()
  else for (let i = 1; i < steps; i++) await (i === 1 ? last.then(step) : step())
  const value = await last
  if (!Number.isFinite(value)) throw new Error(`${name} reached ${value}.`)
  return (performance.now() - begin) / 1000
}

/** Only what is asked for is loaded. */
async function contestantNamed(name: string): Promise<Contestant> {
  if (name === 'chainrule') return (await import('./contestants/chainrule.ts')).chainrule
  if (name === 'jax-js') return (await import('./contestants/jax.ts')).jax
  if (name === 'tfjs') return (await import('./contestants/tfjs.ts')).tfjs
  if (name === 'convnetjs') return (await import('./contestants/convnet.ts')).convnet
  if (name === 'loop') return (await import('./contestants/loop.ts')).loop
  throw new Error(`There is no contestant ${name}.`)
}

function say(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}
