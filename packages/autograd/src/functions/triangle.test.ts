import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { build, checkDerivatives, expectNumbers, int32, layoutsOf, varied } from '../testing.fixture.ts'
import { lowerTriangle, upperTriangle } from './triangle.ts'

const shapes = [
  [3, 3],
  [2, 4],
  [4, 2],
  [2, 3, 2],
]

describe.each([
  { f: lowerTriangle, keeps: (i: number, j: number, diagonal: number) => j - i <= diagonal },
  { f: upperTriangle, keeps: (i: number, j: number, diagonal: number) => j - i >= diagonal },
])('$f.name', ({ f, keeps }) => {
  it.each(shapes)('keeps its side of the diagonal of [%i, %i]', (...shape) => {
    for (const diagonal of [-5, -2, -1, 0, 1, 2, 5]) {
      for (const { view } of layoutsOf(varied(shape))) {
        const elements = view.data()
        const expected = build(shape, (index) => {
          const [i, j] = index.slice(-2)
          const place = index.reduce((sum, position, axis) => sum * shape[axis] + position, 0)
          return keeps(i, j, diagonal) ? elements[place] : 0
        })
        expectNumbers(f(view, diagonal), expected)
      }
    }
  })

  it('keeps the type, and takes nothing', () => {
    expect(
      f(
        int32([
          [1, 2],
          [3, 4],
        ]),
      ).dtype,
    ).toBe('int32')
    expect(f(tensor([[true]])).dtype).toBe('bool')
    expect(f(zeros([0, 3])).shape).toEqual([0, 3])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => f(x).square(), varied([3, 3]))
  })

  it('does not let NaN of the other side through', () => {
    const x = tensor([
      [Number.NaN, Number.NaN],
      [Number.NaN, Number.NaN],
    ])
    expect(f(x, f === lowerTriangle ? -2 : 2).toArray()).toEqual([
      [0, 0],
      [0, 0],
    ])
  })

  it('rejects a vector', () => {
    expect(() => f(tensor([1]))).toThrow('(axis-out-of-range)')
  })
})
