import { isFloat } from '../dtype.ts'
import type { Tensor } from '../tensor.ts'
import { not } from './and-or-not.ts'

/** The elements with their order reversed: the smallest becomes the largest. Twice is the identity, and nothing overflows. */
export function mirrored(tensor: Tensor): Tensor {
  if (tensor.dtype === 'bool') return not(tensor)
  return isFloat(tensor.dtype) ? tensor.neg() : tensor.neg().sub(1)
}
