import { describe, expect, it } from 'vitest'
import { eye, tensor, zeros } from '../create.ts'
import { lowerTriangle } from '../functions/triangle.ts'
import { checkDerivatives, expectNumbers, int32, layoutsOf, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { qr } from './qr.ts'

describe('qr', () => {
  it.each([
    [3, 3],
    [5, 2],
    [2, 5],
    [1, 1],
    [2, 3, 4, 3],
  ])('gives back the matrices [%s, %s] from orthonormal columns and upper triangles', (...shape) => {
    const a = varied(shape)
    const { q, r } = qr(a)
    const k = Math.min(...shape.slice(-2))
    expect(q.shape).toEqual([...shape.slice(0, -1), k])
    expect(r.shape).toEqual([...shape.slice(0, -2), k, shape[shape.length - 1]])
    expectNumbers(q.matmul(r), a, 1e-14)
    expectNumbers(q.transpose().matmul(q), eye(k, k, { dtype: 'float64' }).expand([...shape.slice(0, -2), k, k]), 1e-14)
    expectNumbers(lowerTriangle(r, -1), r.zerosLike())
  })

  it.each(layoutsOf(varied([4, 3])))('takes any layout: $layout', ({ view }) => {
    const { q, r } = qr(view)
    expectNumbers(q.matmul(r), view, 1e-14)
  })

  it('rounds to float32 once, and takes integers', () => {
    const a = varied([3, 2], { dtype: 'float32' })
    expectNumbers(qr(a).q, qr(a.cast('float64')).q.cast('float32'))
    expect(
      qr(
        int32([
          [1, 2],
          [3, 4],
        ]),
      ).q.dtype,
    ).toBe('float32')
  })

  it('takes empty matrices', () => {
    expect(qr(zeros([0, 2, 3])).r.shape).toEqual([0, 2, 3])
    expect(qr(zeros([3, 0])).q.shape).toEqual([3, 0])
    expect(qr(zeros([0, 3])).r.shape).toEqual([0, 3])
  })

  it.each([
    [3, 3],
    [4, 2],
    [2, 4],
    [2, 2, 2],
  ])('has the derivatives of finite differences for [%s, %s]', (...shape) => {
    checkDerivatives((a) => {
      const { q, r } = qr(a)
      return [q, r]
    }, varied(shape))
  })

  it('says so where columns depend on each other and a gradient is asked for', () => {
    const dependent = tensor([
      [1, 0],
      [0, 0],
    ])
    expect(() => grad((a) => qr(a).q.sum())(dependent).data()).toThrow('(singular-matrix)')
  })

  it('rejects a vector', () => {
    expect(() => qr(tensor([1, 2]))).toThrow('(not-a-matrix)')
  })
})
