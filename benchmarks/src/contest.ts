import { setTimeout as pause } from 'node:timers/promises'
import { contestants, type Ready, start, type Task } from './process.ts'

/** What came out for one contestant on one workload. */
export interface Standing {
  readonly name: string
  readonly version: string
  /** Steps in a second, one for each round; fewer for the very slow. */
  readonly rates: readonly number[]
  /** Bytes of its process. */
  readonly memory: number
}

export interface Outcome {
  readonly standings: readonly Standing[]
  /** Why others are missing. */
  readonly remarks: readonly string[]
}

export interface Settings {
  readonly rounds: number
  /** How long each contestant steps in each round. */
  readonly seconds: number
  readonly python: string
  readonly only: readonly string[] | null
}

/** Whoever has taken so many seconds in all drops out after so many rounds. */
const PATIENCE = 10
const FEWEST = 3

/** Lets all contestants do the same work, checks that they do, and times them in turns. */
export async function contest(task: Task, { rounds, seconds, python, only }: Settings): Promise<Outcome> {
  const remarks: string[] = []
  const ready: Ready[] = []
  for (const name of contestants) {
    if (only && !only.includes(name)) continue
    try {
      const one = await start(name, task, python)
      if (one) ready.push(one)
    } catch (error) {
      remarks.push(`${name} did not run: ${(error as Error).message}`)
    }
  }
  try {
    const agreeing = ready.filter((one) => {
      const difference = disagreement(one.results, ready[0].results)
      if (difference <= task.workload.tolerance) return true
      remarks.push(
        `${one.name} is not timed: its results differ from those of ${ready[0].name} by ${difference.toExponential(1)}.`,
      )
      return false
    })
    const steps: number[] = []
    for (const one of agreeing) steps.push(await stepsIn(one, seconds))
    const rates: number[][] = agreeing.map(() => [])
    const spent = agreeing.map(() => 0)
    for (let round = 0; round < rounds; round++) {
      for (const [i, one] of agreeing.entries()) {
        if (round >= FEWEST && spent[i] > PATIENCE) continue
        await pause(20)
        const taken = await one.time(steps[i])
        spent[i] += taken
        rates[i].push(steps[i] / taken)
      }
    }
    const standings = agreeing.map(({ name, version, memory }, i) => ({
      name,
      version,
      rates: rates[i],
      memory: memory(),
    }))
    return { standings, remarks }
  } finally {
    for (const one of ready) one.stop()
  }
}

/** How many steps fill the time, after as many as it takes to be warm. */
export async function stepsIn(one: Ready, seconds: number): Promise<number> {
  let steps = 1
  for (;;) {
    const taken = await one.time(steps)
    if (taken >= seconds / 2 || steps >= 1e8) return Math.max(1, Math.round((steps * seconds) / taken))
    steps = Math.max(steps + 1, Math.min(steps * 20, Math.ceil((steps * seconds) / taken)))
  }
}

/** The largest difference, relative to the largest of all numbers. */
function disagreement(a: readonly number[], b: readonly number[]): number {
  const scale = Math.max(...b.map(Math.abs))
  if (a.length !== b.length) return Number.POSITIVE_INFINITY
  const worst = Math.max(...a.map((value, i) => Math.abs(value - b[i]) / scale))
  return Number.isNaN(worst) ? Number.POSITIVE_INFINITY : worst
}
