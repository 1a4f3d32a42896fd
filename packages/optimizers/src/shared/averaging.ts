import { type Part, recurrence, type Tensor, type Tools } from '@chainrule/autograd'

interface Numbers {
  readonly learningRate: number
  readonly weightPower: number
  readonly ratePower: number
}

/**
 * The share of the newest point in the average of Schedule-Free, from the rate of each step.
 *
 *     weight = tʳ (largest rate so far)ᵖ,  share = weight / sum of weights      (0 where the sum is)
 */
export function averagingShare<H extends Numbers>(
  part: Part<H>,
  rateAt: (h: H, t: number) => number = (h) => h.learningRate,
): (h: H, t: number) => number {
  const largest = recurrence(part, 'largest rate', 0, (last, h, t) => Math.max(last, rateAt(h, t)))
  const weight = (h: H, t: number) => t ** h.weightPower * largest() ** h.ratePower
  const sum = recurrence(part, 'sum of weights', 0, (last, h, t) => last + weight(h, t))
  return (h, t) => (sum() === 0 ? 0 : weight(h, t) / sum())
}

/** One step of Schedule-Free: anchor and gradient point move, by a direction and its rate. */
export function moved<H extends { readonly beta1: number }>(
  { scalar }: Pick<Tools<H>, 'scalar'>,
  { y, z, direction }: { readonly y: Tensor; readonly z: Tensor; readonly direction: Tensor },
  share: (h: H, t: number) => number,
  rateAt: (h: H, t: number) => number,
): { change: Tensor; z: Tensor } {
  const toAnchor = z.sub(y).mul(scalar(share))
  const ahead = scalar((h, t) => rateAt(h, t) * (h.beta1 * (1 - share(h, t)) - 1))
  return { change: toAnchor.add(direction.mul(ahead)), z: z.sub(direction.mul(scalar(rateAt))) }
}
