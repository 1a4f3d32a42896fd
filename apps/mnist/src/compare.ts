import { optimizers } from './choices.ts'
import { type Digits, loadDigits } from './data.ts'
import { evaluateNetwork } from './evaluate.ts'
import { watchInterrupt } from './interrupt.ts'
import { initializerLesson, initializerTable, type Outcome, optimizerLesson, optimizerTable } from './lessons.ts'
import { probeLayers } from './probe.ts'
import { type Progress, showProgress } from './progress.ts'
import { prepareRun } from './run.ts'
import type { Settings } from './settings.ts'
import { count } from './text.ts'
import { trainDigits } from './train-digits.ts'

/** First weights that people use, and some that they had better not. */
const comparedInitializers = [
  'zeros',
  'constant:0.1',
  'normal:0.01',
  'normal:1',
  'xavierUniform',
  'xavierNormal',
  'heUniform',
  'heNormal',
]

/** Trains every choice from the same seed and batches, and prints what became of it. Returns the exit code. */
export async function compare(settings: Settings, output: NodeJS.WriteStream): Promise<number> {
  const byOptimizer = settings.compare === 'optimizer'
  const choices = byOptimizer ? Object.keys(optimizers) : comparedInitializers
  const digits = await loadDigits(settings.examples)
  const examples = digits.train.labels.shape[0] as number
  output.write(`${describe(settings, examples)}\n\n`)
  const each = settings.epochs * examples
  const progress = showProgress(output, { total: choices.length * each, before: 0 })
  const interrupt = watchInterrupt(() => {
    progress.stop()
    process.exit(130)
  })
  const outcomes: Outcome[] = []
  for (const [i, name] of choices.entries()) {
    const outcome = await trainChoice(name, settingsFor(settings, name), digits, interrupt.signal, {
      ...progress,
      update: (moment) => progress.update({ ...moment, seen: i * each + moment.seen }),
    })
    if (!outcome) break
    outcomes.push(outcome)
  }
  progress.stop()
  interrupt.release()
  if (outcomes.length > 0) output.write(`${(byOptimizer ? optimizerTable : initializerTable)(outcomes)}\n`)
  if (outcomes.length < choices.length) {
    output.write(`\nStopped after ${outcomes.length} of ${choices.length}.\n`)
    return 130
  }
  output.write(`\n${(byOptimizer ? optimizerLesson : initializerLesson)(outcomes)}\n`)
  return 0
}

/** The outcome of one choice, or null where the person stopped it. */
async function trainChoice(
  name: string,
  settings: Settings,
  digits: { train: Digits; test: Digits },
  signal: AbortSignal,
  progress: Progress,
): Promise<Outcome | null> {
  const run = prepareRun(settings, digits.train, signal)
  const layers = await probeLayers(run.model, digits.train)
  const hidden = layers.filter(({ kind }) => kind === 'relu')
  let loss: number | null = null
  const begin = performance.now()
  try {
    const { reason } = await trainDigits(run, {
      progress: { ...progress, stop() {} },
      label: () => name.padEnd(15),
      async onEpoch({ metrics }) {
        loss = metrics.loss
      },
    })
    if (reason === 'aborted') return null
  } catch (error) {
    if ((error as { code?: string }).code !== 'loss-not-finite') throw error
    loss = null
  }
  const seconds = (performance.now() - begin) / 1000
  return {
    name,
    first: hidden[0]?.deviation ?? 0,
    last: hidden.at(-1)?.deviation ?? 0,
    gradient: layers[0]?.outputGradient ?? 0,
    learningRate: settings.learningRate,
    loss,
    accuracy: evaluateNetwork(run.model, digits.test).accuracy,
    seconds,
  }
}

function settingsFor(settings: Settings, choice: string): Settings {
  if (settings.compare === 'initializer') return { ...settings, initializer: choice }
  const learningRate = settings.rateIsGiven ? settings.learningRate : optimizers[choice]?.rate
  return { ...settings, optimizer: choice, learningRate: learningRate ?? settings.learningRate }
}

function describe(settings: Settings, examples: number): string {
  const { compare, seed, hidden, epochs, batchSize, schedule, optimizer, learningRate, initializer } = settings
  const fixed =
    compare === 'initializer'
      ? `${optimizer} with learning rate ${learningRate} (${schedule})`
      : `weights from ${initializer}`
  return [
    `One training for each ${compare}, all from seed ${seed} and with the same batches:`,
    `${epochs} ${epochs === 1 ? 'epoch' : 'epochs'} of ${count(examples)} digits in steps of ${batchSize}, ${fixed},`,
    `${[784, ...hidden, 10].join(' → ')} with ReLU.`,
  ].join('\n')
}
