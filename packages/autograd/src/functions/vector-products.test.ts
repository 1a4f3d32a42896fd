import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { checkDerivatives, float64, int32, varied } from '../testing.fixture.ts'
import { dot, outer } from './vector-products.ts'

describe('dot', () => {
  it('sums the products', () => {
    expect(dot(float64([1, 2, 3]), float64([4, 5, 6])).item()).toBe(32)
    expect(dot(int32([1, 2]), int32([3, 4])).toArray()).toBe(11)
    expect(dot(zeros([0]), zeros([0])).item()).toBe(0)
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives(dot, varied([3]), varied([3], { seed: 1 }))
  })

  it('does not stretch', () => {
    expect(() => dot(int32([1, 2]), int32([3]))).toThrow('(dot-sizes)')
    expect(() => dot(tensor([1, 2]), tensor([[3, 4]]))).toThrow('(not-vectors)')
  })
})

describe('outer', () => {
  it('has all products', () => {
    expect(outer(int32([1, 2]), int32([3, 4, 5])).toArray()).toEqual([
      [3, 4, 5],
      [6, 8, 10],
    ])
    expect(outer(zeros([0]), zeros([2])).shape).toEqual([0, 2])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives(outer, varied([3]), varied([2], { seed: 1 }))
  })

  it('rejects matrices', () => {
    expect(() => outer(tensor([[1]]), tensor([1]))).toThrow('(not-vectors)')
  })
})
