import type { Backend, DType, Tensor, TypedArray } from '@chainrule/autograd'
import { requireThat } from '../shared/require-that.ts'

/**
 * How far a result may be from the exact one.
 *
 * - `exact`: not at all. What is compared with is the reference backend in the same type.
 * - `ulps`: so many units in the last place of the float64 result, rounded to the type.
 * - `terms`: so many rounding errors of the sum of the sizes of all terms, as any order of summation gives
 *   (Higham, Accuracy and Stability of Numerical Algorithms, section 4.2).
 * - `matrix`: so many rounding errors of the largest element, for decompositions of well-conditioned matrices.
 */
export type Tolerance =
  | { readonly kind: 'exact' }
  | { readonly kind: 'ulps'; readonly count: number }
  | { readonly kind: 'terms'; readonly count: (inputs: readonly Tensor[]) => number }
  | { readonly kind: 'matrix'; readonly count: number }

/** What was computed, and what it is compared with. */
export interface Comparison {
  readonly what: string
  readonly backend: Backend
  readonly dtype: DType
  readonly actual: TypedArray
  /** In float64, or in the same type where the comparison is exact. */
  readonly expected: TypedArray
  /** For sums: the sum of the sizes of the terms. */
  readonly sizes: TypedArray | null
  /** Rounding errors, units in the last place or terms. */
  readonly count: number
  readonly kind: Tolerance['kind']
}

/** Throws at the first element that is further off than it may be. */
export function requireClose({ what, backend, dtype, actual, expected, sizes, count, kind }: Comparison): void {
  requireThat(
    actual.length === expected.length && actual.constructor === arrayOf(dtype),
    `${backend.name}: ${what} gave ${actual.length} elements in a ${actual.constructor.name}, not ${expected.length} in a ${arrayOf(dtype).name}.`,
    'Storages hold as many elements as their shape, in the array of their type.',
  )
  const largest = kind === 'matrix' ? Math.max(0, ...Array.from(expected, Math.abs)) : 0
  for (let i = 0; i < actual.length; i++) {
    const wanted = dtype === 'float32' ? Math.fround(expected[i]) : expected[i]
    if (Object.is(actual[i] + 0, wanted + 0)) continue
    const unit = dtype === 'float32' ? 2 ** -24 : 2 ** -53
    const allowed =
      kind === 'exact'
        ? 0
        : kind === 'ulps'
          ? count * ulpOf(wanted, dtype)
          : count * unit * (kind === 'matrix' ? largest : (sizes?.[i] ?? 0))
    requireThat(
      Number.isFinite(wanted) && Math.abs(actual[i] - expected[i]) <= allowed,
      `${backend.name}: element ${i} of ${what} is ${actual[i]}, expected ${wanted}${kind === 'exact' ? '' : ` within ${allowed}`}.`,
      'The reference backend says what every operation means.',
    )
  }
}

/** The distance of a number to the next one of its type. */
export function ulpOf(value: number, dtype: DType): number {
  const [digits, least] = dtype === 'float32' ? [23, -149] : [52, -1074]
  const exponent = value === 0 ? least : Math.floor(Math.log2(Math.abs(value))) - digits
  return 2 ** Math.max(least, exponent)
}

function arrayOf(dtype: DType) {
  return { float32: Float32Array, float64: Float64Array, int32: Int32Array, uint32: Uint32Array, bool: Uint8Array }[
    dtype
  ]
}
