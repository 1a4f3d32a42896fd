import type { Code, Local } from '../assembler/code.ts'
import { emitLog } from './logarithm.ts'

/**
 * log(1 + x) of four float32 numbers, within 2 ulp: -∞ at -1, NaN below.
 *
 *     u = 1 + x, rounded,  log(1 + x) = log u + (x - (u - 1)) / u
 *
 * What the sum rounds away is added in first order, where log u has digits enough; the difference is exact.
 */
export function emitLog1p(code: Code, x: Local, fused: boolean): void {
  const [u, rest] = [code.local('v128'), code.local('v128')]
  code.get(x).keptF32x4(1).op('f32x4.add').set(u)
  code.get(x).get(u).keptF32x4(1).op('f32x4.sub').op('f32x4.sub').get(u).op('f32x4.div').set(rest)
  emitLog(code, u, fused)
  // At -1 and at infinity there is no rest.
  code.get(rest).get(rest).get(rest).op('f32x4.eq').op('v128.and').op('f32x4.add')
  code.release('v128', u, rest)
}
