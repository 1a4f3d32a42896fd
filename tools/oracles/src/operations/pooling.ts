import { type Tensor, take, tensor } from '@chainrule/autograd'
import * as nn from '@chainrule/nn'
import type { Attributes } from '../attributes.ts'
import type { Operations } from './table.ts'

/** Sliding windows without weights, and other sizes for images. */
export const pooling: Operations = {
  maxPool1d: ([x], a) => nn.poolMax1d(x, { ...settings(a, 1), dilation: a.each(1, 'dilation') }),
  maxPool2d: ([x], a) => nn.poolMax2d(x, { ...settings(a, 2), dilation: a.each(2, 'dilation') }),
  maxPool3d: ([x], a) => nn.poolMax3d(x, { ...settings(a, 3), dilation: a.each(3, 'dilation') }),
  avgPool1d: ([x], a) => nn.poolAverage1d(x, averaged(a, 1)),
  avgPool2d: ([x], a) => nn.poolAverage2d(x, averaged(a, 2)),
  avgPool3d: ([x], a) => nn.poolAverage3d(x, averaged(a, 3)),
  adaptiveAvgPool1d: ([x], a) => nn.poolAdaptiveAverage(x, a.each(1, 'output_size', 'size') ?? 1),
  adaptiveAvgPool2d: ([x], a) => nn.poolAdaptiveAverage(x, a.each(2, 'output_size', 'size') ?? 1),
  adaptiveAvgPool3d: ([x], a) => nn.poolAdaptiveAverage(x, a.each(3, 'output_size', 'size') ?? 1),
  globalAvgPool: ([x]) => nn.globalAveragePool(x),
  upsample1d: ([x], a) => upsampled(x, a, 1),
  upsample2d: ([x], a) => upsampled(x, a, 2),
  upsample3d: ([x], a) => upsampled(x, a, 3),
}

function settings(attributes: Attributes, rank: number) {
  return {
    kernelSize: attributes.each(rank, 'kernel_size', 'kernel') ?? 1,
    stride: attributes.each(rank, 'stride', 'strides'),
    padding: attributes.each(rank, 'padding'),
    ceilMode: attributes.flag('ceil_mode'),
  }
}

function averaged(attributes: Attributes, rank: number) {
  return {
    ...settings(attributes, rank),
    countIncludePad: attributes.flag('count_include_pad'),
    divisor: attributes.number('divisor_override'),
  }
}

function upsampled(x: Tensor, attributes: Attributes, rank: number): Tensor {
  const mode = attributes.text('mode') ?? 'nearest'
  const size = attributes.each(rank, 'size', 'output_size')
  const scale = attributes.each(rank, 'scale', 'scale_factor')
  const sizes = size ?? x.shape.slice(2).map((length, axis) => Math.floor(length * (scale?.[axis] ?? 1)))
  if (mode === 'area') return nn.poolAdaptiveAverage(x, sizes)
  if (mode === 'nearest-exact') return nearestExact(x, sizes, size ? undefined : scale)
  const known: { readonly [mode: string]: nn.ResampleOptions['mode'] } = {
    nearest: 'nearest',
    linear: 'linear',
    bilinear: 'linear',
    trilinear: 'linear',
    cubic: 'cubic',
    bicubic: 'cubic',
  }
  if (!Object.hasOwn(known, mode)) throw new Error(`There is no mode "${mode}".`)
  if (attributes.flag('antialias')) throw new Error('There is no antialias.')
  if (attributes.flag('recompute_scale_factor')) throw new Error('There is no recompute_scale_factor: give the size.')
  return nn.resample(x, { mode: known[mode], scale, size, alignCorners: attributes.flag('align_corners') })
}

/** The element whose middle is nearest to the middle of each new one. */
function nearestExact(x: Tensor, sizes: readonly number[], scale: readonly number[] | undefined): Tensor {
  return sizes.reduce((resized, size, i) => {
    const length = x.shape[i + 2]
    const ratio = scale ? 1 / scale[i] : length / size
    const places = Array.from({ length: size }, (_, place) => Math.min(length - 1, Math.floor((place + 0.5) * ratio)))
    return take(resized, tensor(places, { dtype: 'int32' }), i + 2)
  }, x)
}
