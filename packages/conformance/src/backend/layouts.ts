import { flip, pad, slice, type Tensor, tensor } from '@chainrule/autograd'
import { computeByReference } from './run.ts'

/** A way for the elements of a tensor to lie in an array. */
export interface Layout {
  readonly name: string
  /** The same elements in another array, as an expression over a leaf; null where the shape does not allow it. */
  lay(x: Tensor): Tensor | null
}

export const dense: Layout = { name: 'dense', lay: (x) => x }

export const layouts: readonly Layout[] = [
  dense,
  {
    name: 'permuted',
    lay: (x) => {
      const order = x.shape.map((_, axis) => x.rank - 1 - axis)
      return x.rank < 2 ? null : leafOf(x.permute(order)).permute(order)
    },
  },
  {
    name: 'reversed',
    lay: (x) => {
      const all = x.shape.map((_, axis) => axis)
      return x.rank === 0 ? null : flip(leafOf(flip(x, all)), all)
    },
  },
  {
    name: 'with gaps',
    lay: (x) => {
      if (x.rank === 0) return null
      const spread = leafOf(
        pad(
          x,
          x.shape.map(() => [1, 2, 1]),
        ),
      )
      return slice(
        spread,
        x.shape.map((size) => [1, 1 + Math.max(0, 2 * size - 1), 2]),
      )
    },
  },
  {
    name: 'a window of a larger array',
    lay: (x) => {
      if (x.rank === 0) return null
      return slice(
        leafOf(
          pad(
            x,
            x.shape.map(() => [2, 3]),
          ),
        ),
        x.shape.map((size) => [2, 2 + size]),
      )
    },
  },
]

/** One row of `x`, stretched over its first axis. */
export function stretched(x: Tensor): Tensor {
  const first = leafOf(slice(x, [[0, 1]]))
  return x.rank === 0 ? x : first.expand(x.shape)
}

/** A leaf that holds the elements of an expression. */
export function leafOf(x: Tensor): Tensor {
  return tensor(computeByReference(x), { shape: x.shape, dtype: x.dtype })
}
