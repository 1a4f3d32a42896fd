import type { Code, Local } from '../assembler/code.ts'

/**
 * eˣ of four float32 numbers, within 1.1 ulp.
 *
 *     x = n ln 2 + r,  |r| ≤ ½ ln 2,  eˣ = 2ⁿ (1 + r + r² P(r))
 *
 * P is the minimax polynomial of the Cephes library (`expf`). 2ⁿ is applied in two halves, so that results below the
 * normal range lose digits gradually, as they should.
 */
export function emitExp(code: Code, x: Local): void {
  const [n, r, p, half] = [code.local('v128'), code.local('v128'), code.local('v128'), code.local('v128')]
  code.get(x).f32x4(-104).op('f32x4.max').f32x4(89).op('f32x4.min').set(r)
  code.get(r).f32x4(Math.LOG2E).op('f32x4.mul').op('f32x4.nearest').set(n)
  code.get(r).get(n).f32x4(0.693359375).op('f32x4.mul').op('f32x4.sub')
  code.get(n).f32x4(-2.1219444e-4).op('f32x4.mul').op('f32x4.sub').set(r)
  emitPolynomial(
    code,
    r,
    p,
    [1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1],
  )
  code.get(p).get(r).op('f32x4.mul').get(r).op('f32x4.mul').get(r).op('f32x4.add').f32x4(1).op('f32x4.add').set(p)
  code.get(n).op('i32x4.trunc_sat_f32x4_s').set(n)
  code.get(n).i32(1).op('i32x4.shr_s').set(half)
  code.get(p)
  emitPowerOfTwo(code, () => code.get(half))
  code.op('f32x4.mul')
  emitPowerOfTwo(code, () => code.get(n).get(half).op('i32x4.sub'))
  code.op('f32x4.mul')
  code.release('v128', n, r, p, half)
}

/** c₀ xᵏ + … + cₖ by Horner's rule, into `result`. */
export function emitPolynomial(code: Code, x: Local, result: Local, coefficients: readonly number[]): void {
  const [first, ...rest] = coefficients
  code.f32x4(first)
  for (const coefficient of rest) code.get(x).op('f32x4.mul').f32x4(coefficient).op('f32x4.add')
  code.set(result)
}

function emitPowerOfTwo(code: Code, exponent: () => void): void {
  exponent()
  code.i32x4(127).op('i32x4.add').i32(23).op('i32x4.shl')
}
