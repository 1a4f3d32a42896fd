import { gzipSync } from 'node:zlib'
import { ChainruleError } from '@chainrule/autograd/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gunzip } from './gunzip.ts'
import { type Idx, readIdx } from './read-idx.ts'

const types = {
  uint8: [8, Uint8Array, 'setUint8'],
  int8: [9, Int8Array, 'setInt8'],
  int16: [11, Int16Array, 'setInt16'],
  int32: [12, Int32Array, 'setInt32'],
  float32: [13, Float32Array, 'setFloat32'],
  float64: [14, Float64Array, 'setFloat64'],
} as const

/** Writes IDX as its description has it. */
function write(
  dtype: keyof typeof types,
  shape: readonly number[],
  values: readonly number[],
): Uint8Array<ArrayBuffer> {
  const [code, { BYTES_PER_ELEMENT }, set] = types[dtype]
  const begin = 4 + 4 * shape.length
  const view = new DataView(new ArrayBuffer(begin + values.length * BYTES_PER_ELEMENT))
  for (const [offset, byte] of [0, 0, code, shape.length].entries()) view.setUint8(offset, byte)
  for (const [axis, size] of shape.entries()) view.setUint32(4 + 4 * axis, size)
  for (const [index, value] of values.entries()) view[set](begin + index * BYTES_PER_ELEMENT, value)
  return new Uint8Array(view.buffer)
}

describe('readIdx', () => {
  it('reads the header of the training labels of MNIST', () => {
    // The first bytes of train-labels-idx1-ubyte: magic 2049, 60,000 items, and the digits 5 0 4 1 9.
    const bytes = new Uint8Array(8 + 60_000)
    bytes.set([0x00, 0x00, 0x08, 0x01, 0x00, 0x00, 0xea, 0x60, 5, 0, 4, 1, 9])
    const { dtype, shape, data } = readIdx(bytes)
    expect([dtype, shape]).toEqual(['uint8', [60_000]])
    expect(Array.from(data.subarray(0, 5))).toEqual([5, 0, 4, 1, 9])
  })

  it('reads numbers with the most significant byte first', () => {
    const bytes = Uint8Array.of(0, 0, 0x0b, 1, 0, 0, 0, 2, 0x01, 0x02, 0xff, 0xfe)
    expect(readIdx(bytes)).toEqual({ dtype: 'int16', shape: [2], data: Int16Array.of(258, -2) })
    const float = Uint8Array.of(0, 0, 0x0d, 0, 0x3f, 0xc0, 0, 0)
    expect(readIdx(float.buffer)).toEqual({ dtype: 'float32', shape: [], data: Float32Array.of(1.5) })
  })

  it.each(Object.keys(types) as (keyof typeof types)[])('gives back what a writer wrote as %s', (dtype) => {
    const array = types[dtype][1]
    const shape = fc.array(fc.nat(3), { maxLength: 3 })
    fc.assert(
      fc.property(shape, fc.infiniteStream(fc.double()), fc.nat(3), (shape, stream, shift) => {
        const size = shape.reduce((product, length) => product * length, 1)
        const data = array.from(Array.from({ length: size }, () => stream.next().value * 1000))
        const bytes = write(dtype, shape, Array.from(data))
        // Files come from larger buffers too.
        const shifted = new Uint8Array(bytes.length + shift)
        shifted.set(bytes, shift)
        expect(readIdx(shifted.subarray(shift))).toEqual({ dtype, shape, data } as Idx)
      }),
    )
  })

  it.each<[string, string, Uint8Array, string]>([
    ['nothing', 'idx-bad-header', new Uint8Array(), 'has 0 bytes'],
    [
      'a header cut short',
      'idx-bad-header',
      Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 1),
      'has 8 bytes and begins with 0, 0, 8, 2',
    ],
    ['another magic number', 'idx-bad-header', Uint8Array.of(0, 1, 8, 0, 1), 'begins with 0, 1, 8, 0'],
    ['an unknown type', 'idx-bad-header', Uint8Array.of(0, 0, 10, 0, 1), 'begins with 0, 0, 10, 0'],
    ['a byte missing', 'idx-wrong-size', write('uint8', [2, 2], [1, 2, 3]), 'uint8 [2,2] takes 4 bytes, and 3 follow'],
    ['a byte more', 'idx-wrong-size', write('uint8', [2], [1, 2, 3]), 'takes 2 bytes, and 3 follow'],
    ['a size of 16 exabytes', 'idx-wrong-size', write('float64', [2 ** 32 - 1, 2 ** 29], []), 'and 0 follow'],
    ['endless axes', 'idx-wrong-size', write('float64', [...Array(254).fill(2 ** 32 - 1), 0], []), 'takes NaN bytes'],
    ['gzip', 'idx-compressed', gzipSync(write('uint8', [1], [1])), 'Call readIdx(await gunzip(bytes)).'],
  ])('refuses %s', (_, code, bytes, message) => {
    expect(() => readIdx(bytes)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }))
  })

  it('reads any bytes, or refuses them with a code', () => {
    const start = fc.constantFrom([], [0, 0], [0, 0, 8, 1], [0, 0, 12, 2, 0, 0, 0, 1], [0x1f, 0x8b])
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 24 }), (start, rest) => {
        const bytes = Uint8Array.of(...start, ...rest)
        try {
          const { shape, data } = readIdx(bytes)
          expect(shape.reduce((product, size) => product * size, 1)).toBe(data.length)
          expect(4 + 4 * shape.length + data.byteLength).toBe(bytes.length)
        } catch (error) {
          expect(error).toBeInstanceOf(ChainruleError)
          expect((error as ChainruleError).code).toMatch(/^idx-/)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('gunzip', () => {
  const content = write('int32', [3], [1, -2, 3])

  it('gives the content of a gzip file', async () => {
    expect(await gunzip(new Uint8Array(gzipSync(content)))).toEqual(content)
    expect(await gunzip(new Uint8Array(gzipSync(new Uint8Array())))).toEqual(new Uint8Array())
  })

  it('gives other bytes back as they are', async () => {
    expect(await gunzip(content)).toEqual(content)
    expect(await gunzip(content.buffer)).toEqual(content)
    expect(await gunzip(new Uint8Array())).toEqual(new Uint8Array())
  })

  it('refuses a damaged file', async () => {
    const packed = new Uint8Array(gzipSync(new Uint8Array(10_000).map((_, index) => index ** 2)))
    const changed = packed.slice()
    changed[packed.length - 5] ^= 1
    for (const bytes of [packed.slice(0, -1), packed.slice(0, 20), packed.slice(0, 2), changed]) {
      await expect(gunzip(bytes)).rejects.toMatchObject({ name: 'ChainruleError', code: 'gunzip-damaged' })
    }
  })

  it('stops at the limit, whatever a small file unpacks to', async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(2e7)))
    await expect(gunzip(bomb, { limit: 1e6 })).rejects.toMatchObject({
      code: 'gunzip-too-large',
      message: expect.stringContaining('unpacks to more than the limit of 1000000'),
    })
    expect(bomb.length).toBeLessThan(1e5)
    expect((await gunzip(bomb, { limit: 2e7 })).length).toBe(2e7)
  })
})
