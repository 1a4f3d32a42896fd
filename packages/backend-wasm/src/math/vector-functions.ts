import type { Code, Local } from '../assembler/code.ts'
import { emitErf } from './error-function.ts'
import { emitExp } from './exponential.ts'
import { emitTanh } from './hyperbolic-tangent.ts'
import { emitLog } from './logarithm.ts'
import { emitLog1p } from './logarithm-near-one.ts'

/** Functions of four float32 numbers at once, by operation. */
export const vectorFunctions: Partial<Record<string, (code: Code, x: Local, fused: boolean) => void>> = {
  erf: emitErf,
  exp: emitExp,
  log: emitLog,
  log1p: emitLog1p,
  tanh: emitTanh,
}
