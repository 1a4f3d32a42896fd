import { type DType, full, greater, type Tensor, type Tree, where } from '@chainrule/autograd'

/** One number that all parameters share: float64 where any of them is. */
export function sharedNumber(parameters: Tree, value: number): Tensor {
  const isDouble = Object.values(parameters).some(({ dtype }) => dtype === 'float64')
  return full([], value, { dtype: isDouble ? 'float64' : 'float32' })
}

/** The sum of all elements of all tensors. */
export function totalOf(tree: Tree, dtype: DType): Tensor {
  const parts = Object.values(tree).map((part) => part.sum().cast(dtype))
  return parts.reduce((sum, part) => sum.add(part))
}

/** A quotient, 0 where the divisor is not positive. */
export function overPositive(a: Tensor, b: Tensor): Tensor {
  return where(greater(b, 0), a.div(b), 0)
}
