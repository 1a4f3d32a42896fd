/**
 * A power of two within a factor of two of the largest size among the elements; one where all are zero.
 *
 * Dividing by it is exact and brings products out of reach of overflow. NaN where an element is NaN or infinite.
 */
export function scaleOf(values: Float64Array): number {
  let largest = 0
  for (let index = 0; index < values.length; index++) largest = Math.max(largest, Math.abs(values[index]))
  if (largest === 0) return 1
  if (!(largest < Number.POSITIVE_INFINITY)) return Number.NaN
  return 2 ** Math.min(1023, Math.floor(Math.log2(largest)))
}
