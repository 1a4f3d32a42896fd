import { isFloat } from '../dtype.ts'
import type { Tensor } from '../tensor.ts'

/** The elements with their order reversed: the smallest becomes the largest. Twice is the identity, and nothing overflows. */
export function mirrored(tensor: Tensor): Tensor {
  if (tensor.dtype === 'bool') return tensor.not()
  return isFloat(tensor.dtype) ? tensor.neg() : tensor.neg().sub(1)
}
