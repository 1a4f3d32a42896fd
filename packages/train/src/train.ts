import { ChainruleError, type Resumable } from '@chainrule/autograd'
import { type OpenEpoch, openEpoch } from './batch-source.ts'
import { breather } from './breather.ts'
import type {
  Best,
  EndEvent,
  EpochEvent,
  EvaluationEvent,
  Measured,
  Numbers,
  StepEvent,
  TrainingEvent,
} from './events.ts'
import { examplesIn } from './examples-in.ts'
import { keepBest } from './keep-best.ts'
import { checkProgress, freshProgress, type TrainingProgress } from './progress.ts'
import { readMetrics } from './read-metrics.ts'
import type { TrainingMoment, TrainOptions } from './train-options.ts'

/** A training under way: its events are walked, and it is a part of the run that is saved and resumed. */
export interface Training<M = Numbers<Measured>, E = Numbers<Measured>>
  extends AsyncIterable<TrainingEvent<M, E>>,
    Resumable<TrainingProgress> {
  /** Steps made so far. */
  readonly step: number
  /** Whole epochs made so far. */
  readonly epoch: number
  readonly best: Best | null
  /** Ends the training after the step under way; the `end` event tells the cause. */
  stop(cause?: unknown): void
  /** Puts back the best state that `keepBest` has seen. */
  restoreBest(): void
  /** Makes the rest of the steps and returns the last event. */
  finish(): Promise<EndEvent>
}

/**
 * Trains step by step and tells what happens: an async iterator of events, to walk with `for await`.
 *
 * After each step comes a `step` event, after an evaluation an `evaluation`, after an epoch an `epoch`, at last an `end`.
 * The loop may be left at any event and entered again: it goes on where it stood. Its progress is a part of the run
 * (`{ model, optimizer, training }`) for `saveRun`, `checkpointOf` and `snapshot`; a resumed run makes the same
 * steps as one that was never stopped, bit for bit, also from the middle of an epoch.
 *
 * An aborted signal ends the loop after the step under way with an `end` event of the reason `aborted`; an error that is
 * the reason of the signal, thrown while data are fetched or an evaluation is made, counts as that. Any other error
 * leaves the loop at the last whole step.
 *
 * @throws ChainruleError `loss-not-finite` (see `stopOnNaN`), `training-already-runs`, `epoch-without-batches`,
 * `metric-not-one-number`, `no-such-metric`, `other-data`, `bad-train-option`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { batches } from '@chainrule/data'
 * import { adam } from '@chainrule/optimizers'
 * import { tensorsOf, train } from '@chainrule/train'
 *
 * const model = { slope: parameter(tensor(0)) }
 * const optimizer = optimize(model, adam({ learningRate: 0.1 }))
 * const training = train({
 *   data: batches({ x: [[1], [2], [3]], y: [[2], [4], [6]] }, { batchSize: 2 }),
 *   step(batch) {
 *     const { x, y } = tensorsOf(batch)
 *     const loss = x.mul(model.slope).sub(y).square().mean()
 *     loss.backward()
 *     optimizer.step()
 *     return { loss }
 *   },
 *   epochs: 100,
 * })
 * for await (const event of training) {
 *   if (event.type === 'epoch' && event.metrics.loss < 1e-4) training.stop('good enough')
 * }
 * console.log(model.slope.item().toFixed(1)) // 2.0
 * ```
 */
export function train<B, R extends Measured, E extends Measured = void>(
  options: TrainOptions<B, R, E>,
): Training<Numbers<R>, Numbers<E>> {
  type Event = TrainingEvent<Numbers<R>, Numbers<E>>
  const { data, signal, evaluateEvery, stopOnNaN = true, examples: count = examplesIn, yieldEvery = 16 } = options
  const { epochs = Number.POSITIVE_INFINITY, steps = Number.POSITIVE_INFINITY } = options
  requireAmount('epochs', epochs)
  requireAmount('steps', steps)
  if (evaluateEvery !== undefined) requireAmount('evaluateEvery', evaluateEvery)
  const keeper = options.keepBest ? keepBest(options.keepBest) : null
  let progress = freshProgress()
  let open: OpenEpoch<B> | null = null
  let running = false
  let stopped: { cause: unknown } | null = null

  const moment = (): TrainingMoment => ({ step: progress.step, epoch: progress.epoch + 1, signal })
  const stop = (cause?: unknown) => {
    stopped ??= { cause }
  }
  const best = (): Best | null => {
    if (!progress.best) return null
    const { value, step, epoch, since } = progress.best
    return { value, step, epoch, since }
  }

  async function* walk(): AsyncGenerator<Event, void> {
    if (running) {
      throw new ChainruleError(
        'training-already-runs',
        'train: the events of this training are being walked already.',
        'Walk them in one loop, and make another training with train() for another run.',
      )
    }
    running = true
    const breathe = breather(yieldEvery)
    try {
      let event: Event
      do {
        event = await next()
        if (event.type !== 'end' && options.stopWhen?.(event)) stop(`stopWhen after ${event.type} ${event.step}`)
        yield event
        await breathe()
      } while (event.type !== 'end')
    } finally {
      running = false
      stopped = null
      await leave()
    }
  }

  async function next(): Promise<Event> {
    try {
      if (signal?.aborted) return end('aborted', signal.reason)
      if (stopped) return end('stopped', stopped.cause)
      if (evaluationIsDue()) return await evaluation()
      if (progress.over) return endOfEpoch()
      if (progress.epoch >= epochs || progress.step >= steps) return end('finished', undefined)
      open ??= await openEpoch(data, progress)
      const following = await open.next()
      if (following) return await step(following.batch, open)
      progress.over = true
      return next()
    } catch (error) {
      if (signal?.aborted && error === signal.reason) return end('aborted', error)
      throw error
    }
  }

  async function step(batch: B, from: OpenEpoch<B>): Promise<StepEvent<Numbers<R>>> {
    const metrics = await readMetrics(await options.step(batch, moment()))
    const finite = metrics.loss === undefined || Number.isFinite(metrics.loss)
    if (!finite && stopOnNaN) {
      throw new ChainruleError(
        'loss-not-finite',
        `train: the loss of step ${progress.step + 1} (batch ${progress.batch + 1} of epoch ${progress.epoch + 1}) is ${metrics.loss}.`,
        'Lower the learning rate, clip the gradients, check the data (checkFinite), or go back: restoreBest(), or the last checkpoint.',
      )
    }
    const examples = count(batch)
    for (const [name, value] of Object.entries(metrics)) {
      const [sum, number] = progress.totals[name] ?? [0, 0]
      progress.totals[name] = [sum + value * examples, number + examples]
    }
    from.used(progress)
    progress.step += 1
    return {
      type: 'step',
      step: progress.step,
      epoch: progress.epoch + 1,
      batch: progress.batch,
      examples,
      metrics: metrics as Numbers<R>,
      means: means() as Numbers<R>,
      finite,
    }
  }

  function evaluationIsDue(): boolean {
    const { step, over, evaluatedAt } = progress
    if (!options.evaluate || step === 0 || evaluatedAt === step) return false
    return step >= steps || (evaluateEvery ? step % evaluateEvery === 0 : over)
  }

  async function evaluation(): Promise<EvaluationEvent<Numbers<E>>> {
    const metrics = await readMetrics(await options.evaluate?.(moment()))
    const isBest = compare(metrics)
    progress.evaluation = metrics
    progress.evaluatedAt = progress.step
    return {
      type: 'evaluation',
      step: progress.step,
      epoch: progress.epoch + 1,
      metrics: metrics as Numbers<E>,
      best: best(),
      isBest,
    }
  }

  async function endOfEpoch(): Promise<EpochEvent<Numbers<R>, Numbers<E>>> {
    await leave()
    const metrics = means()
    if (!options.evaluate) compare(metrics)
    const { evaluation } = progress
    Object.assign(progress, { epoch: progress.epoch + 1, batch: 0, over: false, totals: {}, evaluation: null })
    return {
      type: 'epoch',
      step: progress.step,
      epoch: progress.epoch,
      metrics: metrics as Numbers<R>,
      evaluation: evaluation as Numbers<E> | null,
      best: best(),
    }
  }

  /** Whether these numbers are the best so far; then the state is copied. */
  function compare(metrics: Record<string, number>): boolean {
    if (!keeper) return false
    const before = progress.best
    progress.best = keeper.update(before, metrics, { step: progress.step, epoch: progress.epoch + 1 })
    return progress.best !== null && progress.best.since === 0 && progress.best !== before
  }

  function end(reason: EndEvent['reason'], cause: unknown): EndEvent {
    const { step, epoch, batch } = progress
    return { type: 'end', reason, cause, step, epoch: batch > 0 ? epoch + 1 : epoch, best: best() }
  }

  function means(): Record<string, number> {
    return Object.fromEntries(Object.entries(progress.totals).map(([name, [sum, number]]) => [name, sum / number]))
  }

  async function leave(): Promise<void> {
    const left = open
    open = null
    await left?.close()
  }

  return {
    [Symbol.asyncIterator]: walk,
    stop,
    restoreBest() {
      if (keeper) return keeper.restore(progress.best)
      throw new ChainruleError(
        'no-best-state',
        'restoreBest: this training keeps no best state.',
        "Pass keepBest: { of: model, metric: 'accuracy', goal: 'max' } to train().",
      )
    },
    async finish() {
      let last: Event | undefined
      for await (last of this);
      return last as EndEvent
    },
    get step() {
      return progress.step
    },
    get epoch() {
      return progress.epoch
    },
    get best() {
      return best()
    },
    cells: keeper?.cells,
    progress: () => structuredClone(progress),
    resume(saved) {
      checkProgress(saved)
      progress = structuredClone(saved)
      void leave()
    },
  }
}

function requireAmount(name: string, value: number): void {
  if (value === Number.POSITIVE_INFINITY || (Number.isSafeInteger(value) && value > 0)) return
  throw new ChainruleError('bad-train-option', `train: ${name} is ${value}.`, 'Use a whole number from 1 on.')
}
