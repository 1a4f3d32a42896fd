import { ChainruleError, convolution, type Tensor } from '@chainrule/autograd'
import { batched } from './batched.ts'
import { asFloat } from './checks.ts'
import { type Padding, type PerAxis, paddingPairs, perAxis } from './per-axis.ts'

/** Bias and windows of a convolution. */
export interface ConvolveOptions {
  /** [outputs], added to every place. */
  bias?: Tensor | null
  /** Step of the window. @default 1 */
  stride?: PerAxis
  /** Zeros around the input; 'same' keeps the size (stride 1 only), 'valid' adds none. @default 0 */
  padding?: Padding | 'same' | 'valid'
  /** Distance of neighbours in the window. @default 1 */
  dilation?: PerAxis
  /** Channels split into so many groups that do not see each other; depthwise with as many as channels. @default 1 */
  groups?: number
}

/** The convolution of any number of space axes, for the operation or layer `owner`. */
export function convolve(owner: string, rank: number, x: Tensor, weight: Tensor, options: ConvolveOptions): Tensor {
  const { bias, groups = 1 } = options
  const stride = perAxis(owner, 'stride', options.stride ?? 1, rank)
  const dilation = perAxis(owner, 'dilation', options.dilation ?? 1, rank)
  const padding = resolvePadding(owner, options.padding ?? 0, { stride, dilation, window: weight.shape.slice(2) })
  return batched(owner, x, rank, (input) => {
    requireChannels(owner, input, weight, rank, groups)
    const attributes = { stride, padding, dilation, inputDilation: new Array<number>(rank).fill(1), groups }
    const result = convolution(asFloat(input, weight.dtype), weight, attributes)
    return bias ? result.add(bias.reshape([-1, ...new Array<number>(rank).fill(1)])) : result
  })
}

interface Windows {
  stride: readonly number[]
  dilation: readonly number[]
  window: readonly number[]
}

/** Zeros before and after, written out; an odd one of 'same' goes after, as in PyTorch. */
export function resolvePadding(
  owner: string,
  padding: Padding | 'same' | 'valid',
  { stride, dilation, window }: Windows,
): [number, number][] {
  if (padding === 'valid') return window.map(() => [0, 0])
  if (padding !== 'same') return paddingPairs(owner, padding, window.length)
  if (stride.some((step) => step !== 1)) {
    throw new ChainruleError(
      'same-padding-with-stride',
      `${owner}: padding is 'same' and the stride is [${stride}].`,
      'A stride changes the size; give the padding as numbers, or use stride 1.',
    )
  }
  return window.map((size, axis) => {
    const total = dilation[axis] * (size - 1)
    return [Math.floor(total / 2), Math.ceil(total / 2)]
  })
}

function requireChannels(owner: string, x: Tensor, weight: Tensor, rank: number, groups: number): void {
  const [, channels] = x.shape
  const [outputs, perGroup] = weight.shape
  const whole = Number.isSafeInteger(groups) && groups >= 1
  if (weight.rank === rank + 2 && whole && channels === perGroup * groups && outputs % groups === 0) return
  throw new ChainruleError(
    'convolve-channels',
    `${owner}: the input [${x.shape}] and the weight [${weight.shape}] do not fit together with ${groups} groups.`,
    'The input is [batch, channels, ...space], the weight [outputs, channels / groups, ...window]; groups divide both.',
  )
}
