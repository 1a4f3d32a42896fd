import { equal, minimum, norm, pow, type Tensor, where } from '@chainrule/autograd'
import { cosineSimilarity } from './cosine-similarity.ts'
import { relu } from './rectifiers.ts'
import { type LossOptions, pairOf, reduceLoss } from './shared/reduction.ts'

/** By how much something shall be right, and the reduction. */
export interface MarginOptions extends LossOptions {
  margin?: number
}

/**
 * What scores lack to be on the right side by 1: max(0, 1 - t x)^power.
 *
 * Targets are -1 and 1.
 *
 * Cortes and Vapnik, 1995. Power 2 gives the squared hinge.
 *
 * @param options - `power` (`@default` 1), `reduction` (`@default` 'mean').
 * @throws ChainruleError `loss-shapes`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { hinge } from '@chainrule/nn'
 *
 * console.log(hinge(tensor([0.5, 3]), tensor([1, -1])).item()) // 2.25
 * ```
 */
export function hinge(
  scores: Tensor,
  target: Tensor,
  { power = 1, reduction }: LossOptions & { power?: number } = {},
): Tensor {
  const [x, t] = pairOf('hinge', scores, target)
  const lacking = relu(x.mul(t).neg().add(1))
  return reduceLoss('hinge', power === 1 ? lacking : pow(lacking, power), reduction)
}

/**
 * Pulls distances of like pairs to 0 and pushes those of unlike pairs beyond a margin.
 *
 *     x where t = 1,  max(0, margin - x) where t = -1
 *
 * Targets are 1 for like and -1 for unlike pairs. As PyTorch's `hinge_embedding_loss`.
 *
 * @param options - `margin` (`@default` 1), `reduction` (`@default` 'mean').
 * @throws ChainruleError `loss-shapes`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { hingeEmbedding } from '@chainrule/nn'
 *
 * console.log(hingeEmbedding(tensor([0.5, 0.75]), tensor([1, -1])).item()) // 0.375
 * ```
 */
export function hingeEmbedding(
  distance: Tensor,
  target: Tensor,
  { margin = 1, reduction }: MarginOptions = {},
): Tensor {
  const [x, t] = pairOf('hingeEmbedding', distance, target)
  const unlike = where(equal(t, 1), 0, relu(x.neg().add(margin)))
  const like = where(equal(t, -1), 0, x)
  return reduceLoss('hingeEmbedding', unlike.add(like), reduction)
}

/**
 * Asks that the first score be larger (1) or smaller (-1) than the second by a margin.
 *
 *     max(0, -t (a - b) + margin)
 *
 * @param options - `margin` (`@default` 0), `reduction` (`@default` 'mean').
 * @throws ChainruleError `loss-shapes`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { marginRanking } from '@chainrule/nn'
 *
 * console.log(marginRanking(tensor([1]), tensor([3]), tensor([1]), { margin: 0.5 }).item()) // 2.5
 * ```
 */
export function marginRanking(
  first: Tensor,
  second: Tensor,
  target: Tensor,
  { margin = 0, reduction }: MarginOptions = {},
): Tensor {
  const [a, b] = pairOf('marginRanking', first, second)
  const [difference, t] = pairOf('marginRanking', a.sub(b), target)
  return reduceLoss('marginRanking', relu(difference.mul(t).neg().add(margin)), reduction)
}

/**
 * Turns like pairs towards each other and unlike ones away, by their cosine.
 *
 *     1 - cos where t = 1,  max(0, cos - margin) where t = -1
 *
 * Vectors [..., features], targets [...]: 1 for like and -1 for unlike pairs.
 *
 * @param options - `margin` (`@default` 0), `reduction` (`@default` 'mean').
 * @throws ChainruleError `loss-shapes`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { cosineEmbedding } from '@chainrule/nn'
 *
 * console.log(cosineEmbedding(tensor([[1, 0]]), tensor([[0, 2]]), tensor([1])).item()) // 1
 * ```
 */
export function cosineEmbedding(
  first: Tensor,
  second: Tensor,
  target: Tensor,
  { margin = 0, reduction }: MarginOptions = {},
): Tensor {
  const [a, b] = pairOf('cosineEmbedding', first, second)
  const [cosine, t] = pairOf('cosineEmbedding', cosineSimilarity(a, b), target)
  const like = where(equal(t, 1), cosine.neg().add(1), 0)
  const unlike = where(equal(t, -1), relu(cosine.sub(margin)), 0)
  return reduceLoss('cosineEmbedding', like.add(unlike), reduction)
}

/** Settings of `tripletMargin`. */
export interface TripletMarginOptions extends MarginOptions {
  /** Order of the distance. @default 2 */
  p?: number
  /** Added to every difference. @default 1e-6 */
  epsilon?: number
  /** Whether the negative may be compared with the positive where that is nearer. @default false */
  swap?: boolean
}

/**
 * Asks that an anchor be nearer to its like than to its unlike by a margin.
 *
 *     max(0, ‖anchor - positive‖ - ‖anchor - negative‖ + margin)
 *
 * Vectors [..., features]. Schroff et al., 2015, https://arxiv.org/abs/1503.03832; ε inside the norms and `swap`
 * (Balntas et al., 2016) as in PyTorch.
 *
 * @param options - `margin` (`@default` 1), `p`, `epsilon`, `swap`, `reduction` (`@default` 'mean').
 * @throws ChainruleError `loss-shapes`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { tripletMargin } from '@chainrule/nn'
 *
 * const loss = tripletMargin(tensor([[0, 0]]), tensor([[3, 4]]), tensor([[0, 1]]), { epsilon: 0 })
 * console.log(loss.item()) // 5
 * ```
 */
export function tripletMargin(
  anchor: Tensor,
  positive: Tensor,
  negative: Tensor,
  { margin = 1, p = 2, epsilon = 1e-6, swap = false, reduction }: TripletMarginOptions = {},
): Tensor {
  const [a, near] = pairOf('tripletMargin', anchor, positive)
  const [, far] = pairOf('tripletMargin', anchor, negative)
  const distance = (x: Tensor, y: Tensor) => norm(x.sub(y).add(epsilon), { p, axes: -1 })
  const unlike = swap ? minimum(distance(a, far), distance(near, far)) : distance(a, far)
  return reduceLoss('tripletMargin', relu(distance(a, near).sub(unlike).add(margin)), reduction)
}
