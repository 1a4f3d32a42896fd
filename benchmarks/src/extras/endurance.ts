/** Whether memory stays flat: `endurance.ts <workload> <data file> <steps> <threads>` prints one line of JSON. */
import { chainrule } from '../contestants/chainrule.ts'
import { readData } from '../data-file.ts'
import { workloads } from '../workloads.ts'

export interface Endurance {
  readonly steps: number
  /** Bytes of the process after a tenth of the steps, and after all of them. */
  readonly early: number
  readonly late: number
}

const [name, path, count, threads] = process.argv.slice(2)
const workload = workloads.find((one) => one.name === name)
if (!workload) throw new Error(`There is no workload ${name}.`)
const runner = await chainrule({ workload, data: readData(path), threads: Number(threads) })
if (!runner) throw new Error('This workload is not for so many threads.')
const steps = Number(count)
let early = 0
for (let i = 1; i <= steps; i++) {
  runner.step()
  // The collector runs when it likes: between steps nobody waits for it.
  if (i === steps / 10) early = settled()
}
console.log(JSON.stringify({ steps, early, late: settled() } satisfies Endurance))
process.exit(0)

function settled(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss
}
