import { where as primitive } from '../primitives/where.ts'
import { broadcastShapes } from '../shape.ts'
import { apply, literal, meet, type Operand, type Tensor } from '../tensor.ts'

/**
 * `ifTrue` where a mask is true, `ifFalse` elsewhere. All three stretch to one shape.
 *
 * @throws ChainruleError `condition-not-bool`, `shapes-do-not-broadcast`, `mixed-dtypes`.
 *
 * @example
 * ```ts
 * import { less, tensor, where } from '@chainrule/autograd'
 *
 * const x = tensor([-1, 2])
 * console.log(where(less(x, 0), x.neg(), 10).toArray()) // [1, 10]
 * ```
 */
export function where(condition: Tensor, ifTrue: Operand, ifFalse: Operand): Tensor {
  const [a, b] = meetAll('where', ifTrue, ifFalse)
  const shape = broadcastShapes('where', condition.shape, a.shape)
  return apply(primitive, [condition.expandTo(shape), a.expandTo(shape), b.expandTo(shape)])
}

function meetAll(operation: string, a: Operand, b: Operand): [Tensor, Tensor] {
  if (typeof a === 'object') return meet(operation, a, b)
  if (typeof b === 'object') {
    const [second, first] = meet(operation, b, a)
    return [first, second]
  }
  const dtype = typeof a === 'boolean' && typeof b === 'boolean' ? 'bool' : 'float32'
  return [literal(Number(a), dtype), literal(Number(b), dtype)]
}
