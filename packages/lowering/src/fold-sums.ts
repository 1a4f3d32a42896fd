import type { Simplified } from './simplify.ts'
import { usesOf } from './uses.ts'

/**
 * Sums over the leading axes of a matrix product become part of the product: `Σᵦ Aᵦ Bᵦ` is one product with a longer
 * inner axis. That is what the gradient of a weight is that a whole batch has used.
 */
export function foldSums({ values, outputs }: Simplified): Simplified {
  const uses = usesOf(values, outputs)
  const folded = values.map((value) => {
    if (value.operation !== 'sum') return value
    const product = values[value.inputs[0]]
    const axes = value.attributes.axes as readonly number[]
    const leading = product.shape.length - 2
    if (product.operation !== 'matmul' || uses[value.inputs[0]] > 1 || axes.some((axis) => axis >= leading))
      return value
    return { ...value, operation: 'matmul', primitive: product.primitive, inputs: product.inputs, attributes: { axes } }
  })
  return { values: folded, outputs }
}
