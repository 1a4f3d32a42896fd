import { ChainruleError } from './errors.ts'

/** Sizes of the axes, outermost first; `[]` is a single number. */
export type Shape = readonly number[]

/** Number of elements of a shape. */
export function sizeOf(shape: Shape): number {
  let size = 1
  for (const length of shape) size *= length
  return size
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis])
}

/** Steps between neighbours along each axis of a row-major array. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length)
  let stride = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride
    stride *= shape[axis]
  }
  return strides
}

/** The shape that two operands stretch to, by the usual rule: align at the right, sizes are equal or 1. */
export function broadcastShapes(operation: string, a: Shape, b: Shape): Shape {
  if (sameShape(a, b)) return a
  const rank = Math.max(a.length, b.length)
  const shape = new Array<number>(rank)
  for (let i = 1; i <= rank; i++) {
    const left = a[a.length - i] ?? 1
    const right = b[b.length - i] ?? 1
    if (left !== right && left !== 1 && right !== 1) {
      throw new ChainruleError(
        'shapes-do-not-broadcast',
        `${operation}: shapes [${a}] and [${b}] differ at axis ${-i} (${left} and ${right}).`,
        'Sizes must be equal, or one of them 1; reshape or expand one operand.',
      )
    }
    shape[rank - i] = left === 1 ? right : left
  }
  return shape
}

/** An axis counted from the left; negative ones count from the right. */
export function normalizeAxis(operation: string, axis: number, rank: number): number {
  const normal = axis < 0 ? axis + rank : axis
  if (!Number.isInteger(axis) || normal < 0 || normal >= rank) {
    throw new ChainruleError(
      'axis-out-of-range',
      `${operation}: axis ${axis} does not exist in a tensor of rank ${rank}.`,
      rank === 0 ? 'A rank-0 tensor has no axes.' : `Choose an integer from ${-rank} to ${rank - 1}.`,
    )
  }
  return normal
}

/** Several axes, or all of them when none are given; sorted, each once. */
export function normalizeAxes(operation: string, axes: number | readonly number[] | undefined, rank: number): number[] {
  if (axes === undefined) return Array.from({ length: rank }, (_, axis) => axis)
  const list = typeof axes === 'number' ? [axes] : axes
  return [...new Set(list.map((axis) => normalizeAxis(operation, axis, rank)))].sort((a, b) => a - b)
}

/** Throws unless every size is a whole number of at least 0. */
export function checkShape(operation: string, shape: Shape): void {
  for (const length of shape) {
    if (!Number.isSafeInteger(length) || length < 0) {
      throw new ChainruleError(
        'bad-shape',
        `${operation}: [${shape}] is not a shape.`,
        'Every size must be a whole number of at least 0.',
      )
    }
  }
}
