import { cellsOf, isParameter, type Shape, type State, type Tensor, zeros } from '@chainrule/autograd'
import { watchLayers } from './layer.ts'
import { modulesOf } from './modules.ts'
import { inEvaluationMode } from './shared/training.ts'

/** One parameter in a summary. */
export interface CellSummary {
  /** `weight`, without the path of its layer. */
  readonly name: string
  readonly shape: Shape
  readonly count: number
  /** Whether training changes it: a parameter that requires a gradient. */
  readonly trainable: boolean
}

/** One layer in a summary. */
export interface LayerSummary {
  /** `0`, `encoder.norm1`; empty for the model itself. */
  readonly path: string
  /** `linear`; the name of a plain function. */
  readonly kind: string
  /** What it holds itself, without the layers inside it. */
  readonly parameters: readonly CellSummary[]
  /** Shape that came out when the model was called; null if it was not. */
  readonly output: Shape | null
}

/** What a model holds, as data. */
export interface ModelSummary {
  readonly layers: readonly LayerSummary[]
  /** Elements of all parameters, each shared one counted once. */
  readonly parameters: number
  /** Those that training changes. */
  readonly trainable: number
  /** Memory of the parameters. */
  readonly bytes: number
}

/**
 * The layers of a model with their parameters and sizes, as data. `summary` prints it.
 *
 * @param input - Shape of an input, or an input: the model is called with it, in evaluation mode and without computing
 * values, to see which shapes come out of the layers.
 *
 * @example
 * ```ts
 * import { linear, relu, sequential, summarize } from '@chainrule/nn'
 *
 * const { parameters, layers } = summarize(sequential(linear(784, 10), relu), [32, 784])
 * console.log(parameters, layers[1].output) // 7850 [32, 10]
 * ```
 */
export function summarize(model: object, input?: Shape | Tensor): ModelSummary {
  const cells = [...cellsOf(model)].filter(([, cell]) => isParameter(cell))
  const outputs =
    input === undefined
      ? null
      : outputShapes(
          model,
          inputOf(
            input,
            cells.map(([, cell]) => cell),
          ),
        )
  const modules = modulesOf(model)
  const layers = [...modules].flatMap(([path, module]): LayerSummary[] => {
    const own = cells.filter(([name]) => parentOf(name) === path)
    if (own.length === 0 && path !== '' && !isLayer(module, modules.get(parentOf(path)))) return []
    const parameters = own.map(([name, cell]) => cellSummary(name.slice(path === '' ? 0 : path.length + 1), cell))
    return [{ path, kind: kindOf(module), parameters, output: outputs?.get(module) ?? null }]
  })
  const all = cells.map(([name, cell]) => ({ ...cellSummary(name, cell), bytes: bytesOf(cell) }))
  return {
    layers,
    parameters: total(all.map(({ count }) => count)),
    trainable: total(all.filter(({ trainable }) => trainable).map(({ count }) => count)),
    bytes: total(all.map(({ bytes }) => bytes)),
  }
}

/**
 * A table of the layers of a model: parameters, counts, and what comes out.
 *
 * @param input - Shape of an input, or an input (for a model that takes whole numbers), to fill the column of outputs.
 *
 * @example
 * ```ts
 * import { linear, relu, sequential, summary } from '@chainrule/nn'
 *
 * const table = summary(sequential(linear(784, 128), relu, linear(128, 10)), [32, 784])
 * console.log(table.split('\n').at(-1)) // 101,770 parameters, all trainable, 407.1 kB
 * ```
 */
export function summary(model: object, input?: Shape | Tensor): string {
  const { layers, parameters, trainable, bytes } = summarize(model, input)
  const rows = layers.map(({ path, kind, parameters: own, output }) => {
    const depth = path === '' ? 0 : path.split('.').length
    const name = path === '' ? kind : `${path.split('.').at(-1)} ${kind}`
    const shapes = own.map((cell) => `${cell.name} [${cell.shape.join(', ')}]${cell.trainable ? '' : ' (frozen)'}`)
    const count = own.length > 0 ? number(total(own.map((cell) => cell.count))) : ''
    return ['  '.repeat(depth) + name, shapes.join(', '), count, output ? `[${output.join(', ')}]` : '']
  })
  const share = trainable === parameters ? 'all trainable' : `${number(trainable)} trainable`
  return [
    ...table(['layer', 'parameters', 'count', 'output'], rows),
    `${number(parameters)} parameters, ${share}, ${memory(bytes)}`,
  ].join('\n')
}

function inputOf(input: Shape | Tensor, cells: readonly State[]): Tensor {
  if ('dtype' in input) return input
  return zeros(input, { dtype: cells[0]?.dtype ?? 'float32' })
}

function outputShapes(model: object, input: Tensor): Map<object, Shape> {
  const shapes = new Map<object, Shape>()
  const call = model as (x: Tensor) => unknown
  inEvaluationMode(model, () =>
    watchLayers(
      ({ layer, output }) => {
        const shape = shapeOf(output)
        if (shape && !shapes.has(layer)) shapes.set(layer, shape)
      },
      () => {
        const shape = shapeOf(call(input))
        if (shape) shapes.set(model, shape)
      },
    ),
  )
  return shapes
}

/** The shape of a tensor, or of the first of several. */
function shapeOf(output: unknown): Shape | null {
  if (typeof output !== 'object' || output === null) return null
  if ('dtype' in output && 'shape' in output) return output.shape as Shape
  const [first] = Object.values(output)
  return first === undefined ? null : shapeOf(first)
}

function cellSummary(name: string, cell: State): CellSummary {
  return { name, shape: cell.shape, count: cell.size, trainable: cell.requiresGrad }
}

/** A layer, or a plain function that is part of one. */
function isLayer(module: object, parent: object | undefined): boolean {
  return 'kind' in module || (typeof module === 'function' && parent !== undefined && 'kind' in parent)
}

function kindOf(module: object): string {
  if ('kind' in module && typeof module.kind === 'string') return module.kind
  return typeof module === 'function' ? module.name || 'function' : 'group'
}

function parentOf(name: string): string {
  return name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : ''
}

function bytesOf(cell: State): number {
  return cell.size * (cell.dtype === 'float64' ? 8 : 4)
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0)
}

function number(value: number): string {
  return value.toLocaleString('en-US')
}

function memory(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const filled = head.map((_, column) => rows.some((row) => row[column] !== ''))
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 2 ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .filter((_, column) => filled[column])
      .join('  ')
      .trimEnd()
  return [line(head), ...rows.map(line)]
}
