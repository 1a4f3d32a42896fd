import { encode } from '@chainrule/safetensors'
import { breathe } from '../../worker/breathe.ts'
import { chooseBackend } from '../../worker/choose-backend.ts'
import { serveWorker, transferring } from '../../worker/serve-worker.ts'
import type { TrainConfig } from './config.ts'
import type { Examples } from './engine/examples.ts'
import { fetchPictures } from './engine/fetch-pictures.ts'
import { frameOf, infoOf } from './engine/frame-of.ts'
import { type Pictures, prepareExamples } from './engine/prepare-examples.ts'
import { TableError } from './engine/table-error.ts'
import { createTimeline, type Timeline } from './engine/timeline.ts'
import { startRun } from './engine/training-run.ts'
import { pytorchProgram } from './export/pytorch-program.ts'
import { typescriptProgram } from './export/typescript-program.ts'
import type { TrainProtocol } from './protocol.ts'

/** Milliseconds of work between two looks at the messages. */
const SLICE = 8

/** Looks at the clock in a slice. Each takes some tenths of a microsecond, as a small step does. */
const LOOKS = 32

/** How far a program goes whose run has not begun. */
const PROGRAM_STEPS = 1000

interface Lane {
  readonly timeline: Timeline
  readonly examples: Examples
}

const backend = chooseBackend()
let lanes: Lane[] = []
/** The run that the page is going to ask for first: its name for the worker. */
let ahead = self.name === '' ? null : { name: self.name, lane: laneOf(JSON.parse(self.name), null) }
let playing = false
let rate = Number.POSITIVE_INFINITY
let due = 0
let pace = { since: 0, steps: 0, perSecond: 0 }

const emit = serveWorker<TrainProtocol>({
  async start({ configs, base }) {
    playing = false
    const pictures = configs.some(({ data }) => data.name === 'digits') ? await fetchPictures(base) : null
    const started: Lane[] = []
    for (const [run, config] of configs.entries()) {
      try {
        started.push(takeAhead(config) ?? laneOf(config, pictures))
      } catch (error) {
        if (error instanceof TableError) return { problem: error.problem, run }
        throw error
      }
    }
    lanes = started
    return {
      infos: lanes.map(({ examples, timeline }) => infoOf(examples, timeline.run)),
      backend: backend.name,
      threads: backend.threads,
    }
  },
  play(order) {
    rate = order.rate
    due = 0
    if (!playing) void play()
  },
  pause() {
    playing = false
  },
  advance({ steps }) {
    playing = false
    for (let i = 0; i < steps; i++) stepAll()
  },
  seek({ step }) {
    playing = false
    for (const { timeline } of lanes) timeline.seek(step)
  },
  change: ({ run, change }) => lanes[run]?.timeline.change(change),
  frame({ side, versions }) {
    const begin = performance.now()
    const runs = lanes.map(({ timeline, examples }, run) => frameOf(timeline, examples, side, versions[run] ?? -1))
    const cost = performance.now() - begin
    const buffers = runs.flatMap(({ fields }) => fields?.map(({ buffer }) => buffer as ArrayBuffer) ?? [])
    return transferring({ runs, playing, cost, stepsPerSecond: playing ? pace.perSecond : 0 }, buffers)
  },
  program({ run, language }) {
    const { timeline, examples } = lanes[run]
    const write = language === 'typescript' ? typescriptProgram : pytorchProgram
    return write(timeline.run.config, examples, timeline.run.steps || PROGRAM_STEPS)
  },
  weights: ({ run }) => encode(lanes[run].timeline.run.weights()) as Uint8Array<ArrayBuffer>,
})

function laneOf(config: TrainConfig, pictures: Pictures | null): Lane {
  const examples = prepareExamples(config, pictures)
  return { examples, timeline: createTimeline(startRun(config, examples)) }
}

/** What was made before the page asked for it, where it asks for that. */
function takeAhead(config: TrainConfig): Lane | null {
  const made = ahead?.name === JSON.stringify(config) ? ahead.lane : null
  ahead = null
  return made
}

async function play(): Promise<void> {
  playing = true
  pace = { since: performance.now(), steps: 0, perSecond: 0 }
  let last = performance.now()
  let together = 1
  try {
    while (playing) {
      const now = performance.now()
      due =
        rate === Number.POSITIVE_INFINITY ? rate : Math.min(due + (rate * (now - last)) / 1000, Math.max(1, rate / 10))
      last = now
      let taken = 0
      while (due >= 1 && performance.now() - now < SLICE) {
        const group = Math.floor(Math.min(due, together))
        for (let i = 0; i < group; i++) stepAll()
        due -= group
        taken += group
      }
      pace.steps += taken
      together = Math.max(1, taken / LOOKS)
      measure()
      await breathe()
    }
  } catch (error) {
    playing = false
    const { message, code } = error as { message: string; code?: string }
    emit('failed', { message, code })
  }
}

function stepAll(): void {
  for (const { timeline } of lanes) timeline.step()
}

function measure(): void {
  const seconds = (performance.now() - pace.since) / 1000
  if (seconds < 0.5) return
  pace = { since: performance.now(), steps: 0, perSecond: pace.steps / seconds }
}
