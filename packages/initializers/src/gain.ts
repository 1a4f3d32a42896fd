import { ChainruleError } from '@chainrule/autograd'

/** Activations whose gain is known. */
export type Activation = 'linear' | 'conv' | 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu' | 'selu' | 'gelu' | 'silu'

/**
 * What the deviation of the weights before an activation is multiplied with, so that signals keep their size.
 *
 *     linear, conv, sigmoid    1
 *     tanh                     5 / 3
 *     relu                     √2
 *     leakyRelu                √(2 / (1 + a²))
 *     selu                     3 / 4
 *     gelu                     1 / √(1/3 + 1/(2π√3)) = 1.5335
 *     silu                     1.6765
 *
 * Up to `selu` it is PyTorch's `calculate_gain`; its 5/3 and 3/4 are rules of thumb (SELU networks normalise themselves with gain
 * 1: `lecunNormal`). ReLU and leaky ReLU follow from the condition of He et al., 2015, equations 7 to 10,
 * https://arxiv.org/abs/1502.01852, that fanIn σ² E[f(z)²] = 1 for normal z; GELU and SiLU are worked out from the same condition by
 * `reference/gains.py`. Give it to an initializer that has a `gain`, its square to `varianceScaling` as the `scale`.
 *
 * @param options - `negativeSlope`: the slope a of `leakyRelu`. `@default` 0.01
 * @throws ChainruleError `unknown-activation`.
 *
 * @example
 * ```ts
 * import { gain, orthogonal, varianceScaling } from '@chainrule/initializers'
 *
 * const initializers = [orthogonal({ gain: gain('relu') }), varianceScaling({ scale: gain('gelu') ** 2 })]
 * console.log(initializers.length, gain('leakyRelu', { negativeSlope: 1 })) // 2 1
 * ```
 */
export function gain(activation: Activation, { negativeSlope = 0.01 }: { negativeSlope?: number } = {}): number {
  if (Object.hasOwn(gains, activation)) return gains[activation](negativeSlope)
  throw new ChainruleError(
    'unknown-activation',
    `gain: there is no gain for "${activation}".`,
    `There are: ${Object.keys(gains).join(', ')}.`,
  )
}

const one = () => 1

const gains: Record<Activation, (slope: number) => number> = {
  linear: one,
  conv: one,
  sigmoid: one,
  tanh: () => 5 / 3,
  relu: () => Math.SQRT2,
  leakyRelu: (slope) => Math.sqrt(2 / (1 + slope ** 2)),
  selu: () => 3 / 4,
  gelu: () => 1 / Math.sqrt(1 / 3 + 1 / (2 * Math.PI * Math.sqrt(3))),
  silu: () => 1.6765324703310911,
}
