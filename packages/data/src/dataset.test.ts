import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Column, checkFinite, matrix, pick, split, standardize, statistics, take } from './index.ts'

const rowsOf = (column: { data: ArrayLike<number> }) => Array.from(column.data)
const images = { data: Uint8Array.of(0, 1, 10, 11, 20, 21), shape: [3, 2], dtype: 'float32' } as const
const dataset = { images, labels: Int32Array.of(0, 1, 2) }

describe('pick and take', () => {
  it('give rows in the types in which they are kept', () => {
    expect({ ...pick(dataset, [2, 0, 2]) }).toEqual({
      images: { data: Uint8Array.of(20, 21, 0, 1, 20, 21), shape: [3, 2], dtype: 'float32' },
      labels: { data: Int32Array.of(2, 0, 2), shape: [3], dtype: 'int32' },
    })
    expect(take(dataset, 2).images).toEqual({ data: Uint8Array.of(0, 1, 10, 11), shape: [2, 2], dtype: 'float32' })
    expect(take(dataset, 0).labels.shape).toEqual([0])
  })

  it('refuse rows that are not there', () => {
    for (const act of [() => take(dataset, 4), () => take(dataset, -1), () => take(dataset, 0.5)]) {
      expect(act).toThrow(expect.objectContaining({ code: 'data-no-such-row' }))
    }
    for (const index of [3, -1, 0.5, Number.NaN]) {
      expect(() => pick(dataset, [0, index])).toThrow(`pick: index 1 asks for row ${index} of 3.`)
    }
  })
})

describe('split', () => {
  it('puts each example into one part, of the size that was asked for', () => {
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (total, weights, shuffle) => {
          const sum = weights.reduce((partial, weight) => partial + weight, 0)
          fc.pre(sum > 0)
          const ids = Int32Array.from({ length: total }, (_, index) => index)
          const parts = split({ ids }, { fractions: weights.map((weight) => weight / sum), shuffle, seed: 6 })
          const seen = parts.flatMap((part) => rowsOf(part.ids))
          expect(shuffle ? seen.sort((a, b) => a - b) : seen).toEqual(rowsOf({ data: ids }))
          for (const [index, part] of parts.entries()) {
            expect(Math.abs(part.ids.shape[0] - (weights[index] / sum) * total)).toBeLessThanOrEqual(1 + 1e-6)
          }
        },
      ),
    )
  })

  it('takes counts, and keeps the rows of the columns together', () => {
    const [train, test] = split(dataset, { counts: [2, 1], seed: 1 })
    expectTypeOf(train).toEqualTypeOf<Record<'images' | 'labels', Column>>()
    expect([train.labels.shape, test.images.shape]).toEqual([[2], [1, 2]])
    for (const part of [train, test]) {
      expect(rowsOf(part.images)).toEqual(rowsOf(part.labels).flatMap((label) => [label * 10, label * 10 + 1]))
    }
  })

  it('depends on the seed', () => {
    const ids = Int32Array.from({ length: 30 }, (_, index) => index)
    const first = (seed: number) => rowsOf(split({ ids }, { counts: [15, 15], seed })[0].ids)
    expect(first(1)).toEqual(first(1))
    expect(first(1)).not.toEqual(first(2))
  })

  it.each([
    [{ fractions: [0.5, 0.4] }, 'the fractions [0.5,0.4] sum to 0.9, not to 1.'],
    [{ fractions: [1.5, -0.5] }, 'the fractions [1.5,-0.5]'],
    [{ fractions: [Number.NaN] }, 'sum to NaN'],
    [{ counts: [1, 1] }, 'the counts [1,1] sum to 2, not to 3.'],
    [{ counts: [1.5, 1.5] }, 'the counts [1.5,1.5]'],
    [{}, 'the fractions [] sum to 0'],
  ])('refuses %j', (options, message) => {
    expect(() => split(dataset, options)).toThrow(
      expect.objectContaining({ code: 'data-bad-split', message: expect.stringContaining(message) }),
    )
  })
})

describe('checkFinite', () => {
  it('returns the dataset', () => {
    expect(checkFinite(dataset)).toBe(dataset)
  })

  it.each([
    [{ x: [1, Number.NaN] }, 'Column "x", row 1: NaN.'],
    [
      {
        x: [
          [1, 2, 3],
          [4, 5, Number.NEGATIVE_INFINITY],
        ],
      },
      'Column "x", row 1, number 2 of [3]: -Infinity.',
    ],
    [
      {
        ok: [0, 1],
        x: [
          [[1], [2]],
          [[Number.NaN], [2]],
        ],
      },
      'Column "x", row 1, number 0 of [2,1]: NaN.',
    ],
  ])('names the first number that is not', (bad, message) => {
    expect(() => checkFinite(bad)).toThrow(
      expect.objectContaining({ code: 'data-not-finite', message: expect.stringContaining(message) }),
    )
  })
})

describe('statistics', () => {
  // Numbers that can be worked out by hand: the deviation of 2, 4, 4, 4, 5, 5, 7, 9 is 2.
  const column = [2, 4, 4, 4, 5, 5, 7, 9]

  it('are mean and deviation over n', () => {
    expect(statistics(column)).toEqual({ mean: [5], deviation: [2] })
    expect(statistics(column.map((value) => [value, 1]))).toEqual({ mean: [5, 1], deviation: [2, 0] })
    expect(
      statistics(
        [
          [2, 4, 4, 4],
          [5, 5, 7, 9],
        ],
        { shared: true },
      ),
    ).toEqual({ mean: [5], deviation: [2] })
  })

  it('stay accurate where the mean is large, unlike the mean of squares', () => {
    const { mean, deviation } = statistics(Float64Array.from(column, (value) => value + 1e9))
    expect(mean).toEqual([1e9 + 5])
    expect(deviation[0]).toBeCloseTo(2, 7)
  })
})

describe('standardize', () => {
  it('gives columns of mean 0 and deviation 1', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 255 })), {
      minLength: 2,
      maxLength: 50,
    })
    fc.assert(
      fc.property(rows, (rows) => {
        const column = { data: Float64Array.from(rows.flat()), shape: [rows.length, 2] }
        const before = statistics(column)
        const { mean, deviation } = statistics(standardize(column))
        for (const at of [0, 1]) {
          expect(mean[at]).toBeCloseTo(0, 9)
          expect(deviation[at]).toBeCloseTo(before.deviation[at] === 0 ? 0 : 1, 9)
        }
      }),
    )
  })

  it('uses the statistics that are given, one for all or one for each number of a row', () => {
    expect(standardize(images, { mean: 10, deviation: 5 })).toEqual({
      data: Float32Array.from([-2, -1.8, 0, 0.2, 2, 2.2]),
      shape: [3, 2],
      dtype: 'float32',
    })
    expect(rowsOf(standardize(images, { mean: [0, 1], deviation: [10, 10] }))).toEqual([0, 0, 1, 1, 2, 2])
    expect(standardize(Float64Array.of(1, 3)).dtype).toBe('float64')
  })

  it('refuses statistics of other rows', () => {
    expect(() => standardize(images, { mean: [1, 2, 3], deviation: 1 })).toThrow(
      'standardize: there are 3 statistics for rows of 2 numbers.',
    )
  })
})

describe('matrix', () => {
  it('joins columns in the order of the names, also of names that look like indices', () => {
    const columns = {
      '2': [1, 2],
      '10': [3, 4],
      wide: [
        [5, 6],
        [7, 8],
      ],
    }
    expect(matrix(columns, ['10', 'wide', '2'])).toEqual({
      data: Float32Array.of(3, 5, 6, 1, 4, 7, 8, 2),
      shape: [2, 4],
      dtype: 'float32',
    })
    expect(matrix({ x: [] }, ['x'])).toMatchObject({ shape: [0, 0] })
    expect(matrix({ x: [1] }, ['x', 'x']).data).toEqual(Float32Array.of(1, 1))
  })

  it('refuses columns that do not fit', () => {
    expect(() => matrix({ x: [1], y: Int32Array.of(1) }, ['x', 'y'])).toThrow('column "x" is float32, "y" is int32.')
    expect(() => matrix({ x: [1], y: [1, 2] }, ['x', 'y'])).toThrow(
      expect.objectContaining({ code: 'data-rows-differ' }),
    )
    expect(() => matrix({ x: [1] }, ['z' as never])).toThrow(expect.objectContaining({ code: 'data-not-a-column' }))
    expect(() => matrix({ x: [1] }, [])).toThrow(expect.objectContaining({ code: 'data-no-columns' }))
  })
})
