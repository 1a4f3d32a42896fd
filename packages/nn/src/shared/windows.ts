import { ChainruleError, pad, type Tensor, unfold } from '@chainrule/autograd'
import { type PerAxis, perAxis } from './per-axis.ts'

/** Windows of a pooling. */
export interface PoolOptions {
  /** Size of the window: one number, or one for each space axis. */
  kernelSize: PerAxis
  /** Step of the window. @default the size of the window */
  stride?: PerAxis
  /** Places added on both sides, at most half a window. @default 0 */
  padding?: PerAxis
  /** Whether a last window that only partly fits counts. @default false */
  ceilMode?: boolean
}

/** What pooling does along one space axis. */
export interface Windows {
  size: number
  stride: number
  dilation: number
  padding: number
  /** Places after the padding that the last window still needs. */
  overhang: number
}

/** The settings of pooling written out for each space axis of an input [batch, channels, ...space]. */
export function poolWindows(
  owner: string,
  x: Tensor,
  {
    kernelSize,
    stride = kernelSize,
    padding = 0,
    dilation = 1,
    ceilMode = false,
  }: PoolOptions & { dilation?: PerAxis },
): Windows[] {
  const rank = x.rank - 2
  const sizes = perAxis(owner, 'kernelSize', kernelSize, rank)
  const strides = perAxis(owner, 'stride', stride, rank)
  const paddings = perAxis(owner, 'padding', padding, rank, 0)
  const dilations = perAxis(owner, 'dilation', dilation, rank)
  requireHalf(owner, paddings, sizes)
  return sizes.map((size, axis) => {
    const length = x.shape[axis + 2]
    const window = { size, stride: strides[axis], dilation: dilations[axis], padding: paddings[axis] }
    return { ...window, overhang: ceilMode ? overhangOf(length, window) : 0 }
  })
}

/** All windows: [batch, channels, ...space] becomes [batch, channels, ...places, ...window]. */
export function unfoldWindows(x: Tensor, windows: readonly Windows[], outside: number): Tensor {
  const padded = pad(
    x,
    [[0, 0], [0, 0], ...windows.map(({ padding, overhang }): [number, number] => [padding, padding + overhang])],
    outside,
  )
  return windows.reduce((unfolded, window, axis) => unfold(unfolded, axis + 2, window), padded)
}

/** A last window counts if it begins inside the input or the padding before it, as in PyTorch. */
function overhangOf(length: number, { size, stride, dilation, padding }: Omit<Windows, 'overhang'>): number {
  const reach = dilation * (size - 1) + 1
  const steps = Math.ceil((length + 2 * padding - reach) / stride)
  const last = steps * stride >= length + padding ? steps - 1 : steps
  return Math.max(0, last * stride + reach - (length + 2 * padding))
}

function requireHalf(owner: string, paddings: readonly number[], sizes: readonly number[]): void {
  if (paddings.every((padding, axis) => padding <= sizes[axis] / 2)) return
  throw new ChainruleError(
    'pool-padding',
    `${owner}: padding [${paddings}] with windows of [${sizes}].`,
    'Padding is at most half a window, so that every window sees the input; use pad() for more.',
  )
}
