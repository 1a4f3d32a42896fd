import type { View } from '../primitive.ts'
import type { ConvAttributes } from '../primitives/conv.ts'
import { sizeOf, stridesOf } from '../shape.ts'
import { multiply } from './multiply.ts'

/**
 * Convolution as one matrix product for each example and group: kernels [O/groups, C/groups·window] times the
 * input's windows [C/groups·window, space'], which are gathered into a scratch array first.
 */
export function convolve([x, w]: readonly View[], out: View, attributes: ConvAttributes): void {
  const { groups } = attributes
  const [batch, channels, ...space] = x.shape
  const [outputs, groupChannels, ...window] = w.shape
  const inputPlace = placesInInput(space, window, out.shape.slice(2), attributes)
  const places = sizeOf(out.shape.slice(2))
  const windowSize = sizeOf(window)
  const depth = groupChannels * windowSize
  const gathered = new Float64Array(depth * places)
  const spaceSize = sizeOf(space)
  const perGroup = outputs / groups

  for (let example = 0; example < batch; example++) {
    for (let group = 0; group < groups; group++) {
      for (let channel = 0; channel < groupChannels; channel++) {
        const start = x.offset + (example * channels + group * groupChannels + channel) * spaceSize
        const row = channel * windowSize * places
        for (let i = 0; i < windowSize * places; i++) {
          gathered[row + i] = inputPlace[i] < 0 ? 0 : x.data[start + inputPlace[i]]
        }
      }
      multiply({
        m: perGroup,
        n: places,
        k: depth,
        rows: { data: w.data, offset: w.offset + group * perGroup * depth, step: depth, stride: 1 },
        columns: { data: gathered, offset: 0, step: 1, stride: places },
        out: out.data,
        offset: (example * outputs + group * perGroup) * places,
      })
    }
  }
}

/** For each element of the window and each place of the output, the place in the input, or -1 where there are zeros. */
function placesInInput(
  space: readonly number[],
  window: readonly number[],
  outSpace: readonly number[],
  { stride, padding, dilation, inputDilation }: ConvAttributes,
): Int32Array {
  const strides = stridesOf(space)
  const windowSize = sizeOf(window)
  const places = sizeOf(outSpace)
  const result = new Int32Array(windowSize * places)
  for (let i = 0; i < result.length; i++) {
    let element = Math.floor(i / places)
    let place = i % places
    let at = 0
    for (let axis = space.length - 1; axis >= 0; axis--) {
      const spread =
        (place % outSpace[axis]) * stride[axis] + (element % window[axis]) * dilation[axis] - padding[axis][0]
      const inside = spread % inputDilation[axis] === 0 && spread >= 0 && spread / inputDilation[axis] < space[axis]
      at = inside && at >= 0 ? at + (spread / inputDilation[axis]) * strides[axis] : -1
      place = Math.floor(place / outSpace[axis])
      element = Math.floor(element / window[axis])
    }
    result[i] = at
  }
  return result
}
