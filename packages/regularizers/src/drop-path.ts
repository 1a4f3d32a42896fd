import type { Tensor } from '@chainrule/autograd'
import type { DropoutOptions } from './dropout.ts'
import { drop, requireRank } from './shared/drop.ts'

/**
 * Stochastic depth: drops a whole residual branch for some of the examples.
 *
 *     y = x + branch(x) · keep / (1 - rate),    one keep ~ Bernoulli(1 - rate) for each example
 *
 * Huang et al., 2016, https://arxiv.org/abs/1603.09382, who drop for the whole batch and scale in evaluation instead;
 * this is the form of timm's `DropPath`. The paper lets the rate of block l of L grow linearly to 0.5.
 *
 * @param branch - [batch, ...], what the branch gave, before it is added.
 * @throws ChainruleError `dropout-rate`, `regularizer-shape` for rank 0.
 *
 * @example
 * ```ts
 * import { equal, max, min, ones, randomKey } from '@chainrule/autograd'
 * import { dropPath } from '@chainrule/regularizers'
 *
 * const x = ones([8, 3])
 * const y = x.add(dropPath(x.mul(2), { rate: 0.5, random: randomKey(1) }))
 * console.log(min(equal(max(y, 1), min(y, 1))).item()) // 1
 * ```
 */
export function dropPath(branch: Tensor, options: DropoutOptions): Tensor {
  requireRank('dropPath', branch, '[batch, ...]', branch.rank > 0)
  return drop(
    'dropPath',
    branch,
    options,
    branch.shape.map((size, axis) => (axis === 0 ? size : 1)),
  )
}
