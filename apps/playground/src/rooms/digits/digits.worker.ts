import { parametersOf } from '@chainrule/autograd'
import { encode } from '@chainrule/safetensors'
import { breathe } from '../../worker/breathe.ts'
import { chooseBackend } from '../../worker/choose-backend.ts'
import { serveWorker } from '../../worker/serve-worker.ts'
import type { DigitsConfig } from './config.ts'
import { createDigitsHistory } from './engine/digits-history.ts'
import { accuracyOn, type DigitsRun, startDigitsRun } from './engine/digits-run.ts'
import { examine } from './engine/examine.ts'
import { type Digits, fetchDigits } from './engine/fetch-digits.ts'
import { digitsPytorchProgram } from './export/digits-pytorch-program.ts'
import { digitsTypescriptProgram } from './export/digits-typescript-program.ts'
import type { DigitsProtocol } from './protocol.ts'

/** Milliseconds of work between two looks at the messages; one step may take longer. */
const SLICE = 8

/** Test digits that are looked at while the training goes on. */
const SAMPLE = 1000

interface Session {
  readonly config: DigitsConfig
  readonly run: DigitsRun
  readonly history: ReturnType<typeof createDigitsHistory>
}

let digits: Promise<Digits> | null = null
let session: Session | null = null
let playing = false
let pace = { since: 0, steps: 0, perSecond: 0 }

const emit = serveWorker<DigitsProtocol>({
  async start({ config, base }) {
    playing = false
    const backend = chooseBackend()
    digits ??= fetchDigits(base, (share) => emit('fetching', share))
    const all = await digits.catch((error) => {
      digits = null
      throw error
    })
    const run = startDigitsRun(config, all)
    session = { config, run, history: createDigitsHistory(run.batches, () => accuracyOn(run, all.test, SAMPLE)) }
    const parameters = [...parametersOf(run.model).values()].reduce((sum, { size }) => sum + size, 0)
    return { examples: run.examples, parameters, backend: backend.name, threads: backend.threads }
  },
  play() {
    if (!playing) void play()
  },
  pause() {
    playing = false
  },
  set: ({ name, value }) => present().run.set(name, value),
  frame({ version }) {
    const { run, history } = present()
    const { epoch, batch } = run.position
    const { steps: step, batches, loss } = run
    const speed = playing ? pace.perSecond : 0
    return { step, epoch, batch, batches, loss, speed, playing, finished: finished(), history: history.since(version) }
  },
  predict: ({ pixels }) => present().run.predict(pixels),
  examine: async ({ most }) => examine(present().run, (await (digits as Promise<Digits>)).test, most),
  program({ language }) {
    const { config, run } = present()
    const write = language === 'typescript' ? digitsTypescriptProgram : digitsPytorchProgram
    return write(config, run.steps || config.epochs * run.batches)
  },
  weights: () => encode(present().run.weights()) as Uint8Array<ArrayBuffer>,
})

function present(): Session {
  if (!session) throw new Error('The digits are not there yet.')
  return session
}

function finished(): boolean {
  const { config, run } = present()
  return run.position.epoch >= config.epochs
}

async function play(): Promise<void> {
  playing = true
  pace = { since: performance.now(), steps: 0, perSecond: 0 }
  try {
    while (playing && !finished()) {
      const { run, history, config } = present()
      const begin = performance.now()
      while (playing && !finished() && performance.now() - begin < SLICE) {
        run.step()
        history.note(run.steps, run.loss ?? Number.NaN)
        pace.steps += config.batchSize
      }
      measure()
      await breathe()
    }
  } catch (error) {
    const { message, code } = error as { message: string; code?: string }
    emit('failed', { message, code })
  }
  playing = false
}

function measure(): void {
  const seconds = (performance.now() - pace.since) / 1000
  if (seconds < 0.5) return
  pace = { since: performance.now(), steps: 0, perSecond: pace.steps / seconds }
}
