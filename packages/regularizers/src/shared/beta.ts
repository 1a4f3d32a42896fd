import {
  and,
  argMax,
  argSort,
  drawNormal,
  greater,
  less,
  maximum,
  type RandomKey,
  sigmoid,
  type Tensor,
  take,
} from '@chainrule/autograd'

/**
 * One number of the distribution Beta(α, α), for mixing; 1 for α = 0.
 *
 * Two gamma variates by Marsaglia and Tsang, 2000, https://doi.org/10.1145/358407.358414, with shape α + 1 and the
 * factor U^(1/α) in logarithms, where small α do not underflow. A candidate is accepted more than 95 times of 100, so
 * that 16 of them are enough in one graph without a loop.
 */
export function drawBeta(random: RandomKey, alpha: number): Tensor {
  const [first, second] = random.split(2)
  return sigmoid(logGamma(first, alpha).sub(logGamma(second, alpha)))
}

/** The order of a random permutation of so many things. */
export function permutation(random: RandomKey, count: number): Tensor {
  return argSort(random.uniform([count]))
}

function logGamma(random: RandomKey, alpha: number): Tensor {
  const [a, b, c] = random.split(3)
  const d = alpha + 2 / 3
  const x = drawNormal(a, [16])
  const v = x.mul(1 / Math.sqrt(9 * d)).add(1)
  const cube = maximum(v.mul(v).mul(v), 1e-30)
  const bound = x.square().mul(0.5).add(d).sub(cube.mul(d)).add(cube.log().mul(d))
  const accepted = and(greater(v, 0), less(aboveZero(b, [16]).log(), bound))
  const drawn = take(cube, argMax(accepted.cast('float32')).reshape([1])).reshape([])
  return drawn
    .mul(d)
    .log()
    .add(
      aboveZero(c, [])
        .log()
        .mul(1 / alpha),
    )
}

const aboveZero = (random: RandomKey, shape: number[]) => random.uniform(shape).neg().add(1)
