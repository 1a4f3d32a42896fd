import type { WorkerClient } from '../../worker/worker-client.ts'
import type { RaceProtocol } from './protocol.ts'

/** What a worker was last at. */
type At = RaceProtocol['events']['alive']

/**
 * Calls `silent` when a worker that has begun gives no sign of life for so many milliseconds. Loading the worker does not
 * count.
 */
export function watch(worker: WorkerClient<RaceProtocol>, patience: number, silent: (at: At) => void): { end(): void } {
  let at: At = {}
  let timer: ReturnType<typeof setTimeout> | undefined
  const live = () => {
    clearTimeout(timer)
    timer = setTimeout(() => silent(at), patience)
  }
  const ends = [
    worker.on('alive', (now) => {
      at = now
      live()
    }),
    worker.on('course', live),
    worker.on('outcome', live),
  ]
  // A worker that is at work already has begun long ago; one that loads gets its time from its first sign on.
  timer = setTimeout(() => silent(at), patience + LOADING)
  return {
    end() {
      clearTimeout(timer)
      for (const end of ends) end()
    },
  }
}

/** Milliseconds that a slow network may need for the worker's code. */
const LOADING = 20_000
