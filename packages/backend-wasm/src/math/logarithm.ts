import type { Code, Local } from '../assembler/code.ts'
import { emitPolynomial } from './polynomial.ts'

/**
 * Natural logarithm of four float32 numbers, within 1 ulp: -∞ at 0, NaN below.
 *
 *     x = 2ᵉ m,  √½ ≤ m < √2,  log x = e ln 2 + log(1 + (m - 1))
 *
 * The polynomial is that of the Cephes library (`logf`).
 */
export function emitLog(code: Code, x: Local, fused: boolean): void {
  const [scaled, e, m, z, p] = Array.from({ length: 5 }, () => code.local('v128'))
  // Numbers below the normal range are lifted into it first.
  const tiny = code.local('v128')
  code
    .get(x)
    .keptF32x4(2 ** -126)
    .op('f32x4.lt')
    .set(tiny)
  code
    .get(x)
    .keptF32x4(2 ** 23)
    .op('f32x4.mul')
    .get(x)
    .get(tiny)
    .op('v128.bitselect')
    .set(scaled)
  code.get(scaled).i32(23).op('i32x4.shr_u').keptI32x4(126).op('i32x4.sub').op('f32x4.convert_i32x4_s').set(e)
  code.get(e).keptF32x4(23).get(tiny).op('v128.and').op('f32x4.sub').set(e)
  code.get(scaled).keptI32x4(0x007fffff).op('v128.and').keptF32x4(0.5).op('v128.or').set(m)
  const below = tiny
  code.get(m).keptF32x4(Math.SQRT1_2).op('f32x4.lt').set(below)
  code.get(e).keptF32x4(1).get(below).op('v128.and').op('f32x4.sub').set(e)
  code.get(m).keptF32x4(1).op('f32x4.sub').get(m).get(below).op('v128.and').op('f32x4.add').set(m)
  code.get(m).get(m).op('f32x4.mul').set(z)
  emitPolynomial(
    code,
    m,
    p,
    [
      7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
      2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
    ],
    fused,
  )
  code.get(p).get(m).op('f32x4.mul').get(z).op('f32x4.mul').set(p)
  code.get(p).get(e).keptF32x4(-2.1219444e-4).op('f32x4.mul').op('f32x4.add').set(p)
  code.get(p).get(z).keptF32x4(0.5).op('f32x4.mul').op('f32x4.sub').set(p)
  code.get(m).get(p).op('f32x4.add').get(e).keptF32x4(0.693359375).op('f32x4.mul').op('f32x4.add').set(p)
  // Infinity and NaN stay themselves; 0 is -∞; below 0 is NaN.
  code.get(x).get(p)
  code.get(x).keptF32x4(Number.POSITIVE_INFINITY).op('f32x4.lt').get(x).get(x).op('f32x4.ne').op('v128.or')
  code.get(x).get(x).op('f32x4.eq').op('v128.and').set(z)
  code.get(z).op('v128.not').op('v128.bitselect').set(p)
  code.keptF32x4(Number.NEGATIVE_INFINITY).get(p).get(x).keptF32x4(0).op('f32x4.eq').op('v128.bitselect').set(p)
  code.keptF32x4(Number.NaN).get(p).get(x).keptF32x4(0).op('f32x4.lt').op('v128.bitselect')
  code.release('v128', scaled, e, m, z, p, tiny)
}
