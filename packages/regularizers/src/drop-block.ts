import { ChainruleError, equal, less, maximum, pad, reciprocal, type Tensor, where } from '@chainrule/autograd'
import type { DropoutOptions } from './dropout.ts'
import { requireRank, requireRate } from './shared/drop.ts'

/** What is dropped how often, in blocks of which size. */
export interface DropBlockOptions extends DropoutOptions {
  /** Length of the sides of a block. @default 7 */
  size?: number
}

/**
 * DropBlock: drops square blocks of images, in each channel by itself.
 *
 *     γ = rate / size² · height width / ((height - size + 1) (width - size + 1))
 *     corner ~ Bernoulli(γ) wherever a block fits;    keep = 0 in the block of each corner
 *     y = x · keep · count(keep) / Σ keep
 *
 * Ghiasi, Lin and Le, 2018, algorithm 1, https://arxiv.org/abs/1810.12890. Blocks overlap, so that a little less than
 * the rate is dropped, as in the paper. In evaluation, do not call it.
 *
 * @param x - [batch, channels, height, width]
 * @throws ChainruleError `dropout-rate`, `regularizer-shape`, `drop-block-size` for a block that does not fit.
 *
 * @example
 * ```ts
 * import { ones, randomKey } from '@chainrule/autograd'
 * import { dropBlock } from '@chainrule/regularizers'
 *
 * const y = dropBlock(ones([4, 4, 8, 8]), { rate: 0.25, size: 3, random: randomKey(1) })
 * console.log(Math.abs(y.mean().item() - 1) < 1e-5) // true
 * ```
 */
export function dropBlock(x: Tensor, { rate, random, size = 7 }: DropBlockOptions): Tensor {
  requireRate('dropBlock', rate)
  requireRank('dropBlock', x, '[batch, channels, height, width]', x.rank === 4)
  const [batch, channels, height, width] = x.shape
  if (!(Number.isInteger(size) && size >= 1 && size <= Math.min(height, width))) {
    throw new ChainruleError(
      'drop-block-size',
      `dropBlock: blocks of ${size} do not fit into images of ${height} by ${width}.`,
      'Choose a whole number from 1 to the shorter side.',
    )
  }
  if (rate === 0) return x
  const [rows, columns] = [height - size + 1, width - size + 1]
  const share = (rate / size ** 2) * ((height * width) / (rows * columns))
  const corners = less(random.uniform([batch, channels, rows, columns]), share).cast(x.dtype)
  const kept = spread(spread(corners, 2, size), 3, size)
    .neg()
    .add(1)
  const scale = reciprocal(maximum(kept.sum(), 1)).mul(x.size)
  return where(equal(kept, 0), 0, x.mul(scale))
}

/** The largest of the `size` numbers up to each place along an axis, as if zeros stood around. */
function spread(x: Tensor, axis: number, size: number): Tensor {
  const length = x.shape[axis]
  const shifted = Array.from({ length: size }, (_, shift) =>
    pad(
      x,
      x.shape.map((_, i) => (i === axis ? [shift, size - 1 - shift] : [0, 0])),
    ),
  )
  return length === 0 ? shifted[0] : shifted.reduce((largest, other) => maximum(largest, other))
}
