import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batches, type Position } from './index.ts'

const rowsOf = ({ ids }: { ids: { data: ArrayLike<number> } }) => Array.from(ids.data)
const idsOf = (loader: Iterable<Parameters<typeof rowsOf>[0]>) => Array.from(loader, rowsOf)

function* count(examples: number) {
  for (let ids = 0; ids < examples; ids++) yield { ids }
}

async function* countSlowly(examples: number) {
  for (const example of count(examples)) {
    await null
    yield example
  }
}

async function collect<B>(loader: AsyncIterable<B>): Promise<B[]> {
  const seen: B[] = []
  for await (const batch of loader) seen.push(batch)
  return seen
}

describe('batches of an iterable', () => {
  it('hold each example once in an epoch, whatever the buffer', () => {
    const sizes = fc.tuple(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 50 }),
    )
    fc.assert(
      fc.property(sizes, fc.boolean(), ([examples, batchSize, buffer], shuffle) => {
        const loader = batches(() => count(examples), { batchSize, buffer, shuffle })
        const epoch = [...loader]
        const seen = epoch.flatMap(rowsOf)
        const expected = Array.from({ length: examples }, (_, index) => index)
        expect(shuffle ? seen.toSorted((a, b) => a - b) : seen).toEqual(expected)
        expect(epoch.map(({ size }) => size)).toEqual(
          Array.from({ length: Math.ceil(examples / batchSize) }, (_, batch) =>
            Math.min(batchSize, examples - batch * batchSize),
          ),
        )
        expect(loader.position).toEqual({ epoch: 1, batch: 0 })
      }),
    )
  })

  it('are a full shuffle once the buffer holds all', () => {
    const last = Array.from({ length: 200 }, (_, seed) => idsOf(batches(() => count(4), { seed, buffer: 4 }))[0][3])
    expect(new Set(last)).toEqual(new Set([0, 1, 2, 3]))
  })

  it('come in another order in each epoch, which the seed and the epoch decide', () => {
    const options = { batchSize: 50, buffer: 10, seed: 1 }
    const loader = batches(() => count(50), options)
    const [first, second] = [idsOf(loader), idsOf(loader)]
    expect(first).not.toEqual(second)
    expect(idsOf(batches(() => count(50), { ...options, position: { epoch: 1, batch: 0 } }))).toEqual(second)
    expect(idsOf(batches(() => count(50), { ...options, seed: 2 }))).not.toEqual(first)
  })

  it('resumed at any saved position are those that would have come', async () => {
    const sizes = fc.tuple(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 25 }),
    )
    await fc.assert(
      fc.asyncProperty(sizes, fc.boolean(), fc.nat(15), async ([examples, batchSize, buffer], dropLast, stop) => {
        fc.pre(!dropLast || examples >= batchSize)
        const options = { batchSize, buffer, dropLast, seed: 3 }
        const whole = await walk(
          batches(() => count(examples), options),
          20,
        )
        const before = whole.slice(0, stop)
        const saved: Position = JSON.parse(JSON.stringify(before.at(-1)?.position ?? { epoch: 0, batch: 0 }))
        const resumed = await walk(
          batches(() => countSlowly(examples), { ...options, position: saved }),
          20 - stop,
        )
        expect([...before, ...resumed]).toEqual(whole)
      }),
    )
  })

  it('tell at the last batch of an epoch that the next epoch comes', () => {
    for (const [dropLast, examples] of [
      [false, 5],
      [false, 4],
      [true, 5],
      [true, 4],
    ] as const) {
      const positions = Array.from(
        batches(() => count(examples), { batchSize: 2, dropLast }),
        ({ position }) => position,
      )
      expect(positions.at(-1)).toEqual({ epoch: 1, batch: 0 })
      expect(positions[0]).toEqual({ epoch: 0, batch: 1 })
    }
  })

  it('go on where a loop was left, and where the position is set', () => {
    const loader = batches(() => count(6), { batchSize: 2, shuffle: false })
    for (const _ of loader) break
    expect(loader.position).toEqual({ epoch: 0, batch: 1 })
    expect(idsOf(loader)).toEqual([
      [2, 3],
      [4, 5],
    ])
    for (const _ of loader) loader.position = { epoch: 7, batch: 2 }
    expect(loader.position).toEqual({ epoch: 7, batch: 2 })
    expect(idsOf(loader)).toEqual([[4, 5]])
    expect(loader.position).toEqual({ epoch: 8, batch: 0 })
  })

  it('come from a collection again and again, from a generator once', () => {
    const set = batches(new Set(count(3)), { shuffle: false })
    for (let epoch = 0; epoch < 2; epoch++) expect(idsOf(set)).toEqual([[0, 1, 2]])

    const once = batches(count(3), { shuffle: false })
    expect(idsOf(once)).toEqual([[0, 1, 2]])
    expect(() => idsOf(once)).toThrow(expect.objectContaining({ code: 'data-source-used-up' }))
  })

  it('close a generator when the loop is left', () => {
    let closed = false
    function* source() {
      try {
        yield* count(100)
      } finally {
        closed = true
      }
    }
    for (const _ of batches(source, { batchSize: 2, buffer: 2 })) break
    expect(closed).toBe(true)
  })

  it('refuse an epoch without a batch', () => {
    for (const loader of [batches(() => count(0)), batches(() => count(3), { batchSize: 4, dropLast: true })]) {
      expect(() => [...loader]).toThrow(expect.objectContaining({ code: 'data-no-batches' }))
    }
  })

  it('refuse a bad example with its place', () => {
    const examples = () => [{ ids: 1 }, { ids: 2 }, { ids: 'x' as never }].values()
    expect(() => [...batches(examples, { batchSize: 2, shuffle: false })]).toThrow(
      'Column "ids", example 0 of batch 1 in epoch 0: "x" stands where a number belongs.',
    )
  })

  it.each([0, 1.5])('refuse a buffer of %d', (buffer) => {
    expect(() => batches(() => count(1), { buffer })).toThrow(expect.objectContaining({ code: 'data-bad-option' }))
  })
})

describe('batches of an async iterable', () => {
  it('are those of the same examples at once', async () => {
    const options = { batchSize: 4, buffer: 6, seed: 9, dtypes: { ids: 'int32' } } as const
    const slow = batches(() => countSlowly(30), options)
    const quick = batches(() => count(30), options)
    for (let epoch = 0; epoch < 2; epoch++) expect((await collect(slow)).map(rowsOf)).toEqual(idsOf(quick))
  })

  it('come from a stream, which is read once', async () => {
    const stream = new ReadableStream<{ ids: number }>({
      start(controller) {
        for (const example of count(3)) controller.enqueue(example)
        controller.close()
      },
    })
    expect((await collect(batches(stream, { shuffle: false }))).map(rowsOf)).toEqual([[0, 1, 2]])
  })

  it('wait in a loop that waits', async () => {
    const loader: Iterable<unknown> = batches(() => countSlowly(3)) as never
    expect(() => [...loader]).toThrow(expect.objectContaining({ code: 'data-source-is-async' }))
  })

  it('pass on the failure of the source', async () => {
    async function* failing() {
      yield { ids: 1 }
      throw new Error('the network is gone')
    }
    await expect(collect(batches(failing))).rejects.toThrow('the network is gone')
  })
})

async function walk(loader: AsyncIterable<Parameters<typeof rowsOf>[0] & { position: Position }>, length: number) {
  const seen: { ids: number[]; position: Position }[] = []
  while (seen.length < length) {
    for await (const batch of loader) {
      seen.push({ ids: rowsOf(batch), position: batch.position })
      if (seen.length === length) break
    }
  }
  return seen
}
