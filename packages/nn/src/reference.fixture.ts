import { type DType, type Tensor, tensor } from '@chainrule/autograd'
import { expect } from 'vitest'

/** A tensor of reference/*.json. */
export interface Plain {
  readonly shape: number[]
  readonly dtype: string
  readonly data: number[]
}

export const precisions = [
  { dtype: 'float64', tolerance: 1e-9 },
  { dtype: 'float32', tolerance: 1e-5 },
] as const

/** The tensor with floats in the precision under test, as a leaf with a gradient where it is one. */
export function leafOf({ shape, dtype, data }: Plain, precision: 'float32' | 'float64'): Tensor {
  const float = dtype === 'float64'
  return tensor(data, { shape, dtype: float ? precision : (dtype as DType), requiresGrad: float })
}

/** Differences count relative to max(1, |value|). */
export function expectClose(actual: Tensor | null, expected: Plain, tolerance: number, what: string): void {
  const values = (actual ?? leafOf({ ...expected, data: expected.data.map(() => 0) }, 'float64')).data()
  if (actual) expect([what, actual.shape]).toEqual([what, expected.shape])
  expected.data.forEach((value, i) => {
    const difference = Math.abs(values[i] - value) / Math.max(1, Math.abs(value))
    if (!(difference <= tolerance)) expect.fail(`${what}[${i}] is ${values[i]}, the reference says ${value}`)
  })
}
