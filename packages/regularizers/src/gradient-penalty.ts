import { ChainruleError, grad, lerp, norm, type RandomKey, type Tensor } from '@chainrule/autograd'
import { requireRank } from './shared/drop.ts'

/** Random numbers, and what is wanted how much. */
export interface GradientPenaltyOptions {
  /** A key that has not been used before, such as `randomState(seed).next()`. */
  random: RandomKey
  /** Weight of the penalty. @default 10 */
  strength?: number
  /** The length that gradients shall have. @default 1 */
  target?: number
}

/**
 * Gradient penalty of WGAN-GP: wants a critic whose gradient has length 1 between real and generated examples.
 *
 *     penalty = λ · mean over the batch of (‖∂D(x̂)/∂x̂‖ - 1)²,    x̂ = ε x + (1 - ε) x̃,    ε ~ U(0, 1)
 *
 * Gulrajani et al., 2017, algorithm 1, https://arxiv.org/abs/1704.00028. Its gradient needs second derivatives of the
 * critic; examples count as constants. A critic with batch normalisation breaks it, since examples must not see each
 * other.
 *
 * @param critic - From [batch, ...] to a number for each example.
 * @param real - [batch, ...]
 * @param generated - Of the shape of `real`.
 * @returns A tensor of rank 0.
 * @throws ChainruleError `regularizer-shape`, `examples-differ`.
 *
 * @example
 * ```ts
 * import { ones, randomKey, tensor, zeros } from '@chainrule/autograd'
 * import { gradientPenalty } from '@chainrule/regularizers'
 *
 * const critic = (x: typeof real) => x.matmul(tensor([[3], [4]]))
 * const real = ones([8, 2])
 * console.log(gradientPenalty(critic, real, zeros([8, 2]), { random: randomKey(1) }).item()) // 160
 * ```
 */
export function gradientPenalty(
  critic: (x: Tensor) => Tensor,
  real: Tensor,
  generated: Tensor,
  { random, strength = 10, target = 1 }: GradientPenaltyOptions,
): Tensor {
  requireRank('gradientPenalty', real, '[batch, ...]', real.rank > 1)
  if (String(real.shape) !== String(generated.shape)) {
    throw new ChainruleError(
      'examples-differ',
      `gradientPenalty: the real examples are [${real.shape}], the generated ones [${generated.shape}].`,
      'Pass as many of one kind as of the other.',
    )
  }
  const [batch, ...rest] = real.shape
  const share = random.uniform([batch, ...rest.map(() => 1)], { dtype: real.dtype })
  const between = lerp(generated.detach(), real.detach(), share)
  const gradient = grad((x) => critic(x).sum())(between).reshape([batch, -1])
  return norm(gradient, { axes: 1 }).sub(target).square().mean().mul(strength)
}
