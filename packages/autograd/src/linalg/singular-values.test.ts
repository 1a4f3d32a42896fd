import { describe, expect, it } from 'vitest'
import { eye, tensor, zeros } from '../create.ts'
import { slice } from '../functions/slice.ts'
import type { Tensor } from '../tensor.ts'
import { checkDerivatives, expectNumbers, float64, layoutsOf, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { singularValues } from './singular-values.ts'

const rebuilt = ({ u, s, v }: { u: Tensor; s: Tensor; v: Tensor }) =>
  u.mul(s.reshape([...s.shape.slice(0, -1), 1, -1])).matmul(v.transpose())

describe('singularValues', () => {
  it.each([
    [1, 1],
    [3, 3],
    [5, 2],
    [2, 5],
    [2, 3, 2, 3],
  ])('gives back the matrices [%s, %s]', (...shape) => {
    const a = varied(shape)
    const { u, s, v } = singularValues(a)
    const k = Math.min(...shape.slice(-2))
    const identity = eye(k, k, { dtype: 'float64' }).expand([...shape.slice(0, -2), k, k])
    expectNumbers(rebuilt({ u, s, v }), a, 1e-14)
    expectNumbers(u.transpose().matmul(u), identity, 1e-14)
    expectNumbers(v.transpose().matmul(v), identity, 1e-14)
  })

  it.each(layoutsOf(varied([4, 3])))('takes any layout: $layout', ({ view }) => {
    expectNumbers(rebuilt(singularValues(view)), view, 1e-14)
  })

  it('orders values from large to small and keeps the type', () => {
    expect(
      singularValues(
        tensor([
          [0, 2, 0],
          [1, 0, 0],
        ]),
      ).s.toArray(),
    ).toEqual([2, 1])
    expect(
      singularValues(
        tensor([
          [0, 2, 0],
          [1, 0, 0],
        ]),
      ).u.dtype,
    ).toBe('float32')
  })

  it('is NaN where an element is infinite, and takes nothing', () => {
    expect(
      singularValues(
        float64([
          [Infinity, 0],
          [0, 1],
        ]),
      ).s.toArray(),
    ).toEqual([Number.NaN, Number.NaN])
    expect(singularValues(zeros([3, 0])).s.shape).toEqual([0])
    expect(singularValues(zeros([0, 3, 2])).v.shape).toEqual([0, 2, 2])
  })

  it.each([
    [3, 3],
    [4, 2],
    [2, 4],
  ])('has the derivatives of finite differences for [%s, %s]', (...shape) => {
    checkDerivatives((a) => singularValues(a).s, varied(shape))
    checkDerivatives((a) => {
      // The signs of a pair are arbitrary, its products are not.
      const { u, v } = singularValues(a)
      return [u.mul(slice(u, [[0, 1]])), u.mul(slice(v, [[0, 1]]))]
    }, varied(shape))
  })

  it('has finite gradients of s where values are equal or 0', () => {
    const ones = [
      [1, 0],
      [0, 1],
    ]
    expect(grad((a) => singularValues(a).s.sum())(float64(ones)).toArray()).toEqual(ones)
    const gradient = grad((a) => singularValues(a).s.sum())(
      float64([
        [1, 1],
        [1, 1],
      ]),
    ).toArray() as number[][]
    expect(gradient.flat().every(Number.isFinite)).toBe(true)
  })

  it('rejects a vector', () => {
    expect(() => singularValues(tensor([1, 2]))).toThrow('(not-a-matrix)')
  })
})
