import type { Code, Local } from '../assembler/code.ts'

/**
 * c₀ xᵏ + … + cₖ of four float32 numbers by Horner's rule, into `result`.
 *
 * @param fused - Whether products and sums are done in one instruction.
 */
export function emitPolynomial(
  code: Code,
  x: Local,
  result: Local,
  coefficients: readonly number[],
  fused: boolean,
): void {
  const [first, ...rest] = coefficients
  code.keptF32x4(first)
  for (const coefficient of rest) emitMultiplyAdd(code.get(x), () => code.keptF32x4(coefficient), fused)
  code.set(result)
}

/** The product of the two vectors on the stack plus the one that `addend` pushes. */
export function emitMultiplyAdd(code: Code, addend: () => void, fused: boolean): void {
  if (!fused) code.op('f32x4.mul')
  addend()
  code.op(fused ? 'f32x4.relaxed_madd' : 'f32x4.add')
}
