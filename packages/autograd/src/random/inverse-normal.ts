import { log } from '../numeric/log.ts'

// Numerators and denominators of Algorithm AS 241, highest power first, each the nearest float64.
const centreAbove = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
]
const centreBelow = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
]
const tailAbove = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
]
const tailBelow = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
]
const farAbove = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
]
const farBelow = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
]

/**
 * The value below which a standard normal variable falls with probability `p`, for `p` in [0, 1].
 *
 * Wichura, 1988, Algorithm AS 241 (PPND16), Applied Statistics 37(3): rational functions of p - ½ in the middle and of
 * √(-ln min(p, 1 - p)) in the tails. Relative error below 1e-15 for every `p`. The bits are the same on every engine:
 * all that is not plain arithmetic is a square root and our own logarithm. Infinite at 0 and 1, NaN outside.
 */
export function inverseNormal(p: number): number {
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * polynomial(centreAbove, r)) / polynomial(centreBelow, r)
  }
  const smaller = q < 0 ? p : 1 - p
  if (!(smaller > 0)) return smaller === 0 ? q / 0 : Number.NaN
  const r = Math.sqrt(-log(smaller))
  const size =
    r <= 5
      ? polynomial(tailAbove, r - 1.6) / polynomial(tailBelow, r - 1.6)
      : polynomial(farAbove, r - 5) / polynomial(farBelow, r - 5)
  return q < 0 ? -size : size
}

/** A standard normal float32 from one random word: the quantile of the middle of one of 2²⁴ parts, never infinite. */
export function normalFloat32(bits: number): number {
  return Math.fround(inverseNormal(((bits >>> 8) + 0.5) * 2 ** -24))
}

/**
 * A standard normal float64 from two random words: the quantile of the middle of one of 2⁵³ equal parts, never
 * infinite.
 *
 * The upper half mirrors the lower, where the middle of a part is exact in float64.
 */
export function normalFloat64(high: number, low: number): number {
  const part = (high >>> 0) * 2 ** 21 + (low >>> 11)
  return part < 2 ** 52 ? inverseNormal((part + 0.5) * 2 ** -53) : -inverseNormal((2 ** 53 - part - 0.5) * 2 ** -53)
}

/** Of degree seven, written out because every random weight passes here. */
function polynomial(c: readonly number[], x: number): number {
  return ((((((c[0] * x + c[1]) * x + c[2]) * x + c[3]) * x + c[4]) * x + c[5]) * x + c[6]) * x + c[7]
}
