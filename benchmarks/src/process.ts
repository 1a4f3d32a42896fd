import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Workload } from './workload.ts'

/** A contestant that has done the checked steps and waits. */
export interface Ready {
  readonly name: string
  readonly version: string
  readonly results: readonly number[]
  /** Steps as often as told and gives the seconds that took. */
  time(steps: number): Promise<number>
  /** Bytes that its process held after it was last timed. */
  memory(): number
  stop(): void
}

export interface Task {
  readonly workload: Workload
  readonly threads: number
  /** Where the data lies. */
  readonly path: string
}

/** Peers in the order of the table. */
export const contestants = ['chainrule', 'jax-js', 'tfjs', 'convnetjs', 'loop', 'pytorch'] as const

/** Starts a contestant in a process of its own; null where it does not take part, an error where it fails. */
export async function start(name: string, task: Task, python: string): Promise<Ready | null> {
  const child = launch(name, task, python)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  let complaints = ''
  child.stderr.on('data', (chunk) => (complaints += chunk))
  const closed = new Promise<never>((_, reject) => {
    child.on('error', reject)
    child.on('close', () => reject(new Error(lastLine(complaints) || 'it ended without a word')))
  })
  closed.catch(() => {})

  const next = async (): Promise<Message> => {
    const { value, done } = await Promise.race([lines.next(), closed])
    if (done) return closed
    return value.startsWith('{') ? JSON.parse(value) : next()
  }
  const first = await next()
  if ('absent' in first) return null
  // Some libraries let their threads look for work without rest: whoever waits for its turn is halted.
  const halt = () => process.platform !== 'win32' && child.kill('SIGSTOP')
  const goOn = () => process.platform !== 'win32' && child.kill('SIGCONT')
  halt()
  let memory = 0
  return {
    name,
    version: first.ready as string,
    results: first.results as number[],
    async time(steps) {
      goOn()
      child.stdin.write(`${JSON.stringify({ steps })}\n`)
      const answer = await next()
      halt()
      memory = answer.memory ?? 0
      return answer.seconds as number
    },
    memory: () => memory,
    stop() {
      goOn()
      child.stdin.end()
      child.kill()
    },
  }
}

/** What a contestant says. */
interface Message {
  absent?: boolean
  ready?: string
  results?: number[]
  seconds?: number
  memory?: number
}

function launch(name: string, { workload, threads, path }: Task, python: string): ChildProcessWithoutNullStreams {
  const env = { ...process.env, OMP_NUM_THREADS: String(threads), OPENBLAS_NUM_THREADS: String(threads) }
  if (name === 'pytorch') {
    const program = fileURLToPath(new URL('contestants/pytorch.py', import.meta.url))
    return spawn(python, [program, JSON.stringify(workload), String(threads), path], { env })
  }
  const program = fileURLToPath(new URL('child.ts', import.meta.url))
  return spawn(process.execPath, ['--conditions=source', program, name, workload.name, String(threads), path], { env })
}

function lastLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .findLast((line) => /Error|rror:/.test(line)) ??
    text.trim().split('\n').at(-1) ??
    ''
  )
}
