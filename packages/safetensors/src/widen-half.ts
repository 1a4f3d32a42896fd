/**
 * The float32 numbers that 16 bits stand for. Each is exact.
 *
 * bfloat16 is the upper half of a float32. float16 is IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction.
 */
export function widenHalf(dtype: 'float16' | 'bfloat16', bits: Uint16Array): Float32Array {
  if (dtype === 'bfloat16') return new Float32Array(Uint32Array.from(bits, (word) => word << 16).buffer)
  return Float32Array.from(bits, (word) => {
    const sign = word >> 15 ? -1 : 1
    const exponent = (word >> 10) & 31
    const fraction = (word & 1023) / 1024
    if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
    return sign * (exponent ? (1 + fraction) * 2 ** (exponent - 15) : fraction * 2 ** -14)
  })
}
