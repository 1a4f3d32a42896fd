import {
  atEvaluationPoint,
  type DType,
  isTensor,
  type NestedArray,
  type Optimizer,
  optimize,
  type Parameter,
  parameter,
  type Schedule,
  settingsOf,
  type Tensor,
  tensor,
} from '@chainrule/autograd'

/** Where a path starts: one parameter, or several by name. */
export type Start = NestedArray | { readonly [parameter: string]: NestedArray }

/** Tensors in the arrangement of the start. */
export type Like<S extends Start, T> = S extends NestedArray ? T : { readonly [K in keyof S]: T }

/** What an optimizer is given, and for how long. */
export interface TrajectoryOptions<S extends Start> {
  start: S
  /** The gradient at `w`, the same at each step or not; `step` is 0 on the first. One of this and `loss` is needed. */
  gradient?: (w: Like<S, Tensor>, step: number) => Like<S, Tensor>
  /** The loss at `w`, to be differentiated. */
  loss?: (w: Like<S, Tensor>, step: number) => Tensor
  steps: number
  /** Takes the place of the optimizer's own. */
  learningRate?: number | Schedule
  /** Other hyper-parameters, by name or path: `{ 'inner.beta1': 0.5 }`. */
  settings?: { readonly [name: string]: number | Schedule }
  /** @default 'float32' */
  dtype?: DType
  /** What is written down: the parameters, or where the method wants them measured. @default 'parameters' */
  point?: 'parameters' | 'evaluation'
  /** Of the optimizer's own random numbers. @default 0 */
  seed?: number
}

/**
 * The way that an optimizer takes from a start: the parameters after each step, row-major.
 *
 * With `gradient`, the optimizer sees exactly those gradients; the loss that it sees is Σ w · gradient, so give `loss` to one
 * that looks at the loss.
 *
 * @example
 * ```ts
 * import { defineOptimizer } from '@chainrule/autograd'
 * import { expectNumbers, trajectory } from '@chainrule/conformance'
 *
 * const descent = defineOptimizer({
 *   name: 'descent',
 *   hyperparameters: { learningRate: { default: 0.5, min: 0, text: { en: 'Size of a step.', pt: 'Tamanho do passo.' } } },
 *   update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
 * })
 * const path = trajectory(descent(), { start: [8, -4], gradient: (w) => w, steps: 3 })
 * expectNumbers(path, [[4, -2], [2, -1], [1, -0.5]])
 * ```
 */
export function trajectory<S extends Start>(optimizer: Optimizer, options: TrajectoryOptions<S>): Like<S, number[]>[] {
  const { start, steps, dtype = 'float32', point = 'parameters', seed = 0, learningRate, settings = {} } = options
  const single = typeof start === 'number' || typeof start === 'boolean' || Array.isArray(start)
  const starts: { readonly [name: string]: NestedArray } = single
    ? { w: start as NestedArray }
    : (start as { readonly [name: string]: NestedArray })
  const model: Record<string, Parameter> = mapValues(starts, (values) => parameter(tensor(values, { dtype })))
  const arranged = <T>(tree: Record<string, T>) => (single ? tree.w : tree) as Like<S, T>

  const running = optimize(model, optimizer, { seed })
  const numbers = learningRate === undefined ? settings : { ...settings, learningRate }
  for (const [name, value] of Object.entries(numbers)) settingsOf(running).set(name, value)

  const values = () => arranged(mapValues(model, (cell) => Array.from(cell.node.data())))
  return Array.from({ length: steps }, (_, step) => {
    running.step(() => lossAt(options, model, arranged, step))
    return point === 'evaluation' ? atEvaluationPoint(running, values) : values()
  })
}

function lossAt<S extends Start>(
  { gradient, loss }: TrajectoryOptions<S>,
  model: Record<string, Parameter>,
  arranged: <T>(tree: Record<string, T>) => Like<S, T>,
  step: number,
): Tensor {
  const weights: Record<string, Tensor> = mapValues(model, (cell) => cell.node)
  if (loss) return loss(arranged(weights), step)
  const slopes = gradient?.(arranged(mapValues(weights, (w) => w.detach())), step)
  const byName = (isTensor(slopes) ? { w: slopes } : slopes) as Record<string, Tensor>
  return Object.entries(byName)
    .map(([name, slope]) => weights[name].mul(slope.detach()).sum())
    .reduce((total, part) => total.add(part))
}

function mapValues<T, U>(tree: { readonly [name: string]: T }, f: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, f(value)]))
}
