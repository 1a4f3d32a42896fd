import { ChainruleError, logSoftmax, type Tensor } from '@chainrule/autograd'

/** Where the classes are. */
export interface RDropOptions {
  /** Axis of the classes. @default -1 */
  axis?: number
}

/**
 * R-Drop: how far the predictions of two passes with different dropout are from each other.
 *
 *     ½ (KL(p ‖ q) + KL(q ‖ p)) = ½ Σ (p - q) (log p - log q),    p, q = softmax of the two passes
 *
 * Wu et al., 2021, equation 2, https://arxiv.org/abs/2106.14448, as the mean over all places. To be added to the mean
 * of both cross-entropies, times α: 1 to 5 in the paper.
 *
 * @param first - Logits of one pass.
 * @param second - Logits of another pass of the same input.
 * @returns A tensor of rank 0.
 * @throws ChainruleError `passes-differ` for logits of different shapes.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { rDrop } from '@chainrule/regularizers'
 *
 * console.log(rDrop(tensor([[0, 1]]), tensor([[2, 3]])).item() < 1e-6) // true
 * ```
 */
export function rDrop(first: Tensor, second: Tensor, { axis = -1 }: RDropOptions = {}): Tensor {
  if (String(first.shape) !== String(second.shape)) {
    throw new ChainruleError(
      'passes-differ',
      `rDrop: the logits of the passes are [${first.shape}] and [${second.shape}].`,
      'Both passes take the same input, with dropout of their own.',
    )
  }
  const [p, q] = [logSoftmax(first, axis), logSoftmax(second, axis)]
  return p.exp().sub(q.exp()).mul(p.sub(q)).sum(axis).mean().mul(0.5)
}
