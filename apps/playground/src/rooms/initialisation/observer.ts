import { computed, signal } from '@preact/signals'
import { type WorkerClient, workerClient } from '../../worker/worker-client.ts'
import { firstState, type InitState } from './init-state.ts'
import type { InitProtocol, Sight } from './protocol.ts'

/** What is known of one network. */
export interface Lane {
  readonly expected: readonly number[]
  readonly sights: readonly Sight[]
  readonly failure: string | null
}

const unknown: Lane = { expected: [], sights: [], failure: null }

export type Observer = ReturnType<typeof createObserver>

/** Everything that the room shows, and what can be done with it. */
export function createObserver() {
  const state = signal<InitState>(firstState())
  const lanes = signal<readonly Lane[]>([])
  const running = signal(false)
  let client: WorkerClient<InitProtocol> | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined

  async function run(): Promise<void> {
    clearTimeout(waiting)
    client?.stop()
    const worker = workerClient<InitProtocol>(
      new Worker(new URL('./init.worker.ts', import.meta.url), { type: 'module' }),
    )
    client = worker
    lanes.value = state.value.lanes.map(() => unknown)
    running.value = true
    const put = (index: number, change: (lane: Lane) => Partial<Lane>) => {
      if (client !== worker) return
      lanes.value = lanes.value.map((lane, place) => (place === index ? { ...lane, ...change(lane) } : lane))
    }
    worker.on('begun', ({ lane, expected }) => put(lane, () => ({ expected })))
    worker.on('sight', ({ lane, sight }) => put(lane, ({ sights }) => ({ sights: [...sights, sight] })))
    worker.on('failed', ({ lane, message }) => put(lane, () => ({ failure: message })))
    await worker.call('run', state.value).catch(() => {})
    if (client === worker) running.value = false
  }

  return {
    state,
    lanes,
    running,
    /** Every step at which one of the networks was looked at. */
    steps: computed(() =>
      [...new Set(lanes.value.flatMap(({ sights }) => sights.map(({ step }) => step)))].sort((a, b) => a - b),
    ),
    run,
    /** Sets up anew; runs when the hand has come to rest. */
    change(part: Partial<InitState>): void {
      state.value = { ...state.value, ...part }
      clearTimeout(waiting)
      waiting = setTimeout(() => void run(), 250)
    },
    close(): void {
      clearTimeout(waiting)
      client?.stop()
      client = null
    },
  }
}
