import { tensor } from '@chainrule/autograd'
import { expect, it } from 'vitest'
import { compareTensor, compareValues } from './compare.ts'

it('counts deviations relative to the size of large values and absolutely for small ones', () => {
  expect(compareValues('x', [1000.5], [1000], 1e-3)).toBeUndefined()
  expect(compareValues('x', [0.0015], [0.0005], 1e-3)).toBeUndefined()
  expect(compareValues('x', [0.003], [0.0005], 1e-3)).toMatch(/^x\[0\] is 0\.003 instead of 0\.0005/)
})

it('names the place of the worst element', () => {
  const got = tensor(
    [
      [1, 2, 3.1],
      [4, 5.5, 6],
    ],
    { dtype: 'float64' },
  )
  const expected = { shape: [2, 3], dtype: 'float64', data: [1, 2, 3, 4, 5, 6] }
  expect(compareTensor('x', got, expected, 1e-6)).toBe(
    'x[1, 1] is 5.5 instead of 5: off by 5.0e-1, relative 1.0e-1, allowed 1.0e-6',
  )
})

it('accepts NaN for NaN and nothing else', () => {
  expect(compareValues('x', [Number.NaN], [Number.NaN], 0)).toBeUndefined()
  expect(compareValues('x', [Number.NaN], [1], 1e9)).toMatch(/relative Infinity/)
  expect(compareValues('x', [Number.POSITIVE_INFINITY], [Number.NEGATIVE_INFINITY], 1e9)).toMatch(/Infinity/)
})

it('reports another number of elements', () => {
  expect(compareValues('x', [1, 2], [1], 1)).toBe('x has 2 elements instead of 1')
})
