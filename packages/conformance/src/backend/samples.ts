import { type DType, type Shape, sizeOf, type Tensor, tensor } from '@chainrule/autograd'

/** Which numbers an operation is tested on. */
export type Domain =
  /** Of both signs, from -3 to 3. */
  | 'any'
  /** From 0.05 to 3. */
  | 'positive'
  /** Whole numbers, of both signs where the type has them. */
  | 'whole'
  /** Near 0: from -0.01 to 0.01. */
  | 'small'
  /** Positions in an axis of so many. */
  | { readonly below: number }

/** Different numbers, the same at each call. */
export function sample(shape: Shape, dtype: DType, domain: Domain, seed = 0): Tensor {
  const values = Float64Array.from({ length: sizeOf(shape) }, (_, i) => numberFor(dtype, domain, i, seed))
  return tensor(values, { shape, dtype })
}

/** Numbers at the edges of a type, where kernels differ that are equal elsewhere. */
export function edges(dtype: DType): number[] {
  if (dtype === 'bool') return [0, 1]
  if (dtype === 'int32') return [0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 46341, -46341]
  if (dtype === 'uint32') return [0, 1, 2, 2 ** 32 - 1, 2 ** 31, 65537]
  const large = dtype === 'float32' ? 3e38 : 1e308
  return [
    0,
    -0,
    1,
    -1,
    0.5,
    -0.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    large,
    -large,
    1e-30,
    -1e-30,
  ]
}

function numberFor(dtype: DType, domain: Domain, i: number, seed: number): number {
  const share = ((i + 1) * 0.6180339887 + seed * 0.3247) % 1
  if (typeof domain === 'object') return Math.floor(share * domain.below)
  if (dtype === 'bool') return share < 0.5 ? 0 : 1
  if (dtype === 'uint32') return Math.floor(share * 50)
  if (dtype === 'int32') return Math.floor(share * 100) - 50
  if (domain === 'positive') return 0.05 + 2.95 * share
  if (domain === 'whole') return Math.floor(share * 20) - 10
  return (domain === 'small' ? 0.01 : 3) * (2 * share - 1)
}
