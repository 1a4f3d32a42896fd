import { expect, it } from 'vitest'
import { toTensor, valuesOf } from './numbers.ts'

it('restores float32 numbers that were written with twelve digits, and keeps all others', () => {
  const numbers = { shape: [3], dtype: 'float64', data: [-1.90612101555, 0.1, 0] }
  expect([...toTensor(numbers, 'float64').data()]).toEqual([Math.fround(-1.90612101555), 0.1, 0])
})

it('gives floating-point numbers the precision that is asked for, and no others', () => {
  const numbers = { shape: [2], data: [1, 0] }
  const dtypes = ['float64', 'float32', 'int64', 'bool'].map(
    (dtype) => toTensor({ ...numbers, dtype }, 'float32').dtype,
  )
  expect(dtypes).toEqual(['float32', 'float32', 'int32', 'bool'])
})

it('reads null as NaN', () => {
  expect(valuesOf({ shape: [2], dtype: 'float64', data: [null, 1] })).toEqual([Number.NaN, 1])
})
