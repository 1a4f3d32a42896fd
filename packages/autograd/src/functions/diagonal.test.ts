import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tensor } from '../create.ts'
import { checkDerivatives, layoutsOf, varied } from '../testing.fixture.ts'
import { diagonal, trace } from './diagonal.ts'

const size = fc.integer({ min: 0, max: 5 })

describe('diagonal', () => {
  it('takes the elements whose column is the row plus the offset', () => {
    fc.assert(
      fc.property(size, size, fc.integer({ min: -6, max: 6 }), (rows, columns, offset) => {
        for (const { view } of layoutsOf(varied([2, rows, columns]))) {
          const elements = view.data()
          const expected: number[] = []
          for (let batch = 0; batch < 2; batch++) {
            for (let i = Math.max(0, -offset); i < rows && i + offset < columns; i++) {
              expected.push(elements[(batch * rows + i) * columns + i + offset])
            }
          }
          expect([...diagonal(view, offset).data()]).toEqual(expected)
        }
      }),
      { numRuns: 50 },
    )
  })

  it.each([-1, 0, 1])('has the derivatives of finite differences at offset %s', (offset) => {
    checkDerivatives((x) => diagonal(x, offset).square(), varied([2, 3]))
  })

  it('rejects a vector', () => {
    expect(() => diagonal(tensor([1]))).toThrow('(axis-out-of-range)')
  })
})

describe('trace', () => {
  it('adds up the diagonal of each matrix', () => {
    expect(
      trace(
        tensor([
          [
            [1, 2],
            [3, 4],
          ],
          [
            [5, 6],
            [7, 8],
          ],
        ]),
      ).toArray(),
    ).toEqual([5, 13])
  })
})
