import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
// From reference/golden.py: bytes made by the reference implementation.
import golden from '../reference/golden.json' with { type: 'json' }
import { decode, encode, type TensorData, type TensorInput } from './index.ts'

type File = { tensors: Record<string, TensorInput>; metadata?: Record<string, string> }

const scalar = { dtype: 'uint8', shape: [1], data: Uint8Array.of(5) } as const

// The same tensors as in reference/golden.py, written with JavaScript's numbers.
const files: Record<keyof typeof golden.files, File> = {
  one: { tensors: { 'attn.0': { dtype: 'float32', shape: [1, 2, 3], data: Float32Array.of(0, 1, 2, 3, 4, 5) } } },
  empty: { tensors: {} },
  metadata: { tensors: {}, metadata: { note: 'text with "quotes", \\, tab\t, é and 😀' } },
  'every-type': {
    tensors: {
      bool: { dtype: 'bool', shape: [3], data: Uint8Array.of(1, 0, 1) },
      uint8: { dtype: 'uint8', shape: [2], data: Uint8Array.of(0, 255) },
      int8: { dtype: 'int8', shape: [2], data: Int8Array.of(-128, 127) },
      int16: { dtype: 'int16', shape: [2], data: Int16Array.of(-32768, 32767) },
      uint16: { dtype: 'uint16', shape: [2], data: Uint16Array.of(0, 65535) },
      float16: { dtype: 'float16', shape: [3], data: Uint16Array.of(0x3e00, 0xfbff, 1) },
      bfloat16: { dtype: 'bfloat16', shape: [2], data: Uint16Array.of(0x3f80, 0xc049) },
      int32: { dtype: 'int32', shape: [2], data: Int32Array.of(-(2 ** 31), 2 ** 31 - 1) },
      uint32: { dtype: 'uint32', shape: [1], data: Uint32Array.of(2 ** 32 - 1) },
      float32: { dtype: 'float32', shape: [2, 1], data: Float32Array.of(0.1, -1e-40) },
      float64: { dtype: 'float64', shape: [1, 2], data: Float64Array.of(0.1, -5e-324) },
      int64: { dtype: 'int64', shape: [2], data: BigInt64Array.of(-(2n ** 63n), 2n ** 63n - 1n) },
      uint64: { dtype: 'uint64', shape: [1], data: BigUint64Array.of(2n ** 64n - 1n) },
    },
  },
  'order-and-shapes': {
    tensors: {
      z: { dtype: 'float32', shape: [], data: Float32Array.of(7) },
      '10': { dtype: 'float32', shape: [1], data: Float32Array.of(8) },
      '2': { dtype: 'float64', shape: [1, 1], data: Float64Array.of(9) },
      empty: { dtype: 'int32', shape: [2, 0, 3], data: new Int32Array() },
      ['__proto__']: scalar,
      é: { dtype: 'bool', shape: [1], data: Uint8Array.of(1) },
    },
    metadata: { config: '{"layers":[784,10]}' },
  },
}

describe.each(Object.entries(files))(
  'the file "%s" of the reference implementation',
  (title, { tensors, metadata }) => {
    const bytes = Buffer.from(golden.files[title as keyof typeof files], 'base64')

    it('has the bytes that encode gives', () => {
      expect(Buffer.from(encode(tensors, metadata))).toEqual(bytes)
    })

    it('decodes to what went in', () => {
      const decoded = decode(bytes, { widen: false })
      expect(Object.entries(decoded.tensors).sort()).toEqual(Object.entries(tensors).sort())
      expect({ ...decoded.metadata }).toEqual(metadata ?? {})
    })
  },
)

describe('decode', () => {
  const { tensors } = decode(Buffer.from(golden.files['every-type'], 'base64'))

  it('widens half precision to float32', () => {
    expect(tensors.float16).toEqual({ dtype: 'float32', shape: [3], data: Float32Array.of(1.5, -65504, 2 ** -24) })
    expect(tensors.bfloat16).toEqual({ dtype: 'float32', shape: [2], data: Float32Array.of(1, -3.140625) })
  })

  it('gives views of the bytes where the alignment allows it, and copies elsewhere', () => {
    const bytes = encode({ a: { dtype: 'float32', shape: [2], data: Float32Array.of(1, 2) } })
    const shifted = new Uint8Array(bytes.length + 1)
    shifted.set(bytes, 1)

    expect(decode(bytes).tensors.a.data.buffer).toBe(bytes.buffer)
    expect(decode(bytes.buffer).tensors.a.data.buffer).toBe(bytes.buffer)
    const copy = decode(shifted.subarray(1)).tensors.a
    expect(copy.data.buffer).not.toBe(shifted.buffer)
    expect(copy.data).toEqual(Float32Array.of(1, 2))
  })

  it('keeps a hostile name from reaching any prototype', () => {
    const { tensors, metadata } = decode(encode(new Map([['__proto__', scalar]]), JSON.parse('{"__proto__":"x"}')))
    expect(Object.getPrototypeOf(tensors)).toBe(null)
    expect(Object.entries(tensors)).toEqual([['__proto__', scalar]])
    expect(Object.entries(metadata)).toEqual([['__proto__', 'x']])
    expect('dtype' in {}).toBe(false)
  })

  it('ties the type of the array to the name of the type', () => {
    expectTypeOf<Extract<TensorData, { dtype: 'int64' }>['data']>().toEqualTypeOf<BigInt64Array>()
    expectTypeOf(decode).returns.toHaveProperty('tensors').toEqualTypeOf<Record<string, TensorData>>()
  })
})

describe('encode', () => {
  const float = { dtype: 'float32', shape: [2], data: Float32Array.of(1, 2) } as const

  it('writes only the part of a buffer that an array views', () => {
    const part = new Float32Array([9, 1, 2, 9]).subarray(1, 3)
    expect(encode({ a: { ...float, data: part } })).toEqual(encode({ a: float }))
  })

  it.each<[string, string, Parameters<typeof encode>]>([
    ['an array of another type', 'safetensors-wrong-array', [{ a: { ...float, data: Float64Array.of(1, 2) } }]],
    ['numbers without a type', 'safetensors-wrong-array', [{ a: { ...float, data: [1, 2] as never } }]],
    ['an unknown type', 'safetensors-wrong-array', [{ a: { ...float, dtype: 'toString' as never } }]],
    ['a shape of other size', 'safetensors-wrong-size', [{ a: { ...float, shape: [3] } }]],
    ['negative sizes', 'safetensors-wrong-size', [{ a: { ...float, shape: [-1, -2] } }]],
    ['fractional sizes', 'safetensors-wrong-size', [{ a: { ...float, shape: [0.5, 4] } }]],
    ['a mask with a 2', 'safetensors-bad-boolean', [{ a: { dtype: 'bool', shape: [1], data: Uint8Array.of(2) } }]],
    ['the reserved name', 'safetensors-bad-name', [{ __metadata__: float }]],
    ['the reserved name beside metadata', 'safetensors-bad-name', [{ __metadata__: float }, { a: 'b' }]],
    [
      'a name twice',
      'safetensors-bad-name',
      [
        [
          ['a', float],
          ['a', scalar],
        ],
      ],
    ],
    ['half a surrogate pair', 'safetensors-bad-text', [{ '\ud800': float }]],
    ['half a surrogate pair in metadata', 'safetensors-bad-text', [{}, { a: '\udc00' }]],
    ['metadata that are no texts', 'safetensors-bad-metadata', [{}, { epoch: 3 as never }]],
    ['endless metadata', 'safetensors-header-too-large', [{}, { a: 'a'.repeat(100_000_000) }]],
  ])('refuses %s', (_, code, parameters) => {
    expect(() => encode(...parameters)).toThrow(expect.objectContaining({ code }))
  })

  it('says what was seen and what to do', () => {
    expect(() => encode({ weight: { ...float, shape: [2, 2] } })).toThrow(
      'Tensor "weight" has the shape [2,2] and 2 elements. The sizes of the axes multiply to the number of elements.',
    )
  })
})

describe('encode, then decode', () => {
  it('gives back any tensors and texts, bit for bit, whatever the order of their names', () => {
    fc.assert(
      fc.property(anyTensors, fc.dictionary(anyName, anyText), (pairs, metadata) => {
        const bytes = encode(pairs, metadata)
        const decoded = decode(bytes, { widen: false })

        expect(sortedBits(Object.entries(decoded.tensors))).toEqual(sortedBits(pairs))
        expect(Object.entries(decoded.metadata)).toEqual(Object.entries(metadata))
        expect(encode(pairs.toReversed(), metadata)).toEqual(bytes)
      }),
    )
  })
})

const anyText = fc.string({ unit: 'grapheme' })
const anyName = fc.oneof(anyText, fc.constantFrom('__proto__', 'constructor', '', '0', 'toString'))

const anyTensor = fc
  .record({
    of: fc.constantFrom(...Object.values(files['every-type'].tensors)),
    shape: fc.array(fc.nat(3), { maxLength: 3 }),
    seed: fc.uint8Array({ minLength: 1, maxLength: 64 }),
  })
  .map(({ of: { dtype, data }, shape, seed }): TensorInput => {
    const size = shape.reduce((product, length) => product * length, 1)
    const bytes = new Uint8Array(size * data.BYTES_PER_ELEMENT).map((_, index) => {
      return dtype === 'bool' ? seed[index % seed.length] % 2 : seed[index % seed.length]
    })
    return { dtype, shape, data: new (data.constructor as Uint8ArrayConstructor)(bytes.buffer) }
  })

const anyTensors = fc
  .uniqueArray(fc.tuple(anyName, anyTensor), { selector: ([name]) => name, maxLength: 6 })
  .filter((pairs) => pairs.every(([name]) => name !== '__metadata__'))

/** Bits, since NaN has many of them and each must survive. */
function sortedBits(pairs: [string, TensorInput][]) {
  return pairs
    .map(([name, { dtype, shape, data }]) => {
      const hex = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('hex')
      return JSON.stringify([name, dtype, shape, data.constructor.name, hex])
    })
    .sort()
}
