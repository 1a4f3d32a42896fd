import type { Tensor } from '@chainrule/autograd'
import { flip, floor, less, log1p, max, maximum, pad, reciprocal, slice, tanh, where } from '@chainrule/autograd'
import { sample } from './samples.ts'

type Step = (pick: () => Tensor) => Tensor

/** Steps from matrices [4, 4] to matrices [4, 4] whose numbers stay of ordinary size. */
const steps: readonly Step[] = [
  (pick) => pick().add(pick()).mul(0.5),
  (pick) => pick().sub(pick()).mul(0.5),
  (pick) => tanh(pick().mul(pick())),
  (pick) => maximum(pick(), pick()),
  (pick) => pick().neg(),
  (pick) => pick().transpose(),
  (pick) => flip(pick(), [1]),
  (pick) => reciprocal(pick().square().add(1)),
  (pick) => pick().mean([0], { keepAxes: true }).expand([4, 4]),
  (pick) => tanh(pick().sum([1], { keepAxes: true })).mul(pick()),
  (pick) => tanh(pick().matmul(pick())),
  (pick) => where(less(pick(), pick()), pick(), pick()),
  (pick) =>
    pad(
      slice(pick(), [[1]]),
      [
        [0, 1],
        [0, 0],
      ],
      0.5,
    ),
  (pick) => pick().reshape([2, 8]).reshape([4, 4]),
  (pick) => max(pick(), [0], { keepAxes: true }).sub(pick()).mul(0.5),
  (pick) => slice(pick(), [null, [0, 1]]).mul(slice(pick(), [[2, 3]])),
  (pick) => tanh(log1p(pick().exp())),
  (pick) => tanh(floor(pick().mul(0.5)).add(pick())),
]

/** The same graph for the same number: values that are used several times, and several of them wanted. */
export function randomGraph(seed: number): Tensor[] {
  let state = seed * 2654435761 + 1
  const below = (count: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * count)
  }
  const values = [0, 1, 2].map((i) => sample([4, 4], 'float32', 'any', seed + i).mul(0.5))
  const length = 3 + below(38)
  for (let i = 0; i < length; i++) {
    const pick = () => values[Math.max(0, values.length - 1 - below(6))]
    values.push(steps[below(steps.length)](pick))
  }
  return [values.at(-1), values[below(values.length)], values[below(values.length)]] as Tensor[]
}
