/** What a replay of our own costs besides its kernels: `replay.ts <workload> <data file>` prints one line of JSON. */
import { currentBackend, type Executable } from '@chainrule/autograd'
import { chainrule } from '../contestants/chainrule.ts'
import { readData } from '../data-file.ts'
import { median } from '../statistics.ts'
import { workloads } from '../workloads.ts'

export interface ReplayCost {
  /** Seconds of a whole step, and of one whose generated code does nothing. */
  readonly step: number
  readonly host: number
  readonly kernels: number
  readonly arenaBytes: number
  readonly peakBytes: number
}

const [name, path] = process.argv.slice(2)
const workload = workloads.find((one) => one.name === name)
if (!workload) throw new Error(`There is no workload ${name}.`)
const switchOff = watchInstances()
const runner = await chainrule({ workload, data: readData(path), threads: 1 })
if (!runner) throw new Error('This workload is not for one thread.')
const plans = watchPlans()
for (let i = 0; i < 3; i++) await runner.step()
const step = secondsOf(runner.step)
switchOff()
const host = secondsOf(runner.step)
const [, kernels, arenaBytes, peakBytes] = (
  plans
    .at(-1)
    ?.describe?.()
    .at(-1)
    ?.match(/(\d+)\D+(\d+)\D+(\d+)/) ?? []
).map(Number)
console.log(JSON.stringify({ step, host, kernels, arenaBytes, peakBytes } satisfies ReplayCost))
process.exit(0)

/** Makes what generated modules export switchable. */
function watchInstances(): () => void {
  const { Instance } = WebAssembly
  let off = false
  class Switchable {
    readonly exports: WebAssembly.Exports

    constructor(module: WebAssembly.Module, imports?: WebAssembly.Imports) {
      const entries = Object.entries(new Instance(module, imports).exports).map(([name, value]) => {
        const call = value as (a?: number, b?: number) => unknown
        return [name, typeof value === 'function' ? (a?: number, b?: number) => (off ? 0 : call(a, b)) : value]
      })
      this.exports = Object.fromEntries(entries)
    }
  }
  WebAssembly.Instance = Switchable as typeof Instance
  return () => {
    off = true
  }
}

/** All plans that are compiled from now on. */
function watchPlans(): Executable[] {
  const backend = currentBackend()
  const compile = backend.compile.bind(backend)
  const plans: Executable[] = []
  backend.compile = (graph) => {
    const plan = compile(graph)
    plans.push(plan)
    return plan
  }
  return plans
}

function secondsOf(step: () => unknown): number {
  const steps = stepsIn(0.2, step)
  return median(Array.from({ length: 7 }, () => timed(steps, step) / steps))
}

function stepsIn(seconds: number, step: () => unknown): number {
  for (let steps = 1; ; steps *= 2) if (timed(steps, step) > seconds / 2) return steps
}

function timed(steps: number, step: () => unknown): number {
  const begin = performance.now()
  for (let i = 0; i < steps; i++) step()
  return (performance.now() - begin) / 1000
}
