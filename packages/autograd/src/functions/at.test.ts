import { describe, expect, it } from 'vitest'
import { arange, tensor } from '../create.ts'
import type { Tensor } from '../tensor.ts'
import { checkDerivatives, int32, uint32, varied } from '../testing.fixture.ts'
import { at, type Index } from './at.ts'

/** 0 to 23 as [2, 3, 4]: the element at [i, j, k] is 12 i + 4 j + k. */
const x = arange(24).reshape([2, 3, 4])
const element = (i: number, j: number, k: number) => 12 * i + 4 * j + k

// Shapes and values are what NumPy 2.4 gives for numpy.arange(24).reshape(2, 3, 4)[...].
const cases: { indices: Index[]; shape: number[]; values: number[] }[] = [
  { indices: [], shape: [2, 3, 4], values: Array.from({ length: 24 }, (_, i) => i) },
  { indices: [1, 2, 3], shape: [], values: [23] },
  { indices: [-1, -3, -4], shape: [], values: [12] },
  { indices: [1, ':', 0], shape: [3], values: [12, 16, 20] },
  { indices: ['...', 2], shape: [2, 3], values: [2, 6, 10, 14, 18, 22] },
  { indices: [0, '...'], shape: [3, 4], values: Array.from({ length: 12 }, (_, i) => i) },
  { indices: [0, [1, 3], [0, 4, 2]], shape: [2, 2], values: [4, 6, 8, 10] },
  { indices: [0, 0, [-2]], shape: [2], values: [2, 3] },
  { indices: [0, 0, [1, 1]], shape: [0], values: [] },
  { indices: [null, 0, 0, 1], shape: [1], values: [1] },
  { indices: [1, null, 2, '...', null], shape: [1, 4, 1], values: [20, 21, 22, 23] },
  { indices: [0, int32([2, 0])], shape: [2, 4], values: [8, 9, 10, 11, 0, 1, 2, 3] },
  { indices: ['...', uint32([[3], [1]])], shape: [2, 3, 2, 1], values: [3, 1, 7, 5, 11, 9, 15, 13, 19, 17, 23, 21] },
  { indices: [int32([1, 0]), int32([2, 1])], shape: [2, 4], values: [20, 21, 22, 23, 4, 5, 6, 7] },
  { indices: [':', int32([0, 2]), int32([3, -1])], shape: [2, 2], values: [3, 11, 15, 23] },
  {
    indices: [int32([[1], [0]]), ':', int32([0, 3])],
    shape: [2, 2, 3],
    values: [12, 16, 20, 15, 19, 23, 0, 4, 8, 3, 7, 11],
  },
  { indices: [int32([-1]), int32([-3]), int32([-4])], shape: [1], values: [element(1, 0, 0)] },
]

describe('at', () => {
  it.each(cases)('picks what NumPy picks, $indices', ({ indices, shape, values }) => {
    const picked = at(x, ...indices)
    expect(picked.shape).toEqual(shape)
    expect([...picked.data()]).toEqual(values)
  })

  it('has the derivatives of finite differences', () => {
    const pick =
      (...indices: Index[]) =>
      (x: Tensor) =>
        at(x, ...indices).square()
    checkDerivatives(pick(1, [0, 3, 2]), varied([2, 3]))
    checkDerivatives(pick(int32([1, 1]), int32([0, 2])), varied([2, 3]))
    checkDerivatives(pick(null, ':', int32([2, 2])), varied([2, 3]))
  })

  it.each([
    [[0, 0, 0, 0], 'too-many-indices'],
    [['...', '...'], 'too-many-indices'],
    [[2], 'position-out-of-range'],
    [[-3], 'position-out-of-range'],
    [[0.5], 'position-out-of-range'],
    [[[0, 2, -1]], 'slice-step'],
    [[tensor([true, false])], 'mask-index'],
    [[tensor([1])], 'index-not-integer'],
    [[int32([0, 1, 1]), int32([0, 1])], 'shapes-do-not-broadcast'],
  ] as [Index[], string][])('rejects %s: %s', (indices, code) => {
    expect(() => at(x, ...indices)).toThrow(`(${code})`)
  })

  it('checks each position against its own axis, when values are computed', () => {
    expect(() => at(x, int32([0]), int32([3])).data()).toThrow('(index-out-of-range)')
    expect(() => at(x, int32([-3])).data()).toThrow('(index-out-of-range)')
  })
})
