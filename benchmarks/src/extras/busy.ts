import { spawn } from 'node:child_process'
import { stepsIn } from '../contest.ts'
import { start } from '../process.ts'
import { ratio } from '../statistics.ts'
import { workloads } from '../workloads.ts'

const ROUNDS = 20

/** Two threads beside one while another program keeps a core busy, in turns. */
export async function busyText(dataOf: (name: string) => string, name = 'W2'): Promise<string> {
  const workload = workloads.find((one) => one.name === name)
  if (!workload) throw new Error(`There is no workload ${name}.`)
  const [one, two] = [
    await start('chainrule', { workload, threads: 1, path: dataOf(name) }, ''),
    await start('chainrule', { workload, threads: 2, path: dataOf(name) }, ''),
  ]
  const burner = spawn(process.execPath, ['-e', 'for (;;);'])
  try {
    if (!one || !two) return '## On a busy machine\n\nNot measured: there is only one thread.'
    const [single, double] = [await stepsIn(one, 0.4), await stepsIn(two, 0.4)]
    const rates = { one: [] as number[], two: [] as number[] }
    for (let round = 0; round < ROUNDS; round++) {
      rates.one.push(single / (await one.time(single)))
      rates.two.push(double / (await two.time(double)))
    }
    const { middle, low, high } = ratio(rates.two, rates.one)
    return [
      '## On a busy machine',
      `While another program keeps a core busy, two threads do ${name} at ${middle.toFixed(2)} of the speed of one thread (median of ${ROUNDS} rounds in turns, ${low.toFixed(2)} to ${high.toFixed(2)}).`,
    ].join('\n\n')
  } finally {
    burner.kill()
    one?.stop()
    two?.stop()
  }
}
