import fc from 'fast-check'

/** Random elements in [-1, 1], often small integers, so that zeros, repeats and dependent rows turn up. */
export function matrixOf(rows: number, columns: number): fc.Arbitrary<Float64Array> {
  const element = fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(-1, 0, 0, 1, 0.5))
  return fc
    .array(element, { minLength: rows * columns, maxLength: rows * columns })
    .map((list) => Float64Array.from(list))
}

/** Row counts, column counts and a matrix of that shape, at times of low rank. */
export const rectangular = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).chain(([m, n]) =>
  fc
    .oneof(
      matrixOf(m, n),
      fc
        .integer({ min: 1, max: 2 })
        .chain((rank) =>
          fc.tuple(matrixOf(m, rank), matrixOf(rank, n)).map(([left, right]) => multiply(left, right, m, rank, n)),
        ),
    )
    .map((a) => ({ m, n, a })),
)

export const square = fc.integer({ min: 1, max: 9 }).chain((n) => matrixOf(n, n).map((a) => ({ n, a })))

export const symmetric = square.map(({ n, a }) => ({
  n,
  a: a.map((x, at) => x + a[(at % n) * n + Math.floor(at / n)]),
}))

export function multiply(a: Float64Array, b: Float64Array, m: number, k: number, n: number): Float64Array {
  return Float64Array.from({ length: m * n }, (_, at) => {
    let sum = 0
    for (let l = 0; l < k; l++) sum += a[Math.floor(at / n) * k + l] * b[l * n + (at % n)]
    return sum
  })
}

export function transpose(a: Float64Array, m: number, n: number): Float64Array {
  return Float64Array.from({ length: m * n }, (_, at) => a[(at % m) * n + Math.floor(at / m)])
}

export function identity(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0))
}

export function diagonal(values: Float64Array): Float64Array {
  const n = values.length
  return Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? values[at % n] : 0))
}

export function largestDifference(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length) throw new RangeError(`Matrices of ${a.length} and ${b.length} elements.`)
  // NaN wins, so that a comparison with it fails.
  return a.reduce((largest, x, at) => Math.max(largest, Math.abs(x - b[at])), 0)
}

/** How far the columns of a [m, n] matrix are from orthonormal. */
export function departure(a: Float64Array, m: number, n: number): number {
  return largestDifference(multiply(transpose(a, m, n), a, n, m, n), identity(n))
}

/** The Frobenius norm, at least the smallest normal number, to scale bounds with. */
export function norm(a: Float64Array): number {
  return Math.max(2 ** -1022, Math.hypot(...a))
}

/** A reproducible matrix too large for property tests: centred fractional parts of irrational multiples. */
export function large(m: number, n: number): Float64Array {
  return Float64Array.from({ length: m * n }, (_, at) => (((at + 1) ** 2 * Math.SQRT2 * 0.123) % 1) - 0.5)
}
