import { ChainruleError, convolution, flip, type Tensor } from '@chainrule/autograd'
import { batched } from './batched.ts'
import { asFloat } from './checks.ts'
import { type Padding, type PerAxis, paddingPairs, perAxis } from './per-axis.ts'

/** Bias and windows of a transposed convolution. */
export interface ConvolveTransposeOptions {
  /** [outputs], added to every place. */
  bias?: Tensor | null
  /** Distance of neighbouring inputs in the output. @default 1 */
  stride?: PerAxis
  /** Cut off from each side of the output. @default 0 */
  padding?: Padding
  /** Added to the end of each axis, to choose among the sizes that the stride allows. @default 0 */
  outputPadding?: PerAxis
  /** Distance of neighbours in the window. @default 1 */
  dilation?: PerAxis
  /** @default 1 */
  groups?: number
}

/** The transposed convolution of any number of space axes, for the operation or layer `owner`. */
export function convolveTranspose(
  owner: string,
  rank: number,
  x: Tensor,
  weight: Tensor,
  options: ConvolveTransposeOptions,
): Tensor {
  const { bias, groups = 1 } = options
  const stride = perAxis(owner, 'stride', options.stride ?? 1, rank)
  const dilation = perAxis(owner, 'dilation', options.dilation ?? 1, rank)
  const padding = paddingPairs(owner, options.padding ?? 0, rank)
  const extra = perAxis(owner, 'outputPadding', options.outputPadding ?? 0, rank, 0)
  requireSmaller(owner, extra, stride, dilation)
  return batched(owner, x, rank, (input) => {
    requireChannels(owner, input, weight, rank, groups)
    const [channels, outputs, ...window] = weight.shape
    const kernel = flip(
      weight
        .reshape([groups, channels / groups, outputs, ...window])
        .transpose(1, 2)
        .reshape([groups * outputs, channels / groups, ...window]),
      window.map((_, axis) => axis + 2),
    )
    const result = convolution(asFloat(input, weight.dtype), kernel, {
      stride: new Array<number>(rank).fill(1),
      padding: window.map((size, axis): [number, number] => {
        const reach = dilation[axis] * (size - 1)
        const [before, after] = padding[axis]
        return [reach - before, reach - after + extra[axis]]
      }),
      dilation,
      inputDilation: stride,
      groups,
    })
    return bias ? result.add(bias.reshape([-1, ...new Array<number>(rank).fill(1)])) : result
  })
}

function requireSmaller(
  owner: string,
  extra: readonly number[],
  stride: readonly number[],
  dilation: readonly number[],
): void {
  if (extra.every((amount, axis) => amount < Math.max(stride[axis], dilation[axis]))) return
  throw new ChainruleError(
    'output-padding-too-large',
    `${owner}: outputPadding [${extra}] with stride [${stride}] and dilation [${dilation}].`,
    'It chooses among the sizes within one step, so it must be smaller than the stride or the dilation.',
  )
}

function requireChannels(owner: string, x: Tensor, weight: Tensor, rank: number, groups: number): void {
  const [, channels] = x.shape
  const whole = Number.isSafeInteger(groups) && groups >= 1
  if (weight.rank === rank + 2 && whole && weight.shape[0] === channels && channels % groups === 0) return
  throw new ChainruleError(
    'convolve-channels',
    `${owner}: the input [${x.shape}] and the weight [${weight.shape}] do not fit together with ${groups} groups.`,
    'The input is [batch, channels, ...space], the weight [channels, outputs / groups, ...window]; groups divide both.',
  )
}
