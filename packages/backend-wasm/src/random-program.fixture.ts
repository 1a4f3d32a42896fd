import {
  abs,
  argMax,
  concat,
  convolution,
  cumulativeSum,
  type DType,
  equal,
  erf,
  flip,
  lerp,
  less,
  logSoftmax,
  max,
  maximum,
  pad,
  reciprocal,
  relu,
  sigmoid,
  slice,
  softmax,
  sort,
  type Tensor,
  take,
  tanh,
  tensor,
  where,
} from '@chainrule/autograd'

/** One step of a program: which operation, on which values, and a number that the operation reads as it likes. */
type Instruction = readonly [operation: number, first: number, second: number, choice: number]

/** Shapes of leaves, and what is done with them and with what came out. */
export interface RandomProgram {
  readonly leaves: readonly (readonly number[])[]
  readonly instructions: readonly Instruction[]
}

/** A value, and whether all computers agree on each of its bits. */
interface Value {
  readonly tensor: Tensor
  /** Only such values decide: a comparison of others would hang on the last digit. */
  readonly exact: boolean
}

const MOST_ELEMENTS = 4000

/**
 * Describes a program: its leaves, which require gradients, its last values, and integers and truth values made of them.
 *
 * Every list of numbers is a program: what does not fit does nothing. Values stay of ordinary size.
 */
export function describeProgram({ leaves, instructions }: RandomProgram, dtype: DType) {
  const inputs = leaves.map((shape, i) => leafOf(shape, i, dtype))
  const values: Value[] = inputs.map((tensor) => ({ tensor, exact: true }))
  for (const [operation, first, second, choice] of instructions) {
    const [a, b] = [values[first % values.length], values[second % values.length]]
    const result = operations[operation % operations.length](a, b, choice)
    if (result && result.tensor.size <= MOST_ELEMENTS) values.push(result)
  }
  const last = values.slice(-3)
  const outputs = last.map(({ tensor }) => tensor)
  const whole = last.flatMap(({ tensor, exact }) => (exact ? wholeNumbers(tensor) : []))
  const loss = outputs
    .map((output, i) =>
      output
        .cast(dtype)
        .mul(weightsOf(output.shape, i, dtype))
        .sum(),
    )
    .reduce((sum, next) => sum.add(next))
  const largest = Math.max(...values.map(({ tensor }) => tensor.size))
  return { inputs, outputs, loss, whole, largest }
}

/** What must be the same on all computers, of values that are. */
function wholeNumbers(x: Tensor): Tensor[] {
  const eighths = x.mul(8).cast('int32')
  const places = x.rank > 0 && x.size > 0 ? [argMax(x, x.rank - 1), sort(x, { axis: 0 }).indices] : []
  return [eighths, eighths.cast('uint32'), less(x, 0.5), eighths.sum(), ...places]
}

type Operation = (a: Value, b: Value, choice: number) => Value | null

const rounded = (tensor: Tensor): Value => ({ tensor, exact: false })
const unary =
  (f: (x: Tensor, choice: number) => Tensor): Operation =>
  ({ tensor }, _, choice) =>
    rounded(f(tensor, choice))
/** Moves elements, and keeps them as they are. */
const movement =
  (f: (x: Tensor, choice: number) => Tensor | null): Operation =>
  ({ tensor, exact }, _, choice) => {
    const moved = f(tensor, choice)
    return moved && { tensor: moved, exact }
  }
const binary =
  (f: (a: Tensor, b: Tensor) => Tensor, keeps = false): Operation =>
  (a, b) =>
    fit(a.tensor, b.tensor)
      ? { tensor: f(a.tensor, b.tensor), exact: keeps && a.exact && b.exact }
      : rounded(f(a.tensor, tanh(b.tensor.sum())))
/** Needs values whose order is beyond doubt. */
const decision =
  (f: (a: Tensor, b: Tensor, choice: number) => Tensor | null): Operation =>
  (a, b, choice) => {
    const result = a.exact && b.exact && fit(a.tensor, b.tensor) ? f(a.tensor, b.tensor, choice) : null
    return result && { tensor: result, exact: true }
  }

const operations: readonly Operation[] = [
  unary((x) => tanh(x)),
  unary((x) => tanh(x).exp()),
  unary((x) => x.square().add(0.5).log()),
  unary((x) => x.square().add(0.25).sqrt()),
  unary((x) => reciprocal(x.square().add(1))),
  unary((x) => sigmoid(x)),
  unary((x) => erf(x)),
  unary((x) => (x.rank > 0 ? softmax(x) : tanh(x))),
  unary((x) => (x.rank > 0 ? logSoftmax(tanh(x)).mul(0.25) : tanh(x))),
  movement((x) => x.neg()),
  decision((x) => relu(x)),
  decision((x) => abs(x)),
  decision((a, b) => maximum(a, b)),
  decision((a, b) => where(less(a, b), a, b.neg())),
  decision((a, b) => where(equal(a, b), 0.5, a)),
  decision((a, _, choice) =>
    a.rank > 0 && a.size > 0 ? max(a, choice % a.rank, { keepAxes: choice % 2 === 0 }) : null,
  ),
  decision((a, _, choice) => (a.rank > 0 && a.size > 0 ? sort(a, { axis: choice % a.rank }).values : null)),
  decision((a, _, choice) =>
    a.rank > 0 && a.size > 0
      ? argMax(a, choice % a.rank)
          .mul(3)
          .cast(a.dtype)
          .mul(0.125)
      : null,
  ),
  decision((a) => a.mul(8).cast('int32').mul(2).add(1).cast(a.dtype).mul(0.0625)),
  binary((a, b) => a.add(b).mul(0.5), true),
  binary((a, b) => a.sub(b).mul(0.5), true),
  binary((a, b) => tanh(a.mul(b))),
  binary((a, b) => a.div(b.square().add(1))),
  binary((a, b) => lerp(a, b, 0.25)),
  movement((x, choice) => x.permute(rotated(x.rank, choice))),
  movement((x) => x.reshape([x.size])),
  movement((x, choice) => (x.size % 2 === 0 ? x.reshape(choice % 2 === 0 ? [2, x.size / 2] : [x.size / 2, 2]) : null)),
  movement((x, choice) => x.expand([1 + (choice % 3), ...x.shape])),
  movement((x, choice) => (x.rank > 0 ? flip(x, [choice % x.rank]) : null)),
  movement((x, choice) =>
    x.rank > 0
      ? slice(
          x,
          x.shape.map((size, axis) => (axis === choice % x.rank ? [Math.min(size, choice % 3), size] : null)),
        )
      : null,
  ),
  movement((x, choice) =>
    x.rank > 0
      ? pad(
          x,
          x.shape.map((_, axis) => (axis === choice % x.rank ? [choice % 3, 1] : [0, 0])),
          0.25,
        )
      : null,
  ),
  movement((x, choice) => (x.rank > 0 ? concat([x, flip(x, [0])], choice % x.rank) : null)),
  // Cut in two and put together the other way round, as whole rows of another shape.
  movement((x, choice) => {
    const axis = x.rank > 0 ? choice % x.rank : 0
    const size = x.shape[axis] ?? 0
    if (size < 2) return null
    const at = 1 + (choice % (size - 1))
    const piece = (from: number, to: number) =>
      slice(
        x,
        x.shape.map((_, other) => (other === axis ? [from, to] : null)),
      )
    const [first, last] = [piece(0, at), piece(at, size)]
    return concat([last.reshape([last.size]), first.permute(rotated(x.rank, 1)).reshape([first.size])])
  }),
  movement((x, choice) => {
    const axis = x.rank > 0 ? choice % x.rank : 0
    const size = x.shape[axis] ?? 0
    return size > 0 ? take(x, tensor(Int32Array.from([0, size - 1, choice % size])), axis) : null
  }),
  // Now and then a position that does not exist.
  movement((x, choice) => {
    const axis = x.rank > 0 ? choice % x.rank : 0
    const size = x.shape[axis] ?? 0
    return size > 0 ? take(x, tensor(Int32Array.from([choice % 16 === 15 ? size : 0])), axis) : null
  }),
  unary((x, choice) => (x.rank > 0 ? tanh(x.sum(choice % x.rank, { keepAxes: choice % 2 === 0 })) : tanh(x))),
  unary((x) => (x.size > 0 ? x.mean() : x.sum())),
  unary((x, choice) => (x.rank > 0 ? cumulativeSum(x.mul(0.25), choice % x.rank) : tanh(x))),
  (a, b) => {
    const [x, y] = [a.tensor, b.tensor]
    const inner = x.shape.at(-1) ?? 0
    if (x.rank < 2 || inner === 0) return null
    const fits = y.rank === 2 && y.shape[0] === inner
    return rounded(x.matmul(fits ? y : x.transpose()).mul(1 / inner))
  },
  (a, _, choice) => {
    const x = a.tensor
    if (x.rank !== 3 || x.size === 0) return null
    const window = 1 + (choice % Math.min(3, x.shape[2]))
    const weight = weightsOf([2, x.shape[1], window], choice, x.dtype).mul(1 / (x.shape[1] * window))
    const padding = choice % 2
    return rounded(
      convolution(x, weight, {
        stride: [1 + (choice % 2)],
        padding: [[padding, padding]],
        dilation: [1],
        inputDilation: [1],
        groups: 1,
      }),
    )
  },
]

/** Eighths between -2 and 2, some of them equal. */
function leafOf(shape: readonly number[], seed: number, dtype: DType): Tensor {
  const size = shape.reduce((product, length) => product * length, 1)
  const data = Float64Array.from({ length: size }, (_, i) => (((i * 7919 + seed * 104729 + 13) % 33) - 16) / 8)
  return tensor(data, { shape, dtype, requiresGrad: true })
}

function weightsOf(shape: readonly number[], seed: number, dtype: DType): Tensor {
  const size = shape.reduce((product, length) => product * length, 1)
  const data = Float64Array.from({ length: size }, (_, i) => (((i * 31 + seed * 17 + 5) % 16) - 7) / 8)
  return tensor(data, { shape, dtype })
}

/** Whether two values can be broadcast. */
function fit({ shape: a }: Tensor, { shape: b }: Tensor): boolean {
  const rank = Math.min(a.length, b.length)
  return Array.from({ length: rank }, (_, i) => [a.at(-1 - i), b.at(-1 - i)]).every(
    ([left, right]) => left === right || left === 1 || right === 1,
  )
}

function rotated(rank: number, by: number): number[] {
  return Array.from({ length: rank }, (_, axis) => (axis + by) % rank)
}
