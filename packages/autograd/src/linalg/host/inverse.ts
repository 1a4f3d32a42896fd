import { solve } from './solve.ts'

/** The inverse of a row-major [n, n] matrix, or null where it is exactly singular. */
export function inverse(a: Float64Array, n: number): Float64Array | null {
  const identity = new Float64Array(n * n)
  for (let i = 0; i < n; i++) identity[i * n + i] = 1
  return solve(a, n, identity, n)
}
