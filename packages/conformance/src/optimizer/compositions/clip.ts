import { mapTree, maximum, type Optimizer } from '@chainrule/autograd'
import { composite } from './composite.ts'

/** Limits the norm of all gradients together, as `clipByGlobalNorm` of `@chainrule/optimizers`. */
export function clip(largest: number): Optimizer {
  return {
    ...composite('clip', {}),
    update({ gradients, state, scalar }) {
      const limit = scalar(() => largest)
      const squares = Object.values(gradients).map((gradient) => gradient.square().sum())
      const norm = squares.reduce((total, square) => total.add(square)).sqrt()
      return { state, gradients: mapTree(gradients, (gradient) => gradient.mul(limit.div(maximum(norm, limit)))) }
    },
  }
}
