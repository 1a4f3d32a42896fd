import { drawNormal, grad, norm, type RandomKey, type Tensor } from '@chainrule/autograd'
import { requireRank } from './shared/drop.ts'

/** Random directions, and how many of them. */
export interface JacobianNormOptions {
  /** A key that has not been used before, such as `randomState(seed).next()`. */
  random: RandomKey
  /** Random directions that are averaged. @default 1 */
  projections?: number
}

/**
 * The squared norm of the Jacobian of a model with respect to its input, estimated along random directions.
 *
 *     ‖J‖² ≈ C / n · Σ ‖∂(v · f(x))/∂x‖²,    v uniform on the unit sphere, C the number of outputs
 *
 * The mean over the batch; its expectation is exact. Added to a loss times λ/2 it wants a model that does not react to
 * small changes of its input: Hoffman, Roberts and Yaida, 2019, algorithm 1, https://arxiv.org/abs/1908.02729.
 *
 * @param f - From [batch, ...] to [batch, C]; no example may see another.
 * @param x - [batch, ...], a constant here.
 * @returns A tensor of rank 0.
 * @throws ChainruleError `regularizer-shape`.
 *
 * @example
 * ```ts
 * import { ones, randomKey, type Tensor } from '@chainrule/autograd'
 * import { jacobianNorm } from '@chainrule/regularizers'
 *
 * const penalty = jacobianNorm((x: Tensor) => x.mul(3), ones([4, 2]), { random: randomKey(1) })
 * console.log(penalty.item().toFixed(3)) // 18.000
 * ```
 */
export function jacobianNorm(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  { random, projections = 1 }: JacobianNormOptions,
): Tensor {
  requireRank('jacobianNorm', x, '[batch, ...]', x.rank > 1)
  const squares = random.split(projections).map((key) => {
    let outputs = 0
    const gradient = grad((input: Tensor) => {
      const y = f(input)
      requireRank('jacobianNorm', y, '[batch, outputs]', y.rank === 2)
      outputs = y.shape[1]
      const direction = drawNormal(key, y.shape, { dtype: y.dtype })
      return direction
        .div(norm(direction, { axes: 1, keepAxes: true }))
        .mul(y)
        .sum()
    })(x.detach())
    return gradient
      .square()
      .sum()
      .mul(outputs / x.shape[0])
  })
  return squares.reduce((sum, square) => sum.add(square)).div(projections)
}
