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
  upsample1d: ([x], a) => nn.resample(x, resampled(a, 1)),
  upsample2d: ([x], a) => nn.resample(x, resampled(a, 2)),
  upsample3d: ([x], a) => nn.resample(x, resampled(a, 3)),
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

function resampled(attributes: Attributes, rank: number): nn.ResampleOptions {
  const mode = attributes.text('mode') ?? 'nearest'
  return {
    mode: mode.endsWith('linear') ? 'linear' : mode.endsWith('cubic') ? 'cubic' : 'nearest',
    scale: attributes.each(rank, 'scale', 'scale_factor'),
    size: attributes.each(rank, 'size', 'output_size'),
    alignCorners: attributes.flag('align_corners'),
  }
}
