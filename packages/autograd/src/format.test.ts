import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { format as short } from './format.production.ts'
import { arange, state, tensor, zeros } from './index.ts'

const shown = (...args: Parameters<typeof tensor>) => String(tensor(...args))

it('says the type, the shape and the values', () => {
  expect(shown(3)).toBe('Tensor float32 [] 3')
  expect(shown([1, 2])).toBe('Tensor float32 [2]\n[1, 2]')
  expect(
    shown(
      [
        [1, 2],
        [3, 4],
      ],
      { dtype: 'int32' },
    ),
  ).toBe('Tensor int32 [2, 2]\n[[1, 2],\n [3, 4]]')
  expect(shown([[[1], [2]]])).toBe('Tensor float32 [1, 2, 1]\n[[[1],\n  [2]]]')
  expect(shown([true, false])).toBe('Tensor bool [2]\n[true, false]')
})

it('gives all numbers the same digits', () => {
  expect(shown([0.5, 12.25])).toBe('Tensor float32 [2]\n[0.5000, 12.2500]')
  expect(shown([1, Number.NaN, Number.NEGATIVE_INFINITY])).toBe('Tensor float32 [3]\n[1.0000, NaN, -Infinity]')
})

it('writes very large, very small and very different numbers with exponents', () => {
  expect(shown([1.5e9, 2.25])).toBe('Tensor float32 [2]\n[1.5000e+9, 2.2500e+0]')
  expect(shown([1.5e-5])).toBe('Tensor float32 [1]\n[1.5000e-5]')
  expect(shown([1e-3, 1e5])).toContain('1.0000e+5')
  expect(shown([0, 0.25])).toBe('Tensor float32 [2]\n[0.0000, 0.2500]')
})

it('shows the ends of a long axis', () => {
  expect(String(arange(100))).toBe('Tensor int32 [100]\n[0, 1, 2, …, 97, 98, 99]')
  expect(String(arange(7))).toBe('Tensor int32 [7]\n[0, 1, 2, 3, 4, 5, 6]')
  const rows = String(arange(1000).reshape([100, 10])).split('\n')
  expect(rows.length).toBe(1 + 7)
  expect(rows[4]).toBe(' …,')
})

it('shows empty tensors', () => {
  expect(String(zeros([0]))).toBe('Tensor float32 [0]\n[]')
  expect(String(zeros([2, 0]))).toBe('Tensor float32 [2, 0]\n[[],\n []]')
})

it('shows the value of a cell', () => {
  expect(String(state(tensor([1, 2])))).toBe('Tensor float32 [2]\n[1, 2]')
})

it('is what Node prints, at any depth of other objects', () => {
  expect(inspect(tensor([1, 2]))).toBe('Tensor float32 [2]\n[1, 2]')
  expect(inspect([{ x: tensor(1) }])).toBe('[ { x: Tensor float32 [] 1 } ]')
})

it('names itself to Object.prototype.toString', () => {
  expect(Object.prototype.toString.call(tensor([1]))).toBe('[object Tensor float32 [1]]')
})

it('gives the first elements in production, as they come', () => {
  expect(short(new Float32Array([0.5, 1]))).toBe('[0.5,1]')
  expect(short(new Int32Array(100).fill(3))).toBe('[3,3,3,3,3,3,3, …]')
})
