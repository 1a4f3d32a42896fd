import { describe, expect, it } from 'vitest'
import { arange, eye, full, ones, zeros } from '../create.ts'
import { drawNormal } from '../random/draw-normal.ts'
import { randomKey } from '../random/key.ts'
import { float64 } from '../testing.fixture.ts'

const types = ['float32', 'float64', 'int32', 'uint32'] as const

describe('constant', () => {
  it.each(types)('fills any shape with a number in %s', (dtype) => {
    expect([...zeros([2], { dtype }).data()]).toEqual([0, 0])
    expect([...ones([2], { dtype }).data()]).toEqual([1, 1])
    expect([...full([2], 7, { dtype }).data()]).toEqual([7, 7])
    expect(full([0, 2], 7, { dtype }).shape).toEqual([0, 2])
    expect(full([], 7, { dtype }).item()).toBe(7)
  })

  it('keeps numbers that JSON has no word for', () => {
    for (const value of [Infinity, -Infinity, Number.NaN, -0]) {
      expect(Object.is(full([], value, { dtype: 'float64' }).item(), value)).toBe(true)
    }
  })

  it('makes zeros and ones like a tensor', () => {
    expect(
      float64([[5, 6]])
        .zerosLike()
        .toArray(),
    ).toEqual([[0, 0]])
    expect(float64([[5, 6]]).onesLike().dtype).toBe('float64')
  })
})

describe('iota', () => {
  it.each(types)('counts from 0 in %s', (dtype) => {
    expect([...arange(4, { dtype }).data()]).toEqual([0, 1, 2, 3])
    expect(arange(0, { dtype }).size).toBe(0)
  })

  it('makes identity matrices', () => {
    expect(eye(2, 3).toArray()).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ])
  })

  it('rejects a count that is not whole', () => {
    expect(() => arange(-1)).toThrow('(bad-shape)')
    expect(() => arange(1.5)).toThrow('(bad-shape)')
  })
})

describe('random', () => {
  it('gives the same numbers for the same key, whatever stands around it', () => {
    const alone = randomKey(7).uniform([4], { dtype: 'float64' })
    const among = randomKey(7)
      .uniform([4], { dtype: 'float64' })
      .add(randomKey(8).uniform([4], { dtype: 'float64' }).mul(0))
    expect([...among.data()]).toEqual([...alone.data()])
  })

  it('gives other numbers for another key', () => {
    expect([...randomKey(7).bits([4]).data()]).not.toEqual([...randomKey(8).bits([4]).data()])
  })

  it('makes empty and single tensors', () => {
    expect(drawNormal(randomKey(7), [0, 3]).shape).toEqual([0, 3])
    expect(Number.isFinite(drawNormal(randomKey(7), []).item())).toBe(true)
  })
})
