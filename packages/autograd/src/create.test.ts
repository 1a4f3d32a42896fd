import fc from 'fast-check'
import { expect, expectTypeOf, it } from 'vitest'
import { arange, concat, eye, full, ones, stack, type Tensor, tensor, where, zeros } from './index.ts'

const code = (expected: string) => expect.objectContaining({ code: expected })

it('takes numbers, nested arrays and typed arrays of any type', () => {
  expect(tensor(3).shape).toEqual([])
  expect(
    tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]).shape,
  ).toEqual([2, 3])
  expect(tensor([[[1]], [[2]]]).toArray()).toEqual([[[1]], [[2]]])
  const types = [
    [new Float32Array(2), 'float32'],
    [new Float64Array(2), 'float64'],
    [new Int32Array(2), 'int32'],
    [new Uint32Array(2), 'uint32'],
    [new Uint8Array(2), 'bool'],
  ] as const
  for (const [array, dtype] of types) expect(tensor(array).dtype).toBe(dtype)
  expect(tensor(new Int16Array([1, -2]), { dtype: 'int32' }).toArray()).toEqual([1, -2])
})

it('is float32 unless told otherwise, and bool for truth values', () => {
  expect(tensor([1, 2]).dtype).toBe('float32')
  expect(tensor([true, false]).dtype).toBe('bool')
  expect(tensor([true, false]).toArray()).toEqual([true, false])
  expect(tensor([2, 0], { dtype: 'bool' }).toArray()).toEqual([true, false])
  expect(tensor([1.9, -1.9], { dtype: 'int32' }).toArray()).toEqual([1, -1])
})

it('gives back nested arrays as they came in', () => {
  const nested = fc
    .tuple(fc.nat(3), fc.nat(3), fc.nat(3))
    .map(([a, b, c]) =>
      Array.from({ length: a }, (_, i) =>
        Array.from({ length: b }, (_, j) => Array.from({ length: c }, (_, k) => i * 100 + j * 10 + k)),
      ),
    )
  fc.assert(
    fc.property(nested, (values) => {
      const made = tensor(values, { dtype: 'float64' })
      // An empty axis hides what stands inside it.
      if (made.size > 0) expect(made.toArray()).toEqual(values)
      else expect(made.size).toBe(0)
    }),
  )
})

it('takes a shape for what is flat, and empty shapes', () => {
  expect(tensor(new Float32Array([1, 2, 3, 4]), { shape: [2, 2] }).toArray()).toEqual([
    [1, 2],
    [3, 4],
  ])
  expect(tensor([1, 2, 3, 4], { shape: [4, 1] }).shape).toEqual([4, 1])
  expect(tensor([], { shape: [0, 3] }).toArray()).toEqual([])
  expect(tensor([[], []]).shape).toEqual([2, 0])
  expect(zeros([2, 0]).toArray()).toEqual([[], []])
})

it('copies: later changes of the array do not show', () => {
  const given = new Float64Array([1, 2])
  const x = tensor(given)
  given.fill(9)
  expect(x.toArray()).toEqual([1, 2])
})

it('refuses what is no array of numbers, with the place and the value', () => {
  expect(() => tensor([[1, 2], [3]])).toThrow(code('ragged-array'))
  expect(() => tensor([1, [2]] as never)).toThrow(code('ragged-array'))
  expect(() => tensor([[1], 2] as never)).toThrow(code('ragged-array'))
  expect(() => tensor(['1'] as never)).toThrow(/found "1" at depth 1/)
  expect(() => tensor([null] as never)).toThrow(code('not-a-number'))
  expect(() => tensor(undefined as never)).toThrow(code('not-a-number'))
  expect(() => tensor([1, 2, 3], { shape: [2, 2] })).toThrow(/\[2,2\] has 4 elements, got 3/)
  expect(() => tensor([1], { shape: [1.5] })).toThrow(code('bad-shape'))
  expect(() => tensor([1], { shape: [-1] })).toThrow(code('bad-shape'))
  expect(() => tensor(new Int16Array(2))).toThrow(code('unknown-array-type'))
  expect(() => tensor(new DataView(new ArrayBuffer(4)))).toThrow(code('unknown-array-type'))
})

it('makes zeros, ones and other constants of any type and shape', () => {
  expect(zeros([2]).toArray()).toEqual([0, 0])
  expect(ones([1, 2], { dtype: 'int32' }).toArray()).toEqual([[1, 1]])
  expect(full([2], 2.5, { dtype: 'float64' }).toArray()).toEqual([2.5, 2.5])
  expect(ones([], { dtype: 'bool' }).toArray()).toBe(true)
  expect(() => zeros([2, -1])).toThrow(code('bad-shape'))
})

it('counts from 0', () => {
  expect(arange(4).toArray()).toEqual([0, 1, 2, 3])
  expect(arange(0).shape).toEqual([0])
  expect(arange(3, { dtype: 'float64' }).dtype).toBe('float64')
  expect(() => arange(-1)).toThrow(code('bad-shape'))
})

it('makes identity matrices, rectangular ones too', () => {
  expect(eye(2).toArray()).toEqual([
    [1, 0],
    [0, 1],
  ])
  expect(eye(2, 3, { dtype: 'int32' }).toArray()).toEqual([
    [1, 0, 0],
    [0, 1, 0],
  ])
})

it('joins along an axis and along a new one', () => {
  const [a, b] = [tensor([[1, 2]]), tensor([[3, 4]])]
  expect(concat([a, b]).toArray()).toEqual([
    [1, 2],
    [3, 4],
  ])
  expect(concat([a, b], -1).toArray()).toEqual([[1, 2, 3, 4]])
  expect(stack([a, b]).shape).toEqual([2, 1, 2])
  expect(stack([a, b], -1).toArray()).toEqual([
    [
      [1, 3],
      [2, 4],
    ],
  ])
  expect(concat([a]).toArray()).toEqual([[1, 2]])
  expect(() => concat([])).toThrow(code('no-parts'))
  expect(() => stack([tensor([1]), tensor([1, 2])])).toThrow(code('concat-parts-differ'))
})

it('chooses by a mask, as a function', () => {
  expect(where(tensor([true, false]), tensor([1, 2]), 0).toArray()).toEqual([1, 0])
  expectTypeOf(where).returns.toEqualTypeOf<Tensor>()
})
