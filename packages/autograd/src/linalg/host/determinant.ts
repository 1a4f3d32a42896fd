import { lu } from './lu.ts'

/**
 * The determinant of a row-major [n, n] matrix as its sign and the logarithm of its size, which do not overflow.
 *
 * The sign is 0 and the logarithm -Infinity where the matrix is exactly singular.
 */
export function determinant(a: Float64Array, n: number): { sign: number; logAbs: number } {
  const { factors, sign: exchanges } = lu(a, n)
  let sign = exchanges
  let logAbs = 0
  for (let i = 0; i < n; i++) {
    const pivot = factors[i * n + i]
    sign *= Math.sign(pivot)
    logAbs += Math.log(Math.abs(pivot))
  }
  return { sign: sign === 0 ? 0 : sign, logAbs }
}
