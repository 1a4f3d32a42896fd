import { abs, ChainruleError, eye, maximum, rsqrt, sizeOf, type Tensor } from '@chainrule/autograd'

/** The weights [outputs, inputs, ...] of a layer as a matrix with a row for each unit. */
export function unitMatrix(owner: string, w: Tensor): Tensor {
  if (w.rank < 2) {
    throw new ChainruleError(
      'regularizer-shape',
      `${owner}: the parameter is [${w.shape}], it must be [outputs, inputs, ...].`,
      "Choose parameters by regularize(model, regularizer, { only: (path, { role }) => role === 'weight' }).",
    )
  }
  return w.rank === 2 ? w : w.reshape([w.shape[0], sizeOf(w.shape.slice(1))])
}

/** The mean of |cos| of the angles between the rows of a matrix; 0 for one row. */
export function meanCosine(rows: Tensor): Tensor {
  const [count] = rows.shape
  const unit = rows.mul(rsqrt(maximum(rows.square().sum(1, { keepAxes: true }), 1e-12)))
  const others = eye(count, count, { dtype: rows.dtype }).neg().add(1)
  const pairs = (count * (count - 1)) / 2
  return abs(unit.matmul(unit.transpose()))
    .mul(others)
    .sum()
    .mul(0.5 / Math.max(1, pairs))
}
