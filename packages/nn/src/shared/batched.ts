import type { Tensor } from '@chainrule/autograd'
import { requireRank } from './checks.ts'

const layouts = [
  '',
  '[batch, channels, length]',
  '[batch, channels, height, width]',
  '[batch, channels, depth, height, width]',
]

/** Runs `body` on x with a batch axis; one example without that axis gets it for the while. */
export function batched(owner: string, x: Tensor, spaceAxes: number, body: (x: Tensor) => Tensor): Tensor {
  requireRank(owner, x, [spaceAxes + 1, spaceAxes + 2], `${layouts[spaceAxes]}, with or without batch`)
  if (x.rank === spaceAxes + 2) return body(x)
  const result = body(x.reshape([1, ...x.shape]))
  return result.reshape(result.shape.slice(1))
}
