import { ChainruleError, cellsOf, isParameter, type Model, type Tensor } from '@chainrule/autograd'
import { weightProducts } from './shared/weight-products.ts'

/** How close to unit variance each layer must come, and in how many tries. */
export interface CalibrationOptions {
  /** How far from 1 a variance may be. @default 0.1 */
  tolerance?: number
  /** How often a weight is scaled at most. @default 10 */
  passes?: number
}

/** What has been done to one weight. */
export interface Calibration {
  /** Its path in the model. */
  readonly path: string
  /** The variance of its products at first. */
  readonly before: number
  /** The variance of its products now; 0 stays 0. */
  readonly variance: number
  /** How often it has been scaled. */
  readonly passes: number
}

/**
 * LSUV: scales the weights of a model, layer by layer, until a batch leaves every layer with variance 1.
 *
 *     while |Var[y] - 1| ≥ tolerance:  W <- W / √Var[y],  y = W x
 *
 * Mishkin and Matas, 2016, "All you need is a good init", algorithm 1, https://arxiv.org/abs/1511.06422, which starts from
 * `orthogonal()` weights; defaults of the authors' code. The layers are found in what the model computes: every matrix product or
 * convolution of something that depends on the batch with one parameter of the role 'weight', whatever the model is made
 * of. The variance is that of all elements of the product, before a bias is added (the paper's biases are 0); a weight that is used
 * several times is scaled for all uses together.
 *
 * Left as they are: weights of 0, embeddings, weights that meet the batch in no product or together with other weights
 * (low-rank sums). A weight whose scale does not matter, as under weight normalisation, ends with the variance that it had. Running
 * statistics and random states are put back; batch normalisation makes calibration needless.
 *
 * @param model - A model with values, called with the batch; only tensors in its result, nested in any way, count.
 * @param batch - Its input, or the list of its inputs. A few hundred examples do.
 * @returns What was done, in the order of the layers.
 * @throws ChainruleError `calibration-without-weights` where no layer was found, `calibration-not-finite` where a product holds NaN
 * or infinity.
 *
 * @example
 * ```ts
 * import { drawNormal, initialize, randomKey } from '@chainrule/autograd'
 * import { calibrate, orthogonal, zeros } from '@chainrule/initializers'
 * import { linear, relu, sequential } from '@chainrule/nn'
 *
 * const model = sequential(linear(20, 50), relu, linear(50, 50), relu, linear(50, 3))
 * initialize(model, { seed: 1, by: { weight: orthogonal(), bias: zeros() } })
 * const report = await calibrate(model, drawNormal(randomKey(2), [200, 20]))
 * console.log(report.map(({ path, variance }) => `${path} ${variance.toFixed(2)}`)) // ['0.weight 1.00', '2.weight 1.00', '4.weight 1.00']
 * ```
 */
export async function calibrate(
  model: Model & ((...inputs: never[]) => unknown),
  batch: Tensor | readonly Tensor[],
  { tolerance = 0.1, passes = 10 }: CalibrationOptions = {},
): Promise<Calibration[]> {
  const inputs = 'dtype' in batch ? [batch] : batch
  const run = () => weightProducts(tensorsIn(model(...(inputs as never[]))), inputs)
  const restore = await keepStates(model)
  const weights = [...run().keys()]
  if (weights.length === 0) {
    throw new ChainruleError(
      'calibration-without-weights',
      'calibrate: no weight of the model meets the batch in a matrix product or a convolution.',
      'Pass the very tensors that the model is to see, and let it return what it computes.',
    )
  }
  const paths = new Map([...cellsOf(model)].map(([path, cell]) => [cell, path]))
  const report: Calibration[] = []
  for (const weight of weights) {
    const path = paths.get(weight) ?? weight.name
    let pass = 0
    let variance = await varianceOf(path, run().get(weight) ?? [])
    const before = variance
    while (variance > 0 && Math.abs(variance - 1) >= tolerance && pass < passes) {
      weight.assign(weight.div(Math.sqrt(variance)))
      variance = await varianceOf(path, run().get(weight) ?? [])
      pass += 1
    }
    report.push({ path, before, variance, passes: pass })
  }
  restore()
  return report
}

/** The variance over the elements of all products together. */
async function varianceOf(path: string, products: readonly Tensor[]): Promise<number> {
  const values = products.map((product) => product.detach())
  const count = values.reduce((size, value) => size + value.size, 0)
  const mean = total(values).div(count)
  const variance = total(values.map((value) => value.sub(mean).square())).div(count)
  const [number] = await variance.read()
  if (Number.isFinite(number)) return number
  throw new ChainruleError(
    'calibration-not-finite',
    `calibrate: the products of "${path}" have the variance ${number}.`,
    'Check the batch for NaN and infinity, and that it is not empty; start from orthogonal() weights.',
  )
}

function total(values: readonly Tensor[]): Tensor {
  return values.map((value) => value.sum()).reduce((sum, value) => sum.add(value))
}

/** Every tensor in what a model returns. */
function tensorsIn(result: unknown): Tensor[] {
  if (typeof result !== 'object' || result === null || ArrayBuffer.isView(result)) return []
  return isTensor(result) ? [result] : Object.values(result).flatMap(tensorsIn)
}

function isTensor(value: object): value is Tensor {
  return 'dtype' in value && 'node' in value
}

/** Reads running statistics and random states; the function that it returns puts them back. */
async function keepStates(model: Model): Promise<() => void> {
  const states = [...cellsOf(model).values()].filter((cell) => !isParameter(cell))
  const values = await Promise.all(states.map((cell) => cell.read()))
  return () => {
    for (const [i, cell] of states.entries()) cell.write(values[i])
  }
}
