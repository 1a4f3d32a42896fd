import { parametersOf } from '@chainrule/autograd'
import type { Given } from './arguments.ts'
import { checkpointAt, loadCheckpoint, savedSettings } from './checkpoint.ts'
import { type Digits, loadDigits } from './data.ts'
import { evaluateNetwork } from './evaluate.ts'
import { watchInterrupt } from './interrupt.ts'
import { probeLayers } from './probe.ts'
import { type Progress, showProgress } from './progress.ts'
import { confusionText, healthText, mistakesText } from './report.ts'
import { type PreparedRun, prepareRun } from './run.ts'
import type { Settings } from './settings.ts'
import { count, duration, percent } from './text.ts'
import { trainDigits } from './train-digits.ts'

/** Trains one network, or goes on with one, and reports what it learned. Returns the exit code. */
export async function trainOnce(asked: Settings, given: Given, output: NodeJS.WriteStream): Promise<number> {
  const { checkpoint: path, resume } = asked
  const settings = { ...asked, ...(resume ? await savedSettings(path, given) : {}) }
  const checkpoint = await checkpointAt(path, resume)
  const say = (text = '') => output.write(`${text}\n`)

  const digits = await loadDigits(settings.examples)
  let progress: Progress | null = null
  const interrupt = watchInterrupt(() => {
    progress?.stop()
    process.exit(130)
  })
  const run = prepareRun(settings, digits.train, interrupt.signal)
  if (resume) await loadCheckpoint(path, run)
  const begin = run.training.step
  say(describe(run, digits.test))
  if (resume) say(`Going on after step ${count(begin)} of ${count(run.steps)}, from ${path}.`)
  if (checkpoint.previous) say(`The earlier run in ${path} will be kept as ${checkpoint.previous}.`)
  say()

  const before = Math.min(begin * settings.batchSize, settings.epochs * run.data.examples)
  progress = showProgress(output, { total: settings.epochs * run.data.examples, before })
  const { reason, seconds, failure } = await trainAndSave(run, progress, checkpoint)
  progress.stop()
  interrupt.release()
  if (reason === 'aborted') {
    say(`Stopped after step ${count(run.training.step)} of ${count(run.steps)}.`)
    if (!failure) say(`The run is kept in ${path}. To go on exactly there:\n  npm start -- --resume${pathFlag(path)}`)
    return 130
  }
  if (begin < run.steps) say(`Trained in ${duration(seconds)}.\n`)
  await report(run, digits.test, say)
  say(failure ? `\nThe run could not be saved: ${failure}` : `\nThe run is kept in ${path}.`)
  return failure ? 1 : 0
}

/** Trains to the end, or until it is stopped, and saves after each epoch and after the last step. */
async function trainAndSave(
  run: PreparedRun,
  progress: Progress,
  checkpoint: Awaited<ReturnType<typeof checkpointAt>>,
) {
  const { settings, training } = run
  let failure: string | null = null
  const save = async () => {
    failure = await checkpoint.save(run).then(
      () => null,
      (error: Error) => error.message,
    )
    if (failure) progress.print(`The run is not saved: ${failure}`)
  }
  const label = (epoch: number) => `epoch ${epoch}/${settings.epochs}`
  try {
    const trained = await trainDigits(run, {
      progress,
      label,
      async onEpoch({ epoch, metrics }, seconds) {
        const { loss, accuracy } = metrics
        progress.print(
          [label(epoch), `loss ${loss.toFixed(4)}`, `accuracy ${percent(accuracy)}`, duration(seconds)].join('   '),
        )
        await save()
      },
    })
    if (trained.reason === 'aborted') await save()
    return { ...trained, failure }
  } catch (error) {
    progress.stop()
    if ((error as { code?: string }).code === 'loss-not-finite' && training.epoch > 0) {
      progress.print(`${checkpoint.path} holds the run as it was after epoch ${training.epoch}.`)
    }
    throw error
  }
}

async function report({ model }: PreparedRun, test: Digits, say: (text?: string) => void): Promise<void> {
  const { loss, accuracy, confusion } = evaluateNetwork(model, test)
  say(
    `Test accuracy ${percent(accuracy)} on ${count(test.labels.shape[0] as number)} digits (loss ${loss.toFixed(4)})\n`,
  )
  say('Confusion matrix: a row for each true digit, a column for what the network said')
  say(confusionText(confusion))
  say(`${mistakesText(confusion)}\n`)
  say('Layers, on test digits: outputs, then how much gradient arrives at them and at the weights')
  say(healthText(await probeLayers(model, test)))
}

function describe({ model, settings, data, steps }: PreparedRun, test: Digits): string {
  const { hidden, initializer, optimizer, learningRate, schedule, regularizer, strength, dropout, seed } = settings
  const { epochs, batchSize } = settings
  const size = [...parametersOf(model).values()].reduce((sum, { size }) => sum + size, 0)
  const method = [
    `${optimizer} with learning rate ${learningRate} (${schedule})`,
    ...(regularizer === 'none' ? [] : [`${regularizer} of ${strength}`]),
    ...(dropout === 0 ? [] : [`dropout of ${dropout}`]),
  ]
  return [
    `Data      MNIST, ${count(data.examples)} training and ${count(test.labels.shape[0] as number)} test digits`,
    `Network   ${[784, ...hidden, 10].join(' → ')} with ReLU, ${count(size)} parameters, weights from ${initializer}`,
    `Training  ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}, ${count(steps)} steps of ${batchSize} digits, seed ${seed}`,
    `Method    ${method.join(', ')}`,
  ].join('\n')
}

function pathFlag(path: string): string {
  return path === 'mnist.safetensors' ? '' : ` --checkpoint ${/\s/.test(path) ? JSON.stringify(path) : path}`
}
