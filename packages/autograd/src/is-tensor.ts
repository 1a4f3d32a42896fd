import type { Tensor } from './tensor.ts'

/** Whether a value is a tensor, whichever copy of the library it comes from. */
export function isTensor(value: unknown): value is Tensor {
  return typeof value === 'object' && value !== null && 'dtype' in value && 'shape' in value && 'node' in value
}
