import { mapTree, type Optimizer } from '@chainrule/autograd'
import { composite } from './composite.ts'

/** Halves the gradients, which no rounding can tell from half of the loss. */
export function halve(): Optimizer {
  return {
    ...composite('halve', {}),
    update: ({ gradients, state }) => ({ state, gradients: mapTree(gradients, (gradient) => gradient.mul(0.5)) }),
  }
}
