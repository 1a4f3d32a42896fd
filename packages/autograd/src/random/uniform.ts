/** A float32 in [0, 1) from one random word: its top 24 bits times 2⁻²⁴, so exact in float32. */
export function uniformFloat32(bits: number): number {
  return (bits >>> 8) * 2 ** -24
}

/** A float64 in [0, 1) from two random words: all of `high` and the top 21 bits of `low`, times 2⁻⁵³. */
export function uniformFloat64(high: number, low: number): number {
  return ((high >>> 0) * 2 ** 21 + (low >>> 11)) * 2 ** -53
}
