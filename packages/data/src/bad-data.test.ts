import { describe, expect, it } from 'vitest'
import { batches } from './index.ts'

const epochOf = <B>(loader: Iterable<B>): B[] => [...loader]

describe('batches refuse', () => {
  const x = [1, 2, 3]
  it.each<[string, () => unknown, string, string]>([
    [
      'columns of different length',
      () => batches({ x, y: [1] }),
      'data-rows-differ',
      'Column "x" has 3 rows, "y" has 1.',
    ],
    ['no columns', () => batches({}), 'data-no-columns', 'no columns'],
    ['no examples', () => batches({ x: [] }), 'data-no-batches', 'There are 0 examples'],
    ['no examples in an array', () => batches([]), 'data-no-batches', 'There are 0 examples'],
    [
      'fewer examples than a full batch',
      () => batches({ x }, { batchSize: 4, dropLast: true }),
      'data-no-batches',
      'There are 3 examples, which make no batch of 4.',
    ],
    [
      'a shape of other size',
      () => batches({ x: { data: Float32Array.of(1, 2, 3), shape: [2, 2] } }),
      'data-wrong-shape',
      'Column "x" has 3 numbers and the shape [2,2].',
    ],
    ['a scalar', () => batches({ x: { data: Float32Array.of(1), shape: [] } }), 'data-wrong-shape', 'the shape []'],
    [
      'a fractional shape',
      () => batches({ x: { data: Float32Array.of(1, 2, 3), shape: [1.5, 2] } }),
      'data-wrong-shape',
      'the shape [1.5,2]',
    ],
    [
      'rows of different length',
      () => batches({ x: [[1, 2], [3]] }),
      'data-ragged-rows',
      'Column "x": row 1 has the shape [1], row 0 has [2].',
    ],
    [
      'rows of different depth',
      () => batches({ x: [1, [2]] }),
      'data-ragged-rows',
      'row 1 has the shape [1], row 0 has [].',
    ],
    [
      'typed rows of different length',
      () => batches({ x: [[1, 2], Float32Array.of(1)] }),
      'data-ragged-rows',
      'row 1 has the shape [1]',
    ],
    [
      'typed rows in the place of deeper ones',
      () => batches({ x: [[[1, 2]], Float32Array.of(1)] }),
      'data-ragged-rows',
      'row 1 has the shape [1], row 0 has [1,2].',
    ],
    [
      'rows whose shape their numbers do not fill',
      () =>
        batches([{ data: Float32Array.of(1), shape: [2, 2] }]).position &&
        epochOf(batches([{ data: Float32Array.of(1), shape: [2, 2] }])),
      'data-ragged-rows',
      'row 0 has the shape [2,2]',
    ],
    [
      'texts',
      () => batches({ x: [1, 'two' as never] }),
      'data-not-a-number',
      'Column "x", row 1: "two" stands where a number belongs.',
    ],
    ['nothing', () => batches({ x: [1, undefined as never] }), 'data-not-a-number', 'row 1: undefined'],
    ['bigints', () => batches({ x: [1n as never] }), 'data-not-a-number', 'row 0: 1 stands'],
    ['a column of bigints', () => batches({ x: BigInt64Array.of(1n) as never }), 'data-not-a-column', 'Column "x"'],
    ['a column that is a number', () => batches({ x: 5 as never }), 'data-not-a-column', 'Column "x"'],
    ['a column that is null', () => batches({ x: null as never }), 'data-not-a-column', 'Column "x"'],
    [
      'floats as integers',
      () => batches({ x: { data: Float32Array.of(1), shape: [1], dtype: 'int32' } }),
      'data-lossy-dtype',
      'Column "x" holds float32, which cannot become int32',
    ],
    [
      'unsigned as signed integers',
      () => batches({ x: Uint32Array.of(1) }, { dtypes: { x: 'int32' } }),
      'data-lossy-dtype',
      'holds uint32',
    ],
    [
      'signed as unsigned integers',
      () => batches({ x: Int8Array.of(1) }, { dtypes: { x: 'uint32' } }),
      'data-lossy-dtype',
      'holds int8',
    ],
    [
      'a label that is no integer',
      () => batches({ x: [1, 1.5] }, { dtypes: { x: 'int32' } }),
      'data-lossy-dtype',
      'row 1: int32 cannot hold 1.5.',
    ],
    [
      'a label that is NaN',
      () => batches({ x: [Number.NaN] }, { dtypes: { x: 'int32' } }),
      'data-lossy-dtype',
      'int32 cannot hold NaN.',
    ],
    [
      'a negative unsigned label',
      () => batches({ x: [-1] }, { dtypes: { x: 'uint32' } }),
      'data-lossy-dtype',
      'uint32 cannot hold -1.',
    ],
    [
      'a mask of other numbers',
      () => batches({ x: Uint8Array.of(0, 2) }, { dtypes: { x: 'bool' } }),
      'data-lossy-dtype',
      'number 1 of it is 2.',
    ],
    [
      'an unknown type',
      () => batches({ x }, { dtypes: { x: 'float16' as never } }),
      'data-unknown-dtype',
      'The dtype float16',
    ],
    ['a column named size', () => batches({ size: x }), 'data-reserved-name', '"size"'],
    ['a name named position', () => epochOf(batches([{ position: 1 }])), 'data-reserved-name', '"position"'],
    [
      'examples of different names',
      () => epochOf(batches([{ x: 1 }, { y: 1 } as never], { shuffle: false })),
      'data-names-differ',
      'One example has y (row 1), the first of its batch x.',
    ],
    [
      'an example without names',
      () => epochOf(batches([{ x: 1 }, 5 as never], { shuffle: false })),
      'data-names-differ',
      'row 1',
    ],
    ['a batch size of 0', () => batches({ x }, { batchSize: 0 }), 'data-bad-option', 'batchSize is 0.'],
    ['a batch size of 1.5', () => batches({ x }, { batchSize: 1.5 }), 'data-bad-option', 'batchSize is 1.5.'],
    ['a fractional seed', () => epochOf(batches({ x }, { seed: 0.5 })), 'bad-seed', 'The seed is 0.5.'],
    [
      'a position behind the epoch',
      () => batches({ x }, { batchSize: 1, position: { epoch: 0, batch: 3 } }),
      'data-bad-position',
      'epoch 0, batch 3, where an epoch has 3 batches.',
    ],
    [
      'a negative position',
      () => batches({ x }, { position: { epoch: -1, batch: 0 } }),
      'data-bad-position',
      'epoch -1',
    ],
    [
      'a position set to nothing',
      () => Object.assign(batches({ x }), { position: {} }),
      'data-bad-position',
      'epoch undefined',
    ],
    ['null', () => batches(null as never), 'data-not-a-source', 'got null.'],
    ['a part of an example', () => batches(2.5), 'data-not-a-source', 'got 2.5.'],
    ['a count below nothing', () => batches(-1), 'data-not-a-source', 'got -1.'],
    ['a count of nothing', () => batches(0), 'data-no-batches', 'There are 0 examples'],
  ])('%s', (_, act, code, message) => {
    expect(act).toThrow(
      expect.objectContaining({ name: 'ChainruleError', code, message: expect.stringContaining(message) }),
    )
  })

  it('a bad example with its row in the source, whatever the order', () => {
    const examples = Array.from({ length: 50 }, (_, index) => ({ x: index === 33 ? [1] : [1, 2] }))
    expect(() => epochOf(batches(examples, { batchSize: 8, seed: 2 }))).toThrow('row 33')
  })
})
