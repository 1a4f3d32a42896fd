import {
  ChainruleError,
  type Hyperparameter,
  type Options,
  type RunningOptimizer,
  resolve,
  restore,
  settingsOf,
  snapshot,
  type Tensor,
} from '@chainrule/autograd'

const settings = {
  start: { default: 1e-7, above: 0, scale: 'log', text: { en: 'First rate.', pt: 'Primeira taxa.' } },
  end: { default: 10, above: 0, scale: 'log', text: { en: 'Last rate.', pt: 'Última taxa.' } },
  steps: { default: 100, min: 2, whole: true, text: { en: 'Rates to try.', pt: 'Taxas a experimentar.' } },
  smoothing: {
    default: 0.9,
    min: 0,
    below: 1,
    text: { en: 'How much the losses before count.', pt: 'Quanto contam as perdas anteriores.' },
  },
  stopAt: {
    default: 4,
    above: 1,
    text: { en: 'Times the lowest loss at which it ends.', pt: 'Vezes a menor perda em que termina.' },
  },
} as const satisfies Record<string, Hyperparameter>

/** The declared numbers, and what is tested. */
export type RangeTestOptions = NonNullable<Options<typeof settings, number>[0]> & {
  /** One training step, which returns its loss; it may be a function from `compile`. */
  readonly step: (index: number) => number | Tensor | Promise<number | Tensor>
  /** The hyper-parameter that is tried out, as in `optimizer.set`. @default 'learningRate' */
  readonly setting?: string
}

/** The outcome of a range test, one entry for each step made. */
export interface RangeTest {
  readonly rates: readonly number[]
  readonly losses: readonly number[]
  /** The losses as a running mean without bias. */
  readonly smoothed: readonly number[]
  /** The rate at which the smoothed loss falls most steeply; null where it never falls. */
  readonly suggestion: number | null
  /** The rate at which the smoothed loss is lowest: too large to train with, but a bound. */
  readonly lowest: number | null
}

/**
 * Tries a learning rate out: trains for some steps while it grows exponentially, then puts everything back.
 *
 *     rate(i)     = start (end / start)^(i / (steps - 1))
 *     smoothed    = running mean of the losses, divided by 1 - smoothing^(i + 1)
 *     suggestion  = the rate where smoothed falls most from one rate to the next
 *
 * It ends early where the smoothed loss is not finite or larger than `stopAt` times the lowest one. Smith, 2017,
 * section 3.3, https://arxiv.org/abs/1506.01186, where the rate grows linearly; exponential growth, the smoothing and
 * the suggestion are those of fastai's `lr_find` (there smoothing is 0.98).
 *
 * @param run - What the steps change, to be put back: `{ model, optimizer }`, with data and random keys that have a state.
 * @throws ChainruleError `range-test-without-loss`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { gradientDescent, learningRateRangeTest } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([2]))
 * const optimizer = optimize({ w }, gradientDescent())
 * const step = () => optimizer.step(() => w.square().sum()) ?? 0
 * const { rates, suggestion } = await learningRateRangeTest({ w, optimizer }, { step, steps: 40 })
 * console.log(w.item(), rates.length <= 40, suggestion !== null && suggestion > 0.01 && suggestion < 1) // 2 true true
 * ```
 */
export async function learningRateRangeTest(
  run: { readonly optimizer: RunningOptimizer; readonly [part: string]: unknown },
  { step, setting = 'learningRate', ...options }: RangeTestOptions,
): Promise<RangeTest> {
  const { start, end, steps, smoothing, stopAt } = resolve<number>('learningRateRangeTest', settings, options)
  const { optimizer } = run
  const [before, usual] = [snapshot(run), settingsOf(optimizer).setting(setting)]
  const [rates, losses, smoothed]: [number[], number[], number[]] = [[], [], []]
  let mean = 0
  try {
    for (let i = 0; i < steps; i++) {
      const rate = start * (end / start) ** (i / (steps - 1))
      settingsOf(optimizer).set(setting, rate)
      const loss = await numberOf(await step(i))
      mean = smoothing * mean + (1 - smoothing) * loss
      const unbiased = mean / (1 - smoothing ** (i + 1))
      if (!Number.isFinite(unbiased)) break
      rates.push(rate)
      losses.push(loss)
      smoothed.push(unbiased)
      const least = Math.min(...smoothed)
      if (unbiased - least > (stopAt - 1) * Math.abs(least)) break
    }
  } finally {
    settingsOf(optimizer).set(setting, usual)
    restore(run, before)
  }
  return { rates, losses, smoothed, ...readCurve(rates, smoothed) }
}

function readCurve(rates: readonly number[], smoothed: readonly number[]): Pick<RangeTest, 'suggestion' | 'lowest'> {
  let steepest = 0
  let suggestion: number | null = null
  for (let i = 1; i < smoothed.length; i++) {
    const fall = smoothed[i] - smoothed[i - 1]
    if (fall >= steepest) continue
    steepest = fall
    suggestion = rates[i - 1]
  }
  return { suggestion, lowest: rates[smoothed.indexOf(Math.min(...smoothed))] ?? null }
}

async function numberOf(loss: number | Tensor | undefined): Promise<number> {
  const value = typeof loss === 'object' ? (await loss.read())[0] : loss
  if (typeof value === 'number') return value
  throw new ChainruleError(
    'range-test-without-loss',
    `learningRateRangeTest: the step returned ${String(value)} for its loss.`,
    'Return the loss of the step: step: () => optimizer.step(() => loss(batch)).',
  )
}
