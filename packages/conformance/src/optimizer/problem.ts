import { type DType, full, Parameter, type Shape, sizeOf, type Tensor, tensor } from '@chainrule/autograd'
import type { OptimizerOptions } from './options.ts'

/** A small model with a loss. */
export interface Problem {
  readonly model: { readonly [name: string]: Parameter }
  loss(): Tensor
  /** Goes on to the batch of a call of `step`, where it has several. */
  turn?(call: number): void
}

/** Parameters of a small model: of every rank, and of every role that an optimizer may treat differently. */
const shapes: { readonly [name: string]: Shape } = { weight: [4, 3], bias: [4], kernel: [2, 3, 2, 2], scale: [] }
const roles = { weight: 'weight', bias: 'bias', kernel: 'weight', scale: 'scale' } as const

/** The names of the parameters of a small problem whose rank an optimizer takes. */
export function namesFor({ ranks = {} }: OptimizerOptions): string[] {
  const { min = 0, max = Number.POSITIVE_INFINITY } = ranks
  return Object.keys(shapes).filter((name) => shapes[name].length >= min && shapes[name].length <= max)
}

/** A smooth bowl for each parameter, steeper for some weights than for others; the same at every call. */
export function bowls(names: readonly string[], { dtype = 'float32' as DType, shift = 0, scale = 1 } = {}): Problem {
  const model = Object.fromEntries(
    names.map((name) => [
      name,
      start(shapes[name], roles[name as keyof typeof roles], wave(shapes[name], shift), dtype),
    ]),
  )
  const bottoms = names.map((name) => constant(shapes[name], (i) => Math.cos(2 * i + name.length) / 2 + shift, dtype))
  const slopes = names.map((name) => constant(shapes[name], (i) => scale * (1 + (i % 5) / 4), dtype))
  return {
    model,
    loss: () =>
      names
        .map((name, i) => model[name].sub(bottoms[i]).square().mul(slopes[i]).sum())
        .reduce((total, part) => total.add(part)),
  }
}

/** Bowls that stand elsewhere at each call, as batches of data do: slopes change their signs. */
export function movingBowls(names: readonly string[]): Problem {
  const { model, loss } = bowls(names)
  let moved = 0
  const beside = full([], () => moved)
  const sums = () => names.map((name) => model[name].mul(beside).sum())
  return {
    model,
    loss: () => sums().reduce((total, sum) => total.add(sum), loss()),
    turn(call) {
      moved = 4 * Math.sin(2.1 * call)
    },
  }
}

/** A slope that is the same everywhere, for parameters that start at `from`. */
export function slopes(
  given: { readonly [name: string]: Shape },
  slope: (i: number) => number,
  { dtype = 'float32' as DType, from = wave } = {},
): Problem {
  const model = Object.fromEntries(
    Object.entries(given).map(([name, shape]) => [
      name,
      start(shape, shape.length > 1 ? 'weight' : 'bias', from(shape), dtype),
    ]),
  )
  const directions = Object.entries(given).map(([name, shape]) => ({ name, direction: constant(shape, slope, dtype) }))
  return {
    model,
    loss: () =>
      directions
        .map(({ name, direction }) => model[name].mul(direction).sum())
        .reduce((total, part) => total.add(part)),
  }
}

/** Shapes that an optimizer takes, by names of their own. */
export function shapesFor({ ranks = {} }: OptimizerOptions, candidates: readonly Shape[]): { [name: string]: Shape } {
  const { min = 0, max = Number.POSITIVE_INFINITY } = ranks
  const fitting = candidates.filter(({ length }) => length >= min && length <= max)
  return Object.fromEntries(fitting.map((shape) => [`p${shape.join('x')}`, shape]))
}

function start(shape: Shape, role: Parameter['role'], values: readonly number[], dtype: DType): Parameter {
  const cell = new Parameter(shape, dtype, { role })
  cell.write(values)
  return cell
}

function wave(shape: Shape, shift = 0): number[] {
  return Array.from({ length: sizeOf(shape) }, (_, i) => Math.sin(3.7 * i + 1 + shape.length) + shift)
}

function constant(shape: Shape, value: (i: number) => number, dtype: DType): Tensor {
  return tensor(
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => value(i)),
    { shape, dtype },
  )
}
