import { ChainruleError } from '../errors.ts'
import { pad as primitive } from '../primitives/cut-and-join.ts'
import { apply, type Tensor } from '../tensor.ts'

/**
 * Surrounds with `value`: for each axis how many before, after and (rarely) between neighbours.
 *
 * @throws ChainruleError `pad-rank`, `pad-amount`.
 *
 * @example
 * ```ts
 * import { pad, tensor } from '@chainrule/autograd'
 *
 * console.log(pad(tensor([1, 2]), [[1, 2]]).toArray()) // [0, 1, 2, 0, 0]
 * ```
 */
export function pad(
  x: Tensor,
  amounts: readonly (readonly [before: number, after: number, between?: number])[],
  value = 0,
): Tensor {
  if (amounts.length !== x.rank) {
    throw new ChainruleError(
      'pad-rank',
      `pad: ${amounts.length} amounts for the ${x.rank} axes of [${x.shape}].`,
      'Give one pair [before, after] for each axis.',
    )
  }
  for (const [axis, list] of amounts.entries()) {
    if (list.every((amount) => amount === undefined || (Number.isInteger(amount) && amount >= 0))) continue
    throw new ChainruleError(
      'pad-amount',
      `pad: the amounts of axis ${axis} are [${list}].`,
      'Amounts are whole numbers of at least 0; use slice() to cut off.',
    )
  }
  if (amounts.every(([low, high, between = 0]) => low === 0 && high === 0 && between === 0)) return x.node
  return apply(primitive, [x], {
    low: amounts.map(([low]) => low),
    high: amounts.map(([, high]) => high),
    interior: amounts.map(([, , between = 0]) => between),
    value,
  })
}
