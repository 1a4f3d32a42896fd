import type { Code, Local } from '../assembler/code.ts'
import { emitMultiplyAdd, emitPolynomial } from './polynomial.ts'

/** Below, eˣ is 0 in float32. */
const LEAST = -104

/** 1.5 · 2²³: a number added to it is rounded to a whole one, which then stands in the lowest bits. */
const ROUNDER = 12_582_912
const ROUNDER_BITS = 0x4b400000

const coefficients = [
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
]

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
  const [n, r, half, zero] = Array.from({ length: 4 }, () => code.local('v128'))
  code.get(x).keptF32x4(LEAST).op('f32x4.lt').set(zero)
  // The pseudo-minimum keeps NaN too if it is the first operand, and is one instruction.
  code.get(x).keptF32x4(89).op('f32x4.pmin').get(zero).op('v128.andnot').set(r)
  emitReduced(code, r, n, fused)
  code.get(n).keptI32x4(ROUNDER_BITS).op('i32x4.sub').tee(n)
  code.i32(1).op('i32x4.shr_s').set(half)
  emitPowerOfTwo(code, () => code.get(half))
  code.op('f32x4.mul')
  emitPowerOfTwo(code, () => code.get(n).get(half).op('i32x4.sub'))
  code.op('f32x4.mul').get(zero).op('v128.andnot')
  code.release('v128', n, r, half, zero)
}

/** The same for |x| below 80, in fewer steps. Uses x up. */
export function emitSmallExp(code: Code, x: Local, fused: boolean): void {
  const n = code.local('v128')
  emitReduced(code, x, n, fused)
  code.get(n).i32(23).op('i32x4.shl').op('i32x4.add')
  code.release('v128', n)
}

/** Leaves eʳ on the stack, and n with {@link ROUNDER} in `n`. */
function emitReduced(code: Code, x: Local, n: Local, fused: boolean): void {
  const p = code.local('v128')
  emitMultiplyAdd(code.get(x).keptF32x4(Math.LOG2E), () => code.keptF32x4(ROUNDER), fused)
  code.tee(n).keptF32x4(ROUNDER).op('f32x4.sub').set(p)
  emitMultiplyAdd(code.get(p).keptF32x4(-0.693359375), () => code.get(x), fused)
  code.set(x)
  emitMultiplyAdd(code.get(p).keptF32x4(2.1219444e-4), () => code.get(x), fused)
  code.set(x)
  emitPolynomial(code, x, p, coefficients, fused)
  code.get(p).get(x).op('f32x4.mul').get(x)
  emitMultiplyAdd(code, () => code.get(x), fused)
  code.keptF32x4(1).op('f32x4.add')
  code.release('v128', p)
}

function emitPowerOfTwo(code: Code, exponent: () => void): void {
  exponent()
  code.keptI32x4(127).op('i32x4.add').i32(23).op('i32x4.shl')
}
