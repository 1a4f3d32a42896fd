import * as core from '@chainrule/autograd'
import type { Operations } from './table.ts'

/** Sums of products. */
export const contractions: Operations = {
  matmul: ([a, b]) => a.matmul(b),
  bmm: ([a, b]) => a.matmul(b),
  mm: ([a, b]) => a.matmul(b),
  mv: ([a, b]) => a.matmul(b),
  dot: ([a, b]) => core.dot(a, b),
  outer: ([a, b]) => core.outer(a, b),
  addmm: ([c, a, b], s) => c.mul(s.number('beta') ?? 1).add(a.matmul(b).mul(s.number('alpha') ?? 1)),
  linear: ([x, weight, bias]) => {
    const product = x.matmul(weight.transpose())
    return bias ? product.add(bias) : product
  },
  einsum: (operands, s) => core.einsum(s.text('equation') ?? '', ...operands),
}
