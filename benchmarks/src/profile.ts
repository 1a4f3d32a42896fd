/**
 * `node --conditions=source src/profile.ts W4`: where a step of ours spends its time, kernel by kernel.
 *
 * The engine's sampling profiler looks at the generated functions while steps run, so that the plan is measured as it is.
 */
import { Session } from 'node:inspector/promises'
import { parseArgs } from 'node:util'
import { setBackend } from '@chainrule/autograd'
import { wasmBackend } from '@chainrule/backend-wasm'
import { type Kernel, lower, type Program } from '@chainrule/lowering'
import { chainruleRunner } from './contestants/chainrule.ts'
import { makeData } from './make-data.ts'
import { kernelText, trafficOf, workOf } from './profile/kernel-figures.ts'
import { timesOf } from './profile/times-of.ts'
import { workloads } from './workloads.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '4' }, 'no-fused': { type: 'boolean', default: false } },
})
const workload = workloads.find(({ name }) => name === positionals[0])
if (!workload) {
  console.error(`Which of ${workloads.map(({ name }) => name).join(', ')}?`)
  process.exit(1)
}

const programs: Program[] = []
const backend = wasmBackend({ fusedMultiplyAdd: !values['no-fused'] })
const { compile } = backend
// On the backend itself, since cells belong to it.
backend.compile = (graph) => {
  programs.push(lower(graph))
  return compile(graph)
}
setBackend(backend)
const { step } = chainruleRunner(workload, makeData(workload))
const milliseconds = 1000 * Number(values.seconds)
// Until the engine has compiled everything for good.
const warm = performance.now()
for (let i = 0; i < 8 || performance.now() - warm < milliseconds / 2; i++) await step()

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.setSamplingInterval', { interval: 100 })
await session.post('Profiler.start')
const begin = process.cpuUsage()
let steps = 0
for (const end = performance.now() + milliseconds; performance.now() < end; steps++) await step()
const { user, system } = process.cpuUsage(begin)
const { profile } = await session.post('Profiler.stop')

// The program of the step is the last one that was compiled: captured steps replay it.
const { kernels, buffers } = programs.at(-1) as Program
const perStep = (user + system) / steps
const { total, kernelTimes, others } = timesOf(profile)
const scale = perStep / total
console.log(`${workload.name}: ${(perStep / 1000).toFixed(3)} ms of processor time for each of ${steps} steps`)
console.log('    µs      %  GFLOP/s   GB/s  kernel')
let named = 0
kernels.forEach((kernel: Kernel, i) => {
  const time = kernelTimes.get(i)
  if (!time) return
  const microseconds = time.own * scale
  named += microseconds
  const rate = (amount: number) => (amount === 0 ? '' : (amount / microseconds / 1000).toFixed(1))
  const parts = [...time.parts].map(([name, part]) => `${name} ${((100 * part) / time.own).toFixed(0)} %`).join(', ')
  console.log(
    `${microseconds.toFixed(1).padStart(8)} ${((100 * microseconds) / perStep).toFixed(1).padStart(5)} ${rate(workOf(kernel)).padStart(8)} ${rate(trafficOf(kernel, buffers)).padStart(6)}  ${i} ${kernelText(kernel)}${parts ? ` (${parts})` : ''}`,
  )
})
const line = (microseconds: number, what: string) =>
  console.log(
    `${microseconds.toFixed(1).padStart(8)} ${((100 * microseconds) / perStep).toFixed(1).padStart(5)} ${''.padStart(15)}  ${what}`,
  )
line(perStep - named, 'everything else, of it')
for (const [name, time] of [...others].sort(([, a], [, b]) => b - a).slice(0, 4)) line(time * scale, name || 'unnamed')
process.exit(0)
