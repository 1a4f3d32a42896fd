import * as linalg from '@chainrule/autograd/linalg'
import type { Operations } from './table.ts'

/** Decompositions and what is made of them; signs and order as PyTorch has them. */
export const matrices: Operations = {
  cholesky: ([a]) => linalg.cholesky(a),
  det: ([a]) => linalg.determinant(a),
  logdet: ([a]) => linalg.logDeterminant(a).logarithm,
  inverse: ([a]) => linalg.inverse(a),
  solve: ([a, b]) => linalg.solve(a, b),
  eigvalsh: ([a]) => linalg.symmetricEigen(a).values,
  svdvals: ([a]) => linalg.singularValues(a).s,
}
