import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { convolution } from '../functions/convolution.ts'
import type { Tensor } from '../tensor.ts'
import {
  build,
  checkDerivatives,
  eachIndex,
  elementAt,
  expectNumbers,
  int32,
  layoutsOf,
  varied,
} from '../testing.fixture.ts'
import { vjp } from '../transforms/vjp.ts'
import type { ConvAttributes } from './conv.ts'

const spread = (length: number, distance: number) => (length === 0 ? 0 : (length - 1) * distance + 1)

/** The definition: one output at a time, one product at a time. */
function slowly(x: Tensor, w: Tensor, { stride, padding, dilation, inputDilation, groups }: ConvAttributes): Tensor {
  const window = w.shape.slice(2)
  const lengths = window.map((size, axis) => {
    const [low, high] = padding[axis]
    const room = spread(x.shape[axis + 2], inputDilation[axis]) + low + high - spread(size, dilation[axis])
    return Math.floor(room / stride[axis]) + 1
  })
  const [perGroup, channels] = [w.shape[0] / groups, w.shape[1]]
  return build([x.shape[0], w.shape[0], ...lengths], ([example, output, ...place]) => {
    const group = Math.floor(output / perGroup)
    let total = 0
    eachIndex([channels, ...window], ([channel, ...element]) => {
      const source = element.map(
        (k, axis) => (place[axis] * stride[axis] + k * dilation[axis] - padding[axis][0]) / inputDilation[axis],
      )
      const inside = source.every(
        (position, axis) => Number.isInteger(position) && position >= 0 && position < x.shape[axis + 2],
      )
      if (inside)
        total +=
          elementAt(x, [example, group * channels + channel, ...source]) * elementAt(w, [output, channel, ...element])
    })
    return total
  })
}

/** Values, and both gradients: conv is linear in each operand, so <g, conv(u, w)> = <gradient toward x, u> for any u. */
function checkConv(x: Tensor, w: Tensor, attributes: ConvAttributes): void {
  const expected = slowly(x, w, attributes)
  const { value, pullback } = vjp(
    (operands: { x: Tensor; w: Tensor }) => convolution(operands.x, operands.w, attributes),
    {
      x,
      w,
    },
  )
  expectNumbers(value, expected, 1e-13)
  const g = varied(expected.shape, { seed: 2 })
  const [u, v] = [varied(x.shape, { seed: 3 }), varied(w.shape, { seed: 4 })]
  const gradients = pullback(g)
  expect(gradients.x.shape).toEqual(x.shape)
  expect(gradients.w.shape).toEqual(w.shape)
  expect(gradients.x.mul(u).sum().item()).toBeCloseTo(slowly(u, w, attributes).mul(g).sum().item(), 10)
  expect(gradients.w.mul(v).sum().item()).toBeCloseTo(slowly(x, v, attributes).mul(g).sum().item(), 10)
}

/** One axis of every kind that has an output. */
const axes = [1, 2, 3]
  .flatMap((stride) =>
    [
      [0, 0],
      [1, 2],
      [-1, 0],
      [0, -2],
      [-1, 3],
      [4, 4],
    ].flatMap((padding) =>
      [1, 2].flatMap((dilation) =>
        [1, 2, 3].flatMap((inputDilation) =>
          [1, 2, 3].flatMap((size) =>
            [1, 4, 5].map((length) => ({
              stride,
              padding: padding as [number, number],
              dilation,
              inputDilation,
              size,
              length,
            })),
          ),
        ),
      ),
    ),
  )
  .filter(
    ({ padding, dilation, inputDilation, size, length }) =>
      spread(length, inputDilation) + padding[0] + padding[1] >= spread(size, dilation),
  )

const along = (list: typeof axes, groups: number): ConvAttributes => ({
  stride: list.map(({ stride }) => stride),
  padding: list.map(({ padding }) => padding),
  dilation: list.map(({ dilation }) => dilation),
  inputDilation: list.map(({ inputDilation }) => inputDilation),
  groups,
})

describe('conv', () => {
  it('has enough cases of one axis to look at', () => {
    expect(axes.length).toBeGreaterThan(700)
  })

  it.each([1, 2, 3])(
    'agrees with its definition, values and gradients, along one axis of every kind in stride %s',
    (stride) => {
      for (const axis of axes.filter((axis) => axis.stride === stride)) {
        for (const groups of [1, 2]) {
          checkConv(varied([2, 2, axis.length]), varied([2, 2 / groups, axis.size], { seed: 1 }), along([axis], groups))
        }
      }
    },
  )

  it('agrees with its definition along two and three axes that differ', () => {
    const several = fc.array(fc.constantFrom(...axes), { minLength: 2, maxLength: 3 })
    fc.assert(
      fc.property(several, fc.constantFrom(1, 2), fc.constantFrom(1, 2), (list, groups, perGroup) => {
        const x = varied([1, 2 * groups, ...list.map(({ length }) => length)])
        const w = varied([groups * perGroup, 2, ...list.map(({ size }) => size)], { seed: 1 })
        checkConv(x, w, along(list, groups))
      }),
      { numRuns: 60 },
    )
  })

  it('takes any layout of both operands', () => {
    const [x, w] = [varied([2, 2, 4, 3]), varied([3, 2, 2, 2], { seed: 1 })]
    const attributes = {
      stride: [1, 2],
      padding: [
        [1, 0],
        [0, 1],
      ],
      dilation: [1, 1],
      inputDilation: [1, 1],
      groups: 1,
    } as const
    const expected = slowly(x, w, attributes)
    for (const { view } of layoutsOf(x)) expectNumbers(convolution(view, w, attributes), expected, 1e-14)
    for (const { view } of layoutsOf(w)) expectNumbers(convolution(x, view, attributes), expected, 1e-14)
  })

  it('convolves each channel alone when there are as many groups as channels', () => {
    const plain = { stride: [1], padding: [[0, 0]], dilation: [1], inputDilation: [1], groups: 3 } as const
    checkConv(varied([2, 3, 5]), varied([3, 1, 2], { seed: 1 }), plain)
    checkConv(varied([2, 3, 5]), varied([6, 1, 2], { seed: 1 }), plain)
  })

  it('sums float32 products in float64', () => {
    const attributes = { stride: [1], padding: [[0, 0]], dilation: [1], inputDilation: [1], groups: 1 } as const
    const x = varied([1, 64, 9], { dtype: 'float32' })
    const w = varied([2, 64, 3], { seed: 1, dtype: 'float32' })
    expectNumbers(convolution(x, w, attributes), slowly(x, w, attributes).cast('float32'), 1e-7)
    expect(convolution(x, w, attributes).dtype).toBe('float32')
  })

  it.each([
    { stride: [1], padding: [[0, 0]], dilation: [1], inputDilation: [1], groups: 1 },
    { stride: [2], padding: [[1, 1]], dilation: [2], inputDilation: [1], groups: 2 },
    { stride: [1], padding: [[-1, 2]], dilation: [1], inputDilation: [2], groups: 1 },
    { stride: [3], padding: [[2, 0]], dilation: [1], inputDilation: [1], groups: 1 },
  ] as ConvAttributes[])('has the derivatives of finite differences: %j', (attributes) => {
    checkDerivatives(
      (x, w) => convolution(x, w, attributes),
      varied([1, 2, 5]),
      varied([2, 2 / attributes.groups, 3], { seed: 1 }),
    )
  })

  it('has second derivatives along two axes', () => {
    const attributes = {
      stride: [2, 1],
      padding: [
        [1, 0],
        [0, 1],
      ],
      dilation: [1, 2],
      inputDilation: [1, 1],
      groups: 1,
    } as const
    checkDerivatives(
      (x, w) => convolution(x, w, attributes).square(),
      varied([1, 1, 3, 3]),
      varied([1, 1, 2, 2], { seed: 1 }),
    )
  })

  it('takes no examples, no channels and an empty axis', () => {
    const plain = { stride: [1], padding: [[0, 0]], dilation: [1], inputDilation: [1], groups: 1 } as const
    const gradients = (x: Tensor, w: Tensor, attributes: ConvAttributes = plain) => {
      const { value, pullback } = vjp(
        (operands: { x: Tensor; w: Tensor }) => convolution(operands.x, operands.w, attributes),
        {
          x,
          w,
        },
      )
      const { x: toX, w: toW } = pullback(value.onesLike())
      return [value, toX, toW]
    }
    expect(gradients(zeros([0, 2, 4]), zeros([3, 2, 2])).map(({ shape }) => shape)).toEqual([
      [0, 3, 3],
      [0, 2, 4],
      [3, 2, 2],
    ])
    expect(gradients(zeros([1, 0, 4]), zeros([3, 0, 2]))[0].toArray()).toEqual([new Array(3).fill([0, 0, 0])])
    const [value, toX, toW] = gradients(zeros([1, 1, 0]), tensor([[[1, 1]]]), { ...plain, padding: [[1, 1]] })
    expect([value.toArray(), toX.shape, toW.toArray()]).toEqual([[[[0]]], [1, 1, 0], [[[0, 0]]]])
  })

  it.each([
    [[2, 4], [1, 4], 'conv-ranks'],
    [[1, 2, 4], [1, 2, 2, 2], 'conv-ranks'],
    [[1, 3, 4], [1, 2, 2], 'conv-channels'],
    [[1, 2, 4], [1, 2, 5], 'window-too-large'],
  ] as [number[], number[], string][])('rejects input [%s] with kernel [%s]: %s', (left, right, code) => {
    const plain = { stride: [1], padding: [[0, 0]], dilation: [1], inputDilation: [1], groups: 1 } as const
    expect(() => convolution(varied(left), varied(right), plain)).toThrow(`(${code})`)
  })

  it('rejects integers and two precisions', () => {
    const plain = { stride: [1], padding: [[0, 0]], dilation: [1], inputDilation: [1], groups: 1 } as const
    expect(() => convolution(int32([[[1, 2]]]), int32([[[1]]]), plain)).toThrow('(needs-float)')
    expect(() => convolution(varied([1, 1, 2]), tensor([[[1]]]), plain)).toThrow('(conv-ranks)')
  })
})
