import type { Part, Tools } from '../contracts/optimizer.ts'
import type { RandomKey } from '../random/key.ts'
import { guard } from '../runtime.ts'
import { scalarLeaf, type Tensor } from '../tensor.ts'

/** What a plugin can do while it builds an update. */
export function toolsFor(part: Part, random: RandomKey): Tools {
  const scalars = new Map<unknown, Tensor>()
  return {
    part,
    random,
    scalar(f) {
      const number = scalars.get(f) ?? weakScalar(() => f(part.numbers(), part.steps + 1))
      scalars.set(f, number)
      return number
    },
    branch: (f) => guard(() => f(part.numbers(), part.steps + 1, part.calls + 1)),
  }
}

/** A number looked up at each run, which takes the type of what it meets. */
export function weakScalar(value: () => number): Tensor {
  const scalar = scalarLeaf(value, 'float32')
  scalar.weak = true
  return scalar
}
