import type { Code, Local } from '../assembler/code.ts'
import { emitMultiplyAdd, emitPolynomial } from './polynomial.ts'

/** Below, eˣ is 0 in float32. */
const LEAST = -104

/**
 * eˣ of four float32 numbers, within 1.1 ulp.
 *
 *     x = n ln 2 + r,  |r| ≤ ½ ln 2,  eˣ = 2ⁿ (1 + r + r² P(r))
 *
 * P is the minimax polynomial of the Cephes library (`expf`). 2ⁿ is applied in two halves, so that results below the
 * normal range lose digits gradually, as they should. Below them it is 0 without passing through them, which would be
 * slow: masked scores of attention are of this kind.
 */
export function emitExp(code: Code, x: Local, fused: boolean): void {
  const [n, r, p, half, zero] = Array.from({ length: 5 }, () => code.local('v128'))
  code.get(x).keptF32x4(LEAST).op('f32x4.lt').set(zero)
  code.get(x).keptF32x4(89).op('f32x4.min').get(zero).op('v128.andnot').set(r)
  code.get(r).keptF32x4(Math.LOG2E).op('f32x4.mul').op('f32x4.nearest').set(n)
  emitMultiplyAdd(code.get(n).keptF32x4(-0.693359375), () => code.get(r), fused)
  code.set(r)
  emitMultiplyAdd(code.get(n).keptF32x4(2.1219444e-4), () => code.get(r), fused)
  code.set(r)
  emitPolynomial(
    code,
    r,
    p,
    [1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1],
    fused,
  )
  code.get(p).get(r).op('f32x4.mul').get(r)
  emitMultiplyAdd(code, () => code.get(r), fused)
  code.keptF32x4(1).op('f32x4.add').set(p)
  code.get(n).op('i32x4.trunc_sat_f32x4_s').set(n)
  code.get(n).i32(1).op('i32x4.shr_s').set(half)
  code.get(p)
  emitPowerOfTwo(code, () => code.get(half))
  code.op('f32x4.mul')
  emitPowerOfTwo(code, () => code.get(n).get(half).op('i32x4.sub'))
  code.op('f32x4.mul').get(zero).op('v128.andnot')
  code.release('v128', n, r, p, half, zero)
}

function emitPowerOfTwo(code: Code, exponent: () => void): void {
  exponent()
  code.keptI32x4(127).op('i32x4.add').i32(23).op('i32x4.shl')
}
