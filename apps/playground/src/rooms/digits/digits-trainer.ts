import { signal } from '@preact/signals'
import { workerClient } from '../../worker/worker-client.ts'
import { type DigitsConfig, firstConfig } from './config.ts'
import type { Examination } from './engine/examine.ts'
import type { DigitsFrame, DigitsHistory, DigitsProtocol } from './protocol.ts'

/** How many mistakes are shown. */
const MOST_MISTAKES = 24

export type DigitsTrainer = ReturnType<typeof createDigitsTrainer>

/** Everything that the room shows, and what can be done with it: the state of the page around the worker. */
export function createDigitsTrainer() {
  const config = signal<DigitsConfig>(firstConfig)
  /** The share of the digits that has been fetched; 1 when they are there. */
  const fetched = signal(0)
  const ready = signal<{ examples: number; parameters: number } | null>(null)
  const frame = signal<DigitsFrame | null>(null)
  const history = signal<DigitsHistory | null>(null)
  const playing = signal(false)
  const failure = signal<string | null>(null)
  const examination = signal<Examination | null>(null)
  /** The last drawing as the network sees it, and what it takes it for. */
  const drawing = signal<Float32Array | null>(null)
  const probabilities = signal<Float32Array | null>(null)

  const client = workerClient<DigitsProtocol>(
    new Worker(new URL('./digits.worker.ts', import.meta.url), { type: 'module' }),
  )
  let closed = false
  let starts = 0

  client.on('fetching', (share) => {
    fetched.value = share
  })
  client.on('failed', ({ message }) => {
    playing.value = false
    failure.value = message
  })

  function fail(error: Error): void {
    playing.value = false
    if (!closed) failure.value = error.message
  }

  /** Begins anew with what is set up. */
  async function start(): Promise<void> {
    const turn = ++starts
    playing.value = false
    failure.value = null
    examination.value = null
    try {
      const started = await client.call('start', { config: config.value, base: document.baseURI })
      if (turn !== starts) return
      fetched.value = 1
      history.value = null
      ready.value = started
      await draw()
    } catch (error) {
      if (turn === starts) fail(error as Error)
    }
  }

  async function draw(): Promise<void> {
    const next = await client.call('frame', { version: history.value?.version ?? 0 })
    if (next.history) history.value = next.history
    frame.value = next
    if (drawing.value) await predict(drawing.value)
  }

  /** Draws again and again while the training goes on, and looks at all test digits when it stands. */
  async function follow(): Promise<void> {
    try {
      while (playing.value && !closed) {
        await new Promise(requestAnimationFrame)
        await draw()
        if (!frame.value?.playing) playing.value = false
      }
      await draw()
      if (!closed && !failure.value) await examine()
    } catch (error) {
      fail(error as Error)
    }
  }

  async function examine(): Promise<void> {
    examination.value = await client.call('examine', { most: MOST_MISTAKES })
  }

  async function predict(pixels: Float32Array): Promise<void> {
    const found = await client.call('predict', { pixels })
    if (drawing.value) probabilities.value = found
  }

  void start()

  return {
    config,
    fetched,
    ready,
    frame,
    history,
    playing,
    failure,
    examination,
    drawing,
    probabilities,
    start,
    configure(next: DigitsConfig): void {
      const before = config.value
      config.value = next
      const changed = numbersBetween(before, next)
      if (changed === null || !ready.value || failure.value) void start()
      else for (const [name, value] of changed) void client.call('set', { name, value }).catch(fail)
    },
    async play(): Promise<void> {
      failure.value = null
      playing.value = true
      await client.call('play', null).then(follow, fail)
    },
    pause(): void {
      playing.value = false
      void client.call('pause', null).catch(fail)
    },
    /** Shows a drawing to the network; null takes it away. */
    async show(pixels: Float32Array | null): Promise<void> {
      drawing.value = pixels
      if (!pixels) probabilities.value = null
      else if (ready.value) await predict(pixels).catch(fail)
    },
    program: (language: 'typescript' | 'pytorch') => client.call('program', { language }),
    weights: () => client.call('weights', null),
    close(): void {
      closed = true
      client.stop()
    },
  }
}

/** The numbers of the optimizer that differ, where nothing else does; null where the training has to begin anew. */
function numbersBetween(before: DigitsConfig, after: DigitsConfig): [string, number][] | null {
  const others = (config: DigitsConfig) => JSON.stringify({ ...config, optimizer: config.optimizer.name })
  if (others(before) !== others(after)) return null
  return Object.entries(after.optimizer.settings).filter(
    (entry): entry is [string, number] =>
      typeof entry[1] === 'number' && before.optimizer.settings[entry[0]] !== entry[1],
  )
}
