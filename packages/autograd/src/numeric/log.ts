// ln 2 in two parts: the first ends in zeros, which keeps its product with an exponent exact.
const LN2_HEAD = 0.6931471804855391
const LN2_TAIL = 7.440617110012397e-11

const view = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8))

/**
 * The natural logarithm of a positive finite number, with the same bits on every engine.
 *
 * `Math.log` is left to the engine, so that engines may differ in the last bit, and random weights drawn through it
 * with them. This one uses only IEEE 754 arithmetic: x = 2ᵏ m with m in [√½, √2] and
 *
 *     ln x = k ln 2 + 2 (s + s³/3 + s⁵/5 + ...),  s = (m - 1) / (m + 1),  |s| < 0.172
 *
 * Relative error below 5e-16.
 */
export function log(x: number): number {
  const subnormal = x < 2 ** -1022
  view.setFloat64(0, subnormal ? x * 2 ** 54 : x)
  const top = view.getUint32(0)
  view.setUint32(0, (top & 0xfffff) | 0x3ff00000)
  let mantissa = view.getFloat64(0)
  let exponent = (top >>> 20) - (subnormal ? 1077 : 1023)
  if (mantissa > Math.SQRT2) {
    mantissa /= 2
    exponent += 1
  }
  const s = (mantissa - 1) / (mantissa + 1)
  return exponent * LN2_HEAD + (exponent * LN2_TAIL + 2 * s + 2 * s * oddSeries(s * s))
}

/** z/3 + z²/5 + ... + z¹¹/23, of which the next term is below 2⁻⁵⁹ of 1 where z < 0.0295. */
function oddSeries(z: number): number {
  const end = 1 / 15 + z * (1 / 17 + z * (1 / 19 + z * (1 / 21 + z * (1 / 23))))
  return z * (1 / 3 + z * (1 / 5 + z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * end))))))
}
