import * as nn from '@chainrule/nn'
import type { Attributes } from '../attributes.ts'
import type { Operations } from './table.ts'

/** Sliding windows with weights, and their transposes. */
export const convolutions: Operations = {
  conv1d: ([x, weight, bias], a) => nn.convolve1d(x, weight, { bias, ...settings(a, 1), padding: padding(a, 1) }),
  conv2d: ([x, weight, bias], a) => nn.convolve2d(x, weight, { bias, ...settings(a, 2), padding: padding(a, 2) }),
  conv3d: ([x, weight, bias], a) => nn.convolve3d(x, weight, { bias, ...settings(a, 3), padding: padding(a, 3) }),
  convTranspose1d: ([x, weight, bias], a) => nn.convolveTranspose1d(x, weight, { bias, ...transposed(a, 1) }),
  convTranspose2d: ([x, weight, bias], a) => nn.convolveTranspose2d(x, weight, { bias, ...transposed(a, 2) }),
  convTranspose3d: ([x, weight, bias], a) => nn.convolveTranspose3d(x, weight, { bias, ...transposed(a, 3) }),
}

function settings(attributes: Attributes, rank: number) {
  return {
    stride: attributes.each(rank, 'stride', 'strides'),
    dilation: attributes.each(rank, 'dilation', 'dilations'),
    groups: attributes.number('groups'),
  }
}

function transposed(attributes: Attributes, rank: number) {
  return {
    ...settings(attributes, rank),
    padding: attributes.each(rank, 'padding'),
    outputPadding: attributes.each(rank, 'output_padding', 'outputPadding'),
  }
}

function padding(attributes: Attributes, rank: number): number[] | 'same' | 'valid' | undefined {
  const word = attributes.value('padding')
  return word === 'same' || word === 'valid' ? word : attributes.each(rank, 'padding')
}
