import { type Tensor, variance as varianceOf } from '@chainrule/autograd'

/** x with mean 0 and variance 1 over some axes. */
export function normalized(x: Tensor, axes: readonly number[], epsilon: number): Tensor {
  const mean = x.mean(axes, { keepAxes: true })
  const variance = varianceOf(x, axes, { correction: 0, keepAxes: true })
  return standardize(x, mean, variance, epsilon)
}

/** (x - mean) / √(variance + ε) */
export function standardize(x: Tensor, mean: Tensor, variance: Tensor, epsilon: number): Tensor {
  return x.sub(mean).div(variance.add(epsilon).sqrt())
}

/** x · weight + bias, where there are any. */
export function scaled(x: Tensor, weight?: Tensor | null, bias?: Tensor | null): Tensor {
  const product = weight ? x.mul(weight) : x
  return bias ? product.add(bias) : product
}

/** [channels] in a shape that meets [batch, channels, ...space]. */
export function perChannel(values: Tensor, rank: number): Tensor {
  return values.reshape([values.size, ...new Array<number>(Math.max(0, rank - 2)).fill(1)])
}
