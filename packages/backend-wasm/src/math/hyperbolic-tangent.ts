import type { Code, Local } from '../assembler/code.ts'
import { emitPolynomial } from './polynomial.ts'

const above = [
  -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8, 1.48572235717979e-5,
  6.37261928875436e-4, 4.89352455891786e-3,
]
const below = [1.19825839466702e-6, 1.18534705686654e-4, 2.268434632439e-3, 4.89352518554385e-3]

/** From here on tanh x is 1 in float32. */
const ONE = 7.905311107635498

/**
 * tanh of four float32 numbers, within 5 ulp where products and sums are one instruction, else within 7:
 * x P(x²) / Q(x²) on [-7.9, 7.9], where it has become 1.
 *
 * The rational function is that of the Eigen library; close to 0, where x itself is the better answer, x is taken.
 */
export function emitTanh(code: Code, x: Local, fused: boolean): void {
  const [clamped, square, p, q] = Array.from({ length: 4 }, () => code.local('v128'))
  code
    .get(x)
    .keptF32x4(-ONE)
    .op('f32x4.pmax')
    .keptF32x4(ONE)
    .op('f32x4.pmin')
    .tee(clamped)
    .get(clamped)
    .op('f32x4.mul')
    .set(square)
  emitPolynomial(code, square, p, above, fused)
  emitPolynomial(code, square, q, below, fused)
  code.get(x)
  code.get(clamped).get(p).op('f32x4.mul').get(q).op('f32x4.div')
  code.get(x).op('f32x4.abs').keptF32x4(4e-4).op('f32x4.lt').op('v128.bitselect')
  code.release('v128', clamped, square, p, q)
}
