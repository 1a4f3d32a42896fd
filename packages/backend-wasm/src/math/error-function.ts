import type { Code, Local } from '../assembler/code.ts'
import { emitSmallExp } from './exponential.ts'
import { emitMultiplyAdd, emitPolynomial } from './polynomial.ts'

const near = [-0.0005648059866, 0.004921762028, -0.02671505423, 0.1128031665, -0.3761234378, 0.1283791262]
const far = [
  1.658320522e-6, -4.645992365e-5, 0.000600055479, -0.004774191028, 0.02646087915, -0.1101471795, -0.6317575505,
  -1.130272075, 0.0003293570892,
]

/** From here on erf x is 1 in float32. */
const ONE = 3.95

/**
 * The error function of four float32 numbers, within 2 ulp.
 *
 *     |x| ≤ 1:  erf x = x + x P(x²)          |x| > 1:  erf |x| = 1 - e^Q(|x|)
 *
 * P and Q are Chebyshev interpolants, printed by reference/erf.py.
 */
export function emitErf(code: Code, x: Local, fused: boolean): void {
  const [size, inside, outside] = [code.local('v128'), code.local('v128'), code.local('v128')]
  code.get(x).get(x).op('f32x4.mul').set(size)
  emitPolynomial(code, size, inside, near, fused)
  emitMultiplyAdd(code.get(x).get(inside), () => code.get(x), fused)
  code.set(inside)
  code.get(x).op('f32x4.abs').keptF32x4(ONE).op('f32x4.pmin').set(size)
  emitPolynomial(code, size, outside, far, fused)
  code.keptF32x4(1)
  emitSmallExp(code, outside, fused)
  code.op('f32x4.sub')
  code.get(x).keptF32x4(-0).op('v128.and').op('v128.or')
  code.get(inside)
  code.get(size).keptF32x4(1).op('f32x4.gt').op('v128.bitselect')
  code.release('v128', size, inside, outside)
}
