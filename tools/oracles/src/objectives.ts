import type { Tensor } from '@chainrule/autograd'
import { slice } from '@chainrule/autograd'

/** (1 - x)² + 100 (y - x²)², a curved valley with its lowest point at (1, 1); Rosenbrock, 1960. */
export function rosenbrock(point: Tensor): Tensor {
  const x = slice(point, [[0, 1]])
  const y = slice(point, [[1, 2]])
  return x.sub(1).square().add(y.sub(x.square()).square().mul(100)).sum()
}
