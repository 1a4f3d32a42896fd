import {
  abs,
  and,
  ChainruleError,
  equal,
  evaluate,
  less,
  maximum,
  min,
  notEqual,
  type Parameter,
  parametersOf,
  type RunningOptimizer,
  restore,
  snapshot,
  type Tensor,
} from '@chainrule/autograd'
import { type LayerFunction, layersOf } from './layers-of.ts'

/** What to measure a model on. */
export interface LayerHealthOptions {
  /** A batch of inputs, as the model takes them. */
  inputs: Tensor
  /** The loss of the model's output for this batch, as one number. */
  loss: (output: Tensor) => Tensor
  /** Given, one update is made to measure its size, and taken back. */
  optimizer?: RunningOptimizer
}

/** How one layer fares on one batch. */
export interface LayerHealth {
  /** Its path in the model: `0`, `2.1`. */
  readonly path: string
  /** What it is: `linear`, `relu`. */
  readonly kind: string
  /** Shape of its output. */
  readonly shape: readonly number[]
  /** Mean of its outputs. */
  readonly mean: number
  /** Standard deviation of its outputs. */
  readonly deviation: number
  /** Share of its outputs that are exactly 0, from 0 to 1. */
  readonly zeros: number
  /** Share of its units that are 0 for every example. */
  readonly dead: number
  /**
   * For an activation: of the outputs that a gradient reaches, the share that pass less than 1 % of it on. Null for
   * layers with parameters or another shape, and where nothing before needs a gradient.
   */
  readonly saturated: number | null
  /** Root of the mean square of the gradient of the loss with respect to its outputs; null where none arrives. */
  readonly outputGradient: number | null
  /** Euclidean norm of the gradient of all its parameters; null without parameters. */
  readonly gradientNorm: number | null
  /** Norm of one update of its parameters, divided by their norm; null without parameters or optimizer. */
  readonly updateRatio: number | null
}

/**
 * Measures activations, gradients and updates of a sequential model, layer by layer, on one batch.
 *
 * The model, the optimizer and the gradients are left as they were. Useful signs: deviations that shrink or grow from
 * layer to layer (weights too small or too large), dead or saturated units, gradients of size 0, updates far from a
 * thousandth of the weights.
 *
 * @param model - A function of a tensor that holds its layers as fields `0`, `1`, …, as `sequential` makes it.
 * @throws ChainruleError `no-layers`.
 *
 * @example
 * ```ts
 * import { drawNormal, initialize, randomKey } from '@chainrule/autograd'
 * import { linear, relu, sequential } from '@chainrule/nn'
 * import { layerHealth } from '@chainrule/train'
 *
 * const model = initialize(sequential(linear(4, 8), relu, linear(8, 1)), { seed: 1 })
 * const inputs = drawNormal(randomKey(2), [32, 4])
 * const report = await layerHealth(model, { inputs, loss: (output) => output.square().mean() })
 * console.log(report.map(({ kind }) => kind)) // [ 'linear', 'relu', 'linear' ]
 * ```
 */
export async function layerHealth(
  model: LayerFunction,
  { inputs, loss, optimizer }: LayerHealthOptions,
): Promise<LayerHealth[]> {
  const layers = layersOf(model)
  if (layers.length === 0) {
    throw new ChainruleError(
      'no-layers',
      'layerHealth: the model holds no layers as fields 0, 1, ….',
      'Pass a model made with sequential().',
    )
  }
  const run = { model, optimizer }
  const before = snapshot(run)
  const gradients = [...parametersOf(model).values()].map((cell): [Parameter, Tensor | null] => [cell, cell.grad])
  try {
    for (const [cell] of gradients) cell.grad = null
    const { reports, total } = probe(layers, inputs, loss)
    const measured = await readAll(
      reports.map(({ statistics }) => statistics),
      total,
    )
    const ratios = optimizer ? updateRatios(layers, optimizer, () => loss(model(inputs))) : layers.map(() => null)
    return reports.map(({ path, kind, shape }, i) => ({
      path,
      kind,
      shape,
      ...(measured[i] as Measured),
      updateRatio: ratios[i],
    }))
  } finally {
    restore(run, before)
    for (const [cell, gradient] of gradients) cell.grad = gradient
  }
}

type Measured = Omit<LayerHealth, 'path' | 'kind' | 'shape' | 'updateRatio'>
type Statistics = { readonly [K in keyof Measured]: Tensor | null }
type Gradients = (Tensor | null)[]

/** Runs the layers one after the other, forward and backward, and describes what each of them sees. */
function probe(layers: [string, LayerFunction][], inputs: Tensor, loss: (output: Tensor) => Tensor) {
  const arriving: Gradients = layers.map(() => null)
  const flow: Tensor[] = [inputs]
  for (const [i, [, layer]] of layers.entries()) {
    // Of its own, so that a layer which returns its input does not share the hook.
    const output = layer(flow[i]).mul(1)
    output.onGradient((gradient) => {
      arriving[i] = gradient
    })
    flow.push(output)
  }
  const total = loss(flow[layers.length])
  total.backward()
  const reports = layers.map(([path, layer], i) => ({
    path,
    kind: (layer as { kind?: string }).kind ?? layer.name,
    shape: flow[i + 1].shape,
    statistics: statisticsOf(layer, flow[i], flow[i + 1], arriving[i - 1] ?? null, arriving[i]),
  }))
  return { reports, total }
}

function statisticsOf(
  layer: LayerFunction,
  input: Tensor,
  attached: Tensor,
  passedOn: Tensor | null,
  arrived: Tensor | null,
): Statistics {
  const output = attached.detach()
  const mean = output.mean()
  const zero = equal(output, 0)
  const parameters = [...parametersOf(layer).values()]
  const squares = parameters.flatMap(({ grad }) => (grad ? [grad.detach().square().sum()] : []))
  const activation = parameters.length === 0 && String(input.shape) === String(output.shape)
  return {
    mean,
    deviation: output.sub(mean).square().mean().sqrt(),
    zeros: zero.mean(),
    dead: min(zero.reshape([-1, output.shape[output.rank - 1] ?? 1]), 0).mean(),
    saturated: activation && passedOn && arrived ? saturation(passedOn.detach(), arrived.detach()) : null,
    outputGradient: arrived?.detach().square().mean().sqrt() ?? null,
    gradientNorm: squares.length > 0 ? squares.reduce((sum, square) => sum.add(square)).sqrt() : null,
  }
}

function saturation(passedOn: Tensor, arrived: Tensor): Tensor {
  const reached = notEqual(arrived, 0)
  const held = and(less(abs(passedOn), abs(arrived).mul(0.01)), reached)
  return held.sum().div(maximum(reached.sum(), 1))
}

/** Computes the loss with everything, so that no gradient waits for weights which are about to change. */
async function readAll(all: readonly Statistics[], loss: Tensor): Promise<Record<string, number | null>[]> {
  evaluate(loss, ...all.flatMap((statistics) => Object.values(statistics).filter((value) => value !== null)))
  return Promise.all(
    all.map(async (statistics) => {
      const entries = Object.entries(statistics).map(async ([name, value]) => [name, value && (await value.read())[0]])
      return Object.fromEntries(await Promise.all(entries))
    }),
  )
}

function updateRatios(
  layers: [string, LayerFunction][],
  optimizer: RunningOptimizer,
  closure: () => Tensor,
): (number | null)[] {
  const cells = layers.map(([, layer]) => [...parametersOf(layer).values()])
  const before = cells.map((list) => list.map((cell) => cell.data()))
  optimizer.step(closure)
  return cells.map((list, i) => {
    if (list.length === 0) return null
    let change = 0
    let size = 0
    for (const [j, cell] of list.entries()) {
      const old = before[i][j]
      cell.data().forEach((value, k) => {
        change += (value - old[k]) ** 2
        size += old[k] ** 2
      })
    }
    return Math.sqrt(change / size)
  })
}
