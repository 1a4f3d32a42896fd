import { paced } from '@chainrule/widgets'
import { batch, computed, signal } from '@preact/signals'
import { type WorkerClient, workerClient } from '../../worker/worker-client.ts'
import { firstConfig, type TrainConfig } from './config.ts'
import { changesBetween } from './engine/changes.ts'
import type { TableProblem } from './engine/table-error.ts'
import type { Frame, HistoryColumns, RunInfo, TrainProtocol } from './protocol.ts'
import TrainWorker from './train.worker.ts?worker'

/** Places along each axis at which the network is looked at. */
export const SIDE = 48

/** Pictures take at most one in so many parts of the worker's time, so that training goes on where they are slow. */
const SHARE = 4

/** How often numbers and curves follow while a run goes on: faster than this nobody reads. */
const READABLE = 10

/** Everything that the room shows, and what can be done with it: the state of the page around the worker. */
export type Trainer = ReturnType<typeof createTrainer>

/** A trainer; where it is known to begin with what is set up at first, its worker does so by itself. */
export function createTrainer(begins = false) {
  /** What is set up: one run, or two side by side. */
  const configs = signal<readonly TrainConfig[]>([firstConfig])
  /** Which of two runs the settings are of. */
  const selected = signal(0)
  const infos = signal<readonly RunInfo[]>([])
  const frame = signal<Frame | null>(null)
  const histories = signal<readonly HistoryColumns[]>([])
  const playing = signal(false)
  /** Steps a second at most. */
  const rate = signal(Number.POSITIVE_INFINITY)
  /** What is wrong with the data of a run; the last good run stays. */
  const problem = signal<{ run: number; problem: TableProblem } | null>(null)
  /** Why a run could not be made or went no further. */
  const failure = signal<string | null>(null)
  const backend = signal<{ name: string; threads: number } | null>(null)
  const glance = paced(() => frame.value, { perSecond: READABLE, while: () => playing.value })
  const curves = paced(() => histories.value, { perSecond: READABLE, while: () => playing.value })

  const client: WorkerClient<TrainProtocol> = workerClient(
    // Messages wait until the page has time for them, and that is not while a room is being shown; a name comes at once.
    newWorker(begins ? JSON.stringify(firstConfig) : ''),
  )
  let closed = false
  let stale = false
  let drawing = false
  let asked = 0
  let asks = 0
  let shown = 0
  let starts = 0
  let sought: number | null = null
  let seeking = false

  client.on('failed', ({ message }) => {
    playing.value = false
    failure.value = message
    refresh()
  })

  /** Begins anew at step 0 with what is set up. */
  async function start(): Promise<void> {
    const turn = ++starts
    playing.value = false
    failure.value = null
    try {
      const started = await client.call('start', { configs: configs.value, base: document.baseURI })
      if (turn !== starts) return
      if ('problem' in started) {
        problem.value = started
        return
      }
      problem.value = null
      histories.value = []
      infos.value = started.infos
      backend.value = { name: started.backend, threads: started.threads }
      await draw()
    } catch (error) {
      if (turn === starts && !closed) failure.value = (error as Error).message
    }
  }

  /**
   * Asks for a picture of the runs as they stand. While playing it is shown when the screen is ready for it, so that the page
   * has the work of one at most for each of the screen's. Returns whether there was one.
   */
  async function draw(): Promise<boolean> {
    const ask = ++asks
    asked = performance.now()
    stale = false
    try {
      const versions = histories.value.map(({ version }) => version)
      const next = await client.call('frame', { side: SIDE, versions })
      if (playing.value) await screenReady()
      // A later one may have been shown meanwhile.
      if (ask < shown || next.runs.length !== infos.value.length) return true
      shown = ask
      const changed = next.runs.some(({ history }) => history)
      batch(() => {
        if (changed) histories.value = next.runs.map(({ history }, run) => history ?? histories.value[run])
        frame.value = next
      })
      return true
    } catch (error) {
      if (!closed) failure.value = (error as Error).message
      return false
    }
  }

  /** Draws when the screen is ready for it: again and again while playing, else once. */
  function refresh(): void {
    stale = true
    if (!drawing) requestAnimationFrame(drawOn)
  }

  async function drawOn(): Promise<void> {
    if (drawing) return
    drawing = true
    while (!closed && (stale || playing.value)) {
      const ready = asked + (frame.value?.cost ?? 0) * SHARE
      while (performance.now() < ready) await screenReady()
      if (!(await draw())) await screenReady()
    }
    drawing = false
  }

  function act(call: Promise<unknown>): void {
    call.then(refresh, (error: Error) => {
      playing.value = false
      if (!closed) failure.value = error.message
      refresh()
    })
  }

  /** Sets up a run: what can change while it goes on changes, anything else begins anew. */
  function configure(config: TrainConfig, run = selected.value): void {
    const before = configs.value[run]
    configs.value = configs.value.map((one, index) => (index === run ? config : one))
    const changes = infos.value.length === configs.value.length ? changesBetween(before, config) : null
    if (changes === null || problem.value || failure.value) {
      void start()
      return
    }
    for (const change of changes) act(client.call('change', { run, change }))
  }

  async function seek(step: number): Promise<void> {
    playing.value = false
    sought = step
    if (seeking) return
    seeking = true
    while (sought !== null) {
      const target: number = sought
      sought = null
      await client.call('seek', { step: target }).catch((error: Error) => {
        failure.value = error.message
      })
      await draw()
    }
    seeking = false
    // Numbers go back to what they were at that step.
    if (frame.value) configs.value = frame.value.runs.map(({ config }) => config)
  }

  return {
    configs,
    selected,
    infos,
    frame,
    histories,
    playing,
    rate,
    problem,
    failure,
    backend,
    config: computed(() => configs.value[selected.value]),
    info: computed(() => infos.value[selected.value]),
    runFrame: computed(() => frame.value?.runs[selected.value]),
    /** The frame and the histories for what is read, not watched: some times a second while playing. */
    glance: glance.signal,
    runGlance: computed(() => glance.signal.value?.runs[selected.value]),
    curves: curves.signal,
    configure,
    /** Begins with what is set up, if nothing has begun. */
    begin(): void {
      if (starts === 0) void start()
    },
    start,
    seek,
    /** Replaces everything, as a link or a file brings it. */
    open(next: readonly TrainConfig[]): void {
      configs.value = next
      selected.value = 0
      void start()
    },
    play(): void {
      failure.value = null
      playing.value = true
      act(client.call('play', { rate: rate.value }))
      // The first picture is asked for together with the first step, however long the one before took.
      asked = 0
      refresh()
    },
    pause(): void {
      playing.value = false
      act(client.call('pause', null))
    },
    advance(steps: number): void {
      playing.value = false
      act(client.call('advance', { steps }))
    },
    setRate(next: number): void {
      rate.value = next
      if (playing.value) act(client.call('play', { rate: next }))
    },
    setWeight(parameter: string, index: number, value: number): void {
      act(client.call('change', { run: selected.value, change: { kind: 'weight', parameter, index, value } }))
    },
    /** A second run beside the first, from the same seed; or back to one. */
    compare(wanted: boolean): void {
      const [first] = configs.value
      configs.value = wanted ? [first, first] : [configs.value[selected.value]]
      selected.value = wanted ? 1 : 0
      void start()
    },
    program: (run: number, language: 'typescript' | 'pytorch') => client.call('program', { run, language }),
    weights: (run: number) => client.call('weights', { run }),
    close(): void {
      closed = true
      glance.stop()
      curves.stop()
      client.stop()
    },
  }
}

function newWorker(name: string): Worker {
  // Astro, of which the types of the repository know too, declares a constructor without options.
  const Named = TrainWorker as new (options: { name: string }) => Worker
  return new Named({ name })
}

function screenReady(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}
