import { ChainruleError, cellsOf, type DType, type Shape, type State, type TypedArray } from '@chainrule/autograd'
import { modulesOf } from './modules.ts'

/** The value of one cell as plain numbers. */
export interface WeightData {
  readonly dtype: DType
  readonly shape: Shape
  /** Row-major. */
  readonly data: TypedArray
}

/** A tensor from a file: what `decode` of `@chainrule/safetensors` gives, or {@link WeightData}. */
export interface LoadableWeight {
  readonly dtype: string
  readonly shape: Shape
  readonly data: ArrayLike<number> | ArrayLike<bigint>
}

/** How exactly names must agree. */
export interface LoadOptions {
  /** Whether names that only one side has are errors. Shapes must fit in any case. @default true */
  strict?: boolean
}

/** Names that only one side has. */
export interface LoadReport {
  /** Names of the model that the tensors lack; these keep their values. */
  readonly missing: readonly string[]
  /** Names of the tensors that the model lacks. */
  readonly unexpected: readonly string[]
}

/**
 * Parameters and running statistics of a model as plain numbers, under their paths.
 *
 * The names are PyTorch's (`0.weight`, `1.running_mean`). Random states are left out: they belong to a training run,
 * not to the model. A parameter that is shared appears once, under its first path.
 *
 * @throws ChainruleError `cell-without-value` before `initialize`.
 *
 * @example
 * ```ts
 * import { initialize } from '@chainrule/autograd'
 * import { linear, sequential, weightsOf } from '@chainrule/nn'
 *
 * const weights = weightsOf(initialize(sequential(linear(2, 3)), { seed: 1 }))
 * console.log(Object.keys(weights), weights['0.weight'].shape) // ['0.weight', '0.bias'] [3, 2]
 * ```
 */
export function weightsOf(model: object): Record<string, WeightData> {
  const entries = [...weightCells(model)].map(([name, cell]) => {
    const { dtype, shape } = cell
    return [name, { dtype, shape, data: cell.data() }] as const
  })
  return Object.fromEntries(entries)
}

/**
 * Gives a model the weights of another one, or of a file.
 *
 * All is checked first: when it throws, nothing has changed. Floats convert to the precision of the model, integers to
 * its integers; a model needs no `initialize` before, unless it holds random states (dropout).
 *
 * @throws ChainruleError `weights-missing` and `weights-unexpected` where names differ, unless `strict` is false;
 * `weights-shape`, `weights-dtype`, `weights-range` where a value does not fit.
 *
 * @example
 * ```ts
 * import { equal, initialize, min } from '@chainrule/autograd'
 * import { linear, loadWeights, weightsOf } from '@chainrule/nn'
 *
 * const trained = initialize(linear(2, 3), { seed: 1 })
 * const copy = linear(2, 3)
 * loadWeights(copy, weightsOf(trained))
 * console.log(min(equal(copy.weight, trained.weight)).item()) // 1
 * ```
 */
export function loadWeights(
  model: object,
  tensors: { readonly [name: string]: LoadableWeight } | ReadonlyMap<string, LoadableWeight>,
  { strict = true }: LoadOptions = {},
): LoadReport {
  const given = new Map(isMap(tensors) ? tensors : Object.entries(tensors))
  const cells = weightCells(model)
  const missing = [...cells.keys()].filter((name) => !given.has(name))
  const unexpected = [...given.keys()].filter((name) => !cells.has(name))
  if (strict) requireSameNames(missing, unexpected, cells.size)
  const values = [...cells].flatMap(([name, cell]) => {
    const weight = given.get(name)
    return weight ? [{ cell, value: converted(name, cell, weight) }] : []
  })
  for (const { cell, value } of values) cell.write(value)
  return { missing, unexpected }
}

/** The cells of a model that make up what it has learned. */
function weightCells(model: object): Map<string, State> {
  const random = new Set<unknown>()
  for (const module of modulesOf(model).values()) if ('next' in module && 'cell' in module) random.add(module.cell)
  return new Map([...cellsOf(model)].filter(([, cell]) => !random.has(cell)))
}

function isMap<V>(tensors: { readonly [name: string]: V } | ReadonlyMap<string, V>): tensors is ReadonlyMap<string, V> {
  return typeof tensors.get === 'function' && typeof tensors.entries === 'function'
}

interface Range {
  /** Types of a file that convert to it. */
  readonly from: readonly string[]
  holds(element: number): boolean
}

const float: Range = { from: ['float32', 'float64'], holds: () => true }
const integers = ['int64', 'int32', 'int16', 'int8', 'uint64', 'uint32', 'uint16', 'uint8']

const ranges: Record<DType, Range> = {
  float32: float,
  float64: float,
  int32: { from: integers, holds: (element) => element === (element | 0) },
  uint32: { from: integers, holds: (element) => element === element >>> 0 },
  bool: { from: ['bool'], holds: (element) => element === 0 || element === 1 },
}

/** The elements of a weight, after checking that a cell can hold them. */
function converted(name: string, cell: State, { dtype, shape, data }: LoadableWeight): Float64Array {
  if (shape.length !== cell.shape.length || cell.shape.some((size, axis) => size !== shape[axis])) {
    throw new ChainruleError(
      'weights-shape',
      `loadWeights: "${name}" is [${shape}], the model needs [${cell.shape}].`,
      'Build the model with the sizes that the weights were made for.',
    )
  }
  const { from, holds } = ranges[cell.dtype]
  if (!from.includes(dtype) || data.length !== cell.size) {
    throw new ChainruleError(
      'weights-dtype',
      `loadWeights: "${name}" holds ${data.length} elements of ${dtype}, the model needs ${cell.size} of ${cell.dtype}.`,
      'Floats load into floats and integers into integers; widen half precision first, as decode() of @chainrule/safetensors does.',
    )
  }
  const value = Float64Array.from({ length: data.length }, (_, i) => Number(data[i]))
  const place = value.findIndex((element) => !holds(element))
  if (place >= 0) {
    throw new ChainruleError(
      'weights-range',
      `loadWeights: element ${place} of "${name}" is ${data[place]}, which ${cell.dtype} cannot hold.`,
      'Change it in the file, or leave the entry out and pass { strict: false }.',
    )
  }
  return value
}

function requireSameNames(missing: readonly string[], unexpected: readonly string[], count: number): void {
  if (missing.length > 0) {
    throw new ChainruleError(
      'weights-missing',
      `loadWeights: ${missing.length} of the model's ${count} entries are missing: ${listOf(missing)}.${unexpected.length > 0 ? ` There are others: ${listOf(unexpected)}.` : ''}`,
      'Check that the model has the structure that the weights come from, or pass { strict: false } to load what fits.',
    )
  }
  if (unexpected.length > 0) {
    throw new ChainruleError(
      'weights-unexpected',
      `loadWeights: the model has no place for ${listOf(unexpected)}.`,
      'Check that the model has the structure that the weights come from, or pass { strict: false } to load what fits.',
    )
  }
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => (name.length > 80 ? `${name.slice(0, 80)}…` : name))
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.join(', ')
}
