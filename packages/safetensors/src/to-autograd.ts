import { ChainruleError } from '@chainrule/autograd/errors'
import type { TensorData } from './dtypes.ts'
import { widenHalf } from './widen-half.ts'

/** A tensor in one of the types that `@chainrule/autograd` computes with. */
export type AutogradData = Extract<TensorData, { dtype: 'float32' | 'float64' | 'int32' | 'uint32' | 'bool' }>

/**
 * The same numbers in a type that `@chainrule/autograd` has: other integers as int32, half precision as float32.
 *
 * Files from PyTorch count batches in int64. No number changes: one that int32 cannot hold is an error.
 *
 * @throws ChainruleError `safetensors-integer-too-large`.
 *
 * @example
 * ```ts
 * import { decode, encode, toAutograd } from '@chainrule/safetensors'
 *
 * const bytes = encode({ num_batches_tracked: { dtype: 'int64', shape: [], data: BigInt64Array.of(938n) } })
 * const { dtype, data } = toAutograd(decode(bytes).tensors.num_batches_tracked)
 * console.log(dtype, data[0]) // int32 938
 * ```
 */
export function toAutograd(tensor: TensorData): AutogradData {
  const { shape } = tensor
  switch (tensor.dtype) {
    case 'float16':
    case 'bfloat16':
      return { dtype: 'float32', shape, data: widenHalf(tensor.dtype, tensor.data) }
    case 'int64':
    case 'uint64':
      return { dtype: 'int32', shape, data: Int32Array.from(tensor.data as BigInt64Array, narrow) }
    case 'int16':
    case 'int8':
    case 'uint16':
    case 'uint8':
      return { dtype: 'int32', shape, data: Int32Array.from(tensor.data) }
    default:
      return tensor
  }
}

function narrow(value: bigint, index: number): number {
  if (value !== BigInt.asIntN(32, value)) {
    throw new ChainruleError(
      'safetensors-integer-too-large',
      `Element ${index} is ${value}, which int32 cannot hold.`,
      'Read the bigint array itself, or subtract an offset from it.',
    )
  }
  return Number(value)
}
