import { describe, expect, it } from 'vitest'
import { eye, tensor, zeros } from '../create.ts'
import { upperTriangle } from '../functions/triangle.ts'
import { checkDerivatives, expectNumbers, float64, layoutsOf, varied } from '../testing.fixture.ts'
import { cholesky } from './cholesky.ts'

/** Far from singular, and symmetric. */
const positive = (shape: number[]) => {
  const a = varied(shape)
  return a.matmul(a.transpose()).add(eye(shape[shape.length - 1], undefined, { dtype: 'float64' }))
}

describe('cholesky', () => {
  it.each(layoutsOf(positive([2, 3, 3])))('gives back the matrices from lower triangles, $layout', ({ view }) => {
    const l = cholesky(view)
    expectNumbers(l.matmul(l.transpose()), view, 1e-13)
    expectNumbers(upperTriangle(l, 1), l.zerosLike())
  })

  it('takes nothing, and keeps the type', () => {
    expect(cholesky(zeros([2, 0, 0])).shape).toEqual([2, 0, 0])
    expect(cholesky(tensor([[4]])).toArray()).toEqual([[2]])
    expect(cholesky(tensor([[4]])).dtype).toBe('float32')
  })

  it('has the derivatives of finite differences', () => {
    const a = positive([3, 3])
    checkDerivatives(cholesky, tensor(a.data(), { shape: a.shape }))
  })

  it.each([
    [
      [
        [1, 2],
        [2, 1],
      ],
    ],
    [[[0]]],
    [[[Number.NaN]]],
  ])('says so where a matrix is not positive definite: %s', (a) => {
    expect(() => cholesky(float64(a)).data()).toThrow('(not-positive-definite)')
  })

  it('rejects what is not square', () => {
    expect(() => cholesky(varied([2, 3]))).toThrow('(not-square)')
  })
})
