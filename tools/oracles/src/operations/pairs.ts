import type { Operand, Tensor } from '@chainrule/autograd'
import { atan2, floor, lerp, maximum, minimum, pow, truncate, where } from '@chainrule/autograd'
import type { Attributes } from '../attributes.ts'
import type { Operations } from './table.ts'

/** Two numbers to one, stretched to a common shape. */
export const pairs: Operations = {
  add: ([a, b], s) => a.add(scaled(other(b, s), s.number('alpha'))),
  sub: ([a, b], s) => a.sub(scaled(other(b, s), s.number('alpha'))),
  mul: ([a, b], s) => a.mul(other(b, s)),
  div: ([a, b], s) => rounded(a.div(other(b, s)), s.text('rounding_mode')),
  pow: ([a, b], s) => pow(a, other(b, s)),
  maximum: ([a, b], s) => maximum(a, other(b, s)),
  minimum: ([a, b], s) => minimum(a, other(b, s)),
  atan2: ([a, b], s) => atan2(a, other(b, s)),
  lerp: ([a, b, weight], s) => lerp(a, b, weight ?? s.number('weight') ?? 0.5),
  where: ([condition, a, b]) => where(condition, a, b),
}

function other(second: Tensor | undefined, attributes: Attributes): Operand {
  const operand = second ?? attributes.number('exponent', 'other', 'value', 'scalar')
  if (operand === undefined) throw new Error('The case has neither a second input nor a number in its place.')
  return operand
}

function scaled(operand: Operand, factor: number | undefined): Operand {
  if (factor === undefined || factor === 1) return operand
  return typeof operand === 'object' ? operand.mul(factor) : Number(operand) * factor
}

function rounded(quotient: Tensor, mode: string | undefined): Tensor {
  if (mode === undefined) return quotient
  if (mode === 'floor') return floor(quotient)
  if (mode === 'trunc') return truncate(quotient)
  throw new Error(`There is no rounding_mode "${mode}".`)
}
