import { lerp, maximum, rsqrt, type Tensor, zeros } from '@chainrule/autograd'

/** A running mean of squares: in full, or for matrices as the means of rows and columns. */
export type Squares = { full: Tensor } | { rows: Tensor; columns: Tensor }

/** Zeros; of rank one where there are a row and a column, over the last two axes. */
export function startSquares(parameter: Tensor): Squares {
  const { shape, dtype, size } = parameter
  if (shape.length < 2 || size === 0) return { full: parameter.zerosLike() }
  return {
    rows: zeros(shape.slice(0, -1), { dtype }),
    columns: zeros([...shape.slice(0, -2), ...shape.slice(-1)], { dtype }),
  }
}

/** Takes new squares into the mean. */
export function movedSquares(state: Squares, square: Tensor, share: Tensor): Squares {
  if ('full' in state) return { full: lerp(state.full, square, share) }
  return { rows: lerp(state.rows, square.mean(-1), share), columns: lerp(state.columns, square.mean(-2), share) }
}

/** A tensor over the root of the mean, where this is rows · columns / mean(rows). */
export function overRoot(x: Tensor, state: Squares): Tensor {
  if ('full' in state) return x.mul(rsqrt(state.full))
  const { rows, columns } = state
  const byRow = rsqrt(rows.div(rows.mean(-1, { keepAxes: true })))
  const byColumn = rsqrt(columns)
  return x
    .mul(byRow.reshape([...rows.shape, 1]))
    .mul(byColumn.reshape([...columns.shape.slice(0, -1), 1, ...columns.shape.slice(-1)]))
}

/** Not larger than a limit in root mean square. */
export function clippedByRms(x: Tensor, limit: Tensor): Tensor {
  return x.div(maximum(rootMeanSquare(x).div(limit), 1))
}

export function rootMeanSquare(x: Tensor): Tensor {
  return x.square().mean().sqrt()
}
