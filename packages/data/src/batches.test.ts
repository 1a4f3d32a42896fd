import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type Batch,
  type Batches,
  type BatchOfRows,
  batches,
  type Position,
  readIdx,
  type StreamedBatches,
} from './index.ts'

const epochOf = <B>(loader: Iterable<B>): B[] => [...loader]
const rowsOf = (column: { data: ArrayLike<number> }) => Array.from(column.data)
const idsOf = (loader: Iterable<{ ids: { data: ArrayLike<number> } }>) => epochOf(loader).map(({ ids }) => rowsOf(ids))

/** Columns whose rows tell their index, so that a mix-up of rows shows. */
function numbered(examples: number) {
  const ids = Int32Array.from({ length: examples }, (_, index) => index)
  const images = { data: Float32Array.from({ length: examples * 6 }, (_, index) => index), shape: [examples, 2, 3] }
  return { ids, images }
}

describe('batches of columns', () => {
  it('hold each example once in an epoch, with the rows of its columns together', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        (examples, batchSize, shuffle) => {
          const loader = batches(numbered(examples), { batchSize, shuffle, seed: 5 })
          const epoch = epochOf(loader)
          expect(epoch.length).toBe(loader.batches)
          for (const { ids, images, size } of epoch) {
            expect(ids.shape).toEqual([size])
            expect(images.shape).toEqual([size, 2, 3])
            const expected = rowsOf(ids).flatMap((id) => [0, 1, 2, 3, 4, 5].map((offset) => id * 6 + offset))
            expect(rowsOf(images)).toEqual(expected)
          }
          const seen = epoch.flatMap(({ ids }) => rowsOf(ids))
          expect(shuffle ? seen.sort((a, b) => a - b) : seen).toEqual(Array.from(numbered(examples).ids))
          expect(epoch.slice(0, -1).every(({ size }) => size === batchSize)).toBe(true)
        },
      ),
    )
  })

  it('come in another order in each epoch, which the seed and the epoch decide', () => {
    const loader = batches(numbered(50), { batchSize: 50, seed: 1 })
    const [first, second] = [idsOf(loader), idsOf(loader)]
    expect(first).not.toEqual(second)
    expect(idsOf(batches(numbered(50), { batchSize: 50, seed: 1 }))).toEqual(first)
    expect(idsOf(batches(numbered(50), { batchSize: 50, seed: 1, position: { epoch: 1, batch: 0 } }))).toEqual(second)
    expect(idsOf(batches(numbered(50), { batchSize: 50, seed: 2 }))).not.toEqual(first)
    expect(idsOf(batches(numbered(50), { batchSize: 7, seed: 1 })).flat()).toEqual(first.flat())
  })

  it('keep the order of the source without shuffle', () => {
    const loader = batches(numbered(5), { batchSize: 2, shuffle: false })
    for (let epoch = 0; epoch < 2; epoch++) expect(idsOf(loader)).toEqual([[0, 1], [2, 3], [4]])
  })

  it('leave out a short last batch when asked to', () => {
    const loader = batches(numbered(5), { batchSize: 2, shuffle: false, dropLast: true })
    expect(loader.batches).toBe(2)
    expect(idsOf(loader)).toEqual([
      [0, 1],
      [2, 3],
    ])
  })

  it('resumed at any saved position are those that would have come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 6 }),
        fc.boolean(),
        fc.nat(30),
        (examples, batchSize, dropLast, stop) => {
          fc.pre(!dropLast || examples >= batchSize)
          const options = { batchSize, dropLast, seed: 3 }
          const whole = walk(batches(numbered(examples), options), 40)
          const before = whole.slice(0, stop)
          const position = before.at(-1)?.position ?? { epoch: 0, batch: 0 }
          const saved: Position = JSON.parse(JSON.stringify(position))
          const resumed = walk(batches(numbered(examples), { ...options, position: saved }), 40 - stop)
          expect([...before, ...resumed]).toEqual(whole)
        },
      ),
    )
  })

  it('go on where a loop was left, and where the position is set', () => {
    const loader = batches(numbered(6), { batchSize: 2, shuffle: false })
    for (const { position } of loader) {
      expect(position).toEqual({ epoch: 0, batch: 1 })
      expect(loader.position).toEqual(position)
      break
    }
    expect(idsOf(loader)).toEqual([
      [2, 3],
      [4, 5],
    ])
    expect(loader.position).toEqual({ epoch: 1, batch: 0 })
    loader.position = { epoch: 0, batch: 2 }
    expect(idsOf(loader)).toEqual([[4, 5]])
  })

  it('hand out numbers that belong to the batch', () => {
    const dataset = numbered(4)
    const [batch] = batches(dataset, { batchSize: 4, shuffle: false })
    batch.ids.data.fill(9)
    expect(Array.from(dataset.ids)).toEqual([0, 1, 2, 3])
  })

  it('are datasets themselves, which tell their size out of the way of the columns', () => {
    const [batch] = batches(numbered(4), { batchSize: 3, shuffle: false })
    expect(Object.keys(batch)).toEqual(['ids', 'images'])
    expect([batch.size, batch.position]).toEqual([3, { epoch: 0, batch: 1 }])
    expect(idsOf(batches(batch as Pick<typeof batch, 'ids' | 'images'>, { shuffle: false }))).toEqual([[0, 1, 2]])
  })

  it('have a type that tensors have', () => {
    const rows = [1, 0]
    const [batch] = batches(
      {
        uint8: Uint8Array.from(rows),
        clamped: Uint8ClampedArray.from(rows),
        int8: Int8Array.from(rows),
        int16: Int16Array.from(rows),
        uint16: Uint16Array.from(rows),
        int32: Int32Array.from(rows),
        uint32: Uint32Array.from(rows),
        float32: Float32Array.from(rows),
        float64: Float64Array.from(rows),
        numbers: rows,
        masks: [true, false],
        nested: [rows, rows],
        arrays: [Uint8Array.from(rows), Uint8Array.from(rows)],
        mask: { data: Uint8Array.from(rows), shape: [2], dtype: 'bool' },
        images: { data: Uint8Array.of(255, 0), shape: [2, 1], dtype: 'float32' },
        labels: { data: rows, dtype: 'int32' },
        chosen: rows,
      },
      { shuffle: false, dtypes: { chosen: 'int32' } },
    )
    const types = Object.entries(batch).map(([name, { dtype, data }]) => [name, `${dtype} ${data.constructor.name}`])
    expect(Object.fromEntries(types)).toEqual({
      uint8: 'int32 Int32Array',
      clamped: 'int32 Int32Array',
      int8: 'int32 Int32Array',
      int16: 'int32 Int32Array',
      uint16: 'int32 Int32Array',
      int32: 'int32 Int32Array',
      uint32: 'uint32 Uint32Array',
      float32: 'float32 Float32Array',
      float64: 'float64 Float64Array',
      numbers: 'float32 Float32Array',
      masks: 'bool Uint8Array',
      nested: 'float32 Float32Array',
      arrays: 'int32 Int32Array',
      mask: 'bool Uint8Array',
      images: 'float32 Float32Array',
      labels: 'int32 Int32Array',
      chosen: 'int32 Int32Array',
    })
    expect(rowsOf(batch.images)).toEqual([255, 0])
    expect(rowsOf(batch.nested)).toEqual([1, 0, 1, 0])
  })

  it('take what readIdx gives', () => {
    const labels = readIdx(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 3))
    const [batch] = batches({ labels }, { shuffle: false })
    expect(batch.labels).toEqual({ data: Int32Array.of(7, 3), shape: [2], dtype: 'int32' })
  })

  it('know their names', () => {
    const loader = batches({ x: [1], y: Int32Array.of(1) })
    expectTypeOf(loader).toEqualTypeOf<Batches<Batch<'x' | 'y'>>>()
    // @ts-expect-error There is no column of that name.
    batches({ x: [1] }, { dtypes: { z: 'int32' } })
    expectTypeOf(batches([{ x: 1, y: [2, 3] }])).toEqualTypeOf<Batches<Batch<'x' | 'y'>>>()
    expectTypeOf(batches(new Set([{ x: 1 }]))).toEqualTypeOf<StreamedBatches<Batch<'x'>>>()
  })
})

describe('batches of one column', () => {
  it.each([
    [
      'an array of rows',
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ],
    ['a column', { data: Float32Array.of(1, 2, 3, 4, 5, 6), shape: [3, 2] }],
    ['an array of typed arrays', [Float32Array.of(1, 2), Float32Array.of(3, 4), Float32Array.of(5, 6)]],
    [
      'an array of columns of one row',
      [1, 3, 5].map((first) => ({ data: Float32Array.of(first, first + 1), shape: [2] })),
    ],
  ])('come from %s', (_, source) => {
    const [first, second] = batches(source, { batchSize: 2, shuffle: false })
    expect(first).toEqual({ data: Float32Array.of(1, 2, 3, 4), shape: [2, 2], dtype: 'float32' })
    expect(second).toEqual({ data: Float32Array.of(5, 6), shape: [1, 2], dtype: 'float32' })
    expect([second.size, second.position]).toEqual([1, { epoch: 1, batch: 0 }])
  })

  it('come from numbers and from a typed array', () => {
    for (const source of [[1, 2, 3], Float32Array.of(1, 2, 3)]) {
      const seen = epochOf(batches(source, { batchSize: 2, seed: 8 })).flatMap(rowsOf)
      expect(seen.sort()).toEqual([1, 2, 3])
    }
  })
})

describe('batches of a count', () => {
  it('are the numbers of the examples that a dataset of so many would give', () => {
    const options = { batchSize: 8, seed: 3, position: { epoch: 2, batch: 4 } }
    const [counted, filled] = [batches(50, options), batches(numbered(50), options)]
    for (let epoch = 0; epoch < 3; epoch++) {
      expect(epochOf(counted).map(({ rows }) => Array.from(rows))).toEqual(idsOf(filled))
    }
    expect(counted.position).toEqual(filled.position)
  })

  it('tell their size and where to go on', () => {
    const [, last] = epochOf(batches(5, { batchSize: 3, shuffle: false }))
    expect([Array.from(last.rows), last.size, last.position]).toEqual([[3, 4], 2, { epoch: 1, batch: 0 }])
    expectTypeOf(batches(5)).toEqualTypeOf<Batches<BatchOfRows>>()
  })
})

describe('batches of an array of examples', () => {
  it('stack each name', () => {
    const examples = [
      { x: [1, 2], y: 0, mask: true },
      { y: 1, x: [3, 4], mask: false },
    ]
    const [batch] = batches(examples, { shuffle: false, dtypes: { y: 'int32' } })
    expect({ ...batch }).toEqual({
      x: { data: Float32Array.of(1, 2, 3, 4), shape: [2, 2], dtype: 'float32' },
      y: { data: Int32Array.of(0, 1), shape: [2], dtype: 'int32' },
      mask: { data: Uint8Array.of(1, 0), shape: [2], dtype: 'bool' },
    })
  })

  it('are shuffled as columns are', () => {
    const examples = Array.from(numbered(30).ids, (ids) => ({ ids }))
    const options = { batchSize: 7, seed: 4 }
    expect(idsOf(batches(examples, options))).toEqual(idsOf(batches(numbered(30), options)))
  })
})

/** The next batches across epochs, as plain values. */
function walk(loader: Batches<Batch<'ids' | 'images'>>, count: number) {
  const seen: { ids: number[]; position: Position }[] = []
  while (seen.length < count) {
    for (const { ids, position } of loader) {
      seen.push({ ids: rowsOf(ids), position })
      if (seen.length === count) break
    }
  }
  return seen
}
