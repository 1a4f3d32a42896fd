import { describe, expect, it } from 'vitest'
import { eye, tensor, zeros } from '../create.ts'
import type { Tensor } from '../tensor.ts'
import { checkDerivatives, expectNumbers, float64, layoutsOf, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

const rebuilt = ({ values, vectors }: { values: Tensor; vectors: Tensor }) =>
  vectors.mul(values.reshape([...values.shape.slice(0, -1), 1, -1])).matmul(vectors.transpose())

describe('symmetricEigen', () => {
  it.each([
    [1, 1],
    [4, 4],
    [2, 3, 3, 3],
  ])('gives back the symmetric part of [%s, %s]', (...shape) => {
    const a = varied(shape)
    const { values, vectors } = symmetricEigen(a)
    const n = shape[shape.length - 1]
    expectNumbers(rebuilt({ values, vectors }), a.add(a.transpose()).div(2), 1e-14)
    expectNumbers(vectors.transpose().matmul(vectors), eye(n, n, { dtype: 'float64' }).expand(shape), 1e-14)
  })

  it.each(layoutsOf(varied([3, 3])))('takes any layout: $layout', ({ view }) => {
    expectNumbers(rebuilt(symmetricEigen(view)), view.add(view.transpose()).div(2), 1e-14)
  })

  it('knows the eigenvalues of [[2, 1], [1, 2]]', () => {
    expectNumbers(
      symmetricEigen(
        float64([
          [2, 1],
          [1, 2],
        ]),
      ).values,
      float64([1, 3]),
      1e-15,
    )
    expect(
      symmetricEigen(
        tensor([
          [2, 1],
          [1, 2],
        ]),
      ).values.dtype,
    ).toBe('float32')
  })

  it('is NaN where an element is, and takes nothing', () => {
    expect(
      symmetricEigen(
        float64([
          [Number.NaN, 0],
          [0, 1],
        ]),
      ).values.toArray(),
    ).toEqual([Number.NaN, Number.NaN])
    expect(symmetricEigen(zeros([0, 0])).values.shape).toEqual([0])
    expect(symmetricEigen(zeros([0, 2, 2])).vectors.shape).toEqual([0, 2, 2])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((a) => symmetricEigen(a).values, varied([3, 3]))
    checkDerivatives((a) => symmetricEigen(a).vectors, varied([3, 3]))
    checkDerivatives((a) => symmetricEigen(a).values, varied([2, 2, 2]))
  })

  it('has finite gradients of values that are equal', () => {
    // The sum of the eigenvalues is the trace.
    expect(
      grad((a) => symmetricEigen(a).values.sum())(
        float64([
          [1, 0],
          [0, 1],
        ]),
      ).toArray(),
    ).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  it.each([
    [[2, 3], 'not-square'],
    [[4], 'not-a-matrix'],
  ] as [number[], string][])('rejects [%s]: %s', (shape, code) => {
    expect(() => symmetricEigen(varied(shape))).toThrow(`(${code})`)
  })
})
