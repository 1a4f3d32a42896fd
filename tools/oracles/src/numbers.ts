import { type DType, type Tensor, tensor } from '@chainrule/autograd'

/** A tensor as the reference files write it. */
export interface Numbers {
  readonly shape: readonly number[]
  readonly dtype: string
  readonly data: readonly (number | boolean | null)[]
}

/** The precision in which a case is computed; integers and masks keep their own type. */
export type Precision = 'float32' | 'float64'

export const precisions: readonly Precision[] = ['float64', 'float32']

/** A tensor of our own from reference numbers. */
export function toTensor(numbers: Numbers, precision: Precision): Tensor {
  const dtype = dtypeOf(numbers, precision)
  const values = valuesOf(numbers)
  const exact = isFloating(numbers) ? values.map(restore) : values
  return tensor(Float64Array.from(exact), { shape: [...numbers.shape], dtype })
}

/** Its elements, with NaN where the file has null. */
export function valuesOf({ data }: Numbers): number[] {
  return data.map((value) => (value === null ? Number.NaN : Number(value)))
}

/** Whether it takes part in differentiation. */
function isFloating({ dtype }: Numbers): boolean {
  return dtype.startsWith('float') || dtype === 'double'
}

function dtypeOf(numbers: Numbers, precision: Precision): DType {
  if (isFloating(numbers)) return precision
  return numbers.dtype === 'bool' ? 'bool' : 'int32'
}

/** The float32 number that was written with twelve digits; any other number stays as it is. */
function restore(value: number): number {
  const nearest = Math.fround(value)
  return Math.abs(nearest - value) <= Math.abs(value) * 6e-12 ? nearest : value
}
