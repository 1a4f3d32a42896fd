import { ChainruleError } from '@chainrule/autograd/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, encode } from './index.ts'

const entry = '{"dtype":"I32","shape":[2,2],"data_offsets":[0,16]}'
const half = '{"dtype":"I32","shape":[2],"data_offsets":[0,8]}'

/** A file with this header, with or without a true length before it. */
function file(header: string | Uint8Array, dataSize = 0, length?: bigint): Uint8Array {
  const json = Buffer.from(header)
  const bytes = Buffer.alloc(8 + json.length + dataSize)
  bytes.writeBigUInt64LE(length ?? BigInt(json.length))
  json.copy(bytes, 8)
  return bytes
}

describe('a header', () => {
  it.each<[string, string, Uint8Array]>([
    ['no bytes at all', 'safetensors-truncated', new Uint8Array()],
    ['seven bytes', 'safetensors-truncated', new Uint8Array(7)],
    ['a length beyond the file', 'safetensors-truncated', file('', 0, 60n)],
    ['a length above 100 MB', 'safetensors-header-too-large', file('{}', 0, 100_000_001n)],
    ['a length of 2⁶⁴ - 1', 'safetensors-header-too-large', file('{}', 0, 2n ** 64n - 1n)],
    ['no header', 'safetensors-bad-header', file('')],
    ['a list', 'safetensors-bad-header', file('[]')],
    ['white space before it', 'safetensors-bad-header', file(' {}')],
    ['a byte order mark', 'safetensors-bad-header', file('\ufeff{}')],
    ['something behind it', 'safetensors-bad-header', file('{}{}')],
    ['a zero behind it', 'safetensors-bad-header', file('{}\0')],
    ['broken UTF-8', 'safetensors-bad-header', file(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x7d))],
    ['an unclosed brace', 'safetensors-bad-header', file('{')],
    ['an unclosed text', 'safetensors-bad-header', file('{"a')],
    ['a backslash at the end', 'safetensors-bad-header', file('{"a\\')],
    ['a bad escape in a key', 'safetensors-bad-header', file('{"\\x":1}')],
    ['deep nesting', 'safetensors-bad-header', file('{"a":[[[[[[[[[]]]]]]]]]}')],
    ['a name twice', 'safetensors-bad-header', file(`{"a":${entry},"a":${entry}}`, 16)],
    ['a name twice, once escaped', 'safetensors-bad-header', file(`{"a":${entry},"\\u0061" :${entry}}`, 16)],
    [
      'a field twice',
      'safetensors-bad-header',
      file('{"a":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1),
    ],
    ['metadata twice', 'safetensors-bad-header', file('{"__metadata__":{"a":"1","a":"2"}}')],
    ['metadata of a number', 'safetensors-bad-metadata', file('{"__metadata__":{"epoch":3}}')],
    ['metadata of null', 'safetensors-bad-metadata', file('{"__metadata__":null}')],
    ['a list of metadata', 'safetensors-bad-metadata', file('{"__metadata__":["a"]}')],
    ['a type that is no text', 'safetensors-bad-entry', file(`{"a":${entry.replace('"I32"', '32')}}`, 16)],
    ['no type', 'safetensors-bad-entry', file(`{"a":${entry.replace('"dtype":"I32",', '')}}`, 16)],
    ['an unknown type', 'safetensors-unknown-dtype', file(`{"a":${entry.replace('I32', 'F8_E4M3')}}`, 16)],
    [
      'the name of a type in JavaScript',
      'safetensors-unknown-dtype',
      file(`{"a":${entry.replace('I32', 'int32')}}`, 16),
    ],
    ['null for a tensor', 'safetensors-bad-entry', file('{"a":null}')],
    ['a number for a tensor', 'safetensors-bad-entry', file('{"a":1}')],
    ['a missing shape', 'safetensors-bad-entry', file('{"a":{"dtype":"U8","data_offsets":[0,1]}}', 1)],
    ['a negative size', 'safetensors-bad-entry', file(`{"a":${entry.replace('[2,2]', '[-2,-2]')}}`, 16)],
    ['a fractional size', 'safetensors-bad-entry', file(`{"a":${entry.replace('[2,2]', '[0.5,8]')}}`, 16)],
    ['a size of -0', 'safetensors-bad-entry', file(`{"a":${entry.replace('[2,2]', '[-0]').replace('16', '0')}}`)],
    ['a size in quotes', 'safetensors-bad-entry', file(`{"a":${entry.replace('[2,2]', '["4"]')}}`, 16)],
    ['an infinite size', 'safetensors-bad-entry', file(`{"a":${entry.replace('[2,2]', '[1e400,0]')}}`, 16)],
    ['one offset', 'safetensors-bad-entry', file(`{"a":${entry.replace('[0,16]', '[16]')}}`, 16)],
    ['three offsets', 'safetensors-bad-entry', file(`{"a":${entry.replace('[0,16]', '[0,16,16]')}}`, 16)],
    ['offsets in reverse', 'safetensors-bad-entry', file(`{"a":${entry.replace('[0,16]', '[16,0]')}}`, 16)],
    ['fewer bytes than the shape', 'safetensors-wrong-size', file(`{"a":${entry.replace('16', '4')}}`, 4)],
    [
      'a size of 2⁶⁴ - 2',
      'safetensors-bad-entry',
      file(`{"a":${entry.replace('[2,2]', '[2,18446744073709551614]')}}`, 16),
    ],
    [
      'an endless shape',
      'safetensors-wrong-size',
      file(`{"a":${entry.replace('[2,2]', `[${Array(99).fill(2 ** 52)},0]`)}}`, 16),
    ],
    ['ten tensors on the same bytes', 'safetensors-bad-offsets', file(`{"a":${half},"b":${half}}`, 8)],
    ['a hole', 'safetensors-bad-offsets', file(`{"a":${half},"b":${half.replace('[0,8]', '[9,17]')}}`, 17)],
    ['a hole before the first', 'safetensors-bad-offsets', file(`{"a":${half.replace('[0,8]', '[8,16]')}}`, 16)],
    ['bytes behind the last tensor', 'safetensors-bad-offsets', file(`{"a":${entry}}`, 17)],
    ['two bytes missing', 'safetensors-truncated', file(`{"a":${entry}}`, 14)],
    [
      'a mask with a 2',
      'safetensors-bad-boolean',
      Buffer.concat([file('{"a":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]}}'), Uint8Array.of(2)]),
    ],
  ])('is refused with %s', (_, code, bytes) => {
    expect(() => decode(bytes)).toThrow(expect.objectContaining({ name: 'ChainruleError', code }))
  })

  it.each<[string, Uint8Array, string[]]>([
    ['spaces behind it', file(`{"a":${entry}}   `, 16), ['a']],
    ['any white space of JSON', file(`{ "a"\t:\n${entry}}\r\n\t `, 16), ['a']],
    ['tensors in any order', file(`{"b":${half.replace('[0,8]', '[8,16]')},"a":${half}}`, 16), ['b', 'a']],
    ['no elements', file('{"a":{"dtype":"I32","shape":[2,0],"data_offsets":[0,0]}}'), ['a']],
    [
      'empty tensors between others',
      file(
        `{"a":${half},"b":{"dtype":"U8","shape":[0],"data_offsets":[8,8]},"c":{"dtype":"U8","shape":[],"data_offsets":[8,9]}}`,
        9,
      ),
      ['a', 'b', 'c'],
    ],
    ['fields of later versions', file(`{"a":${entry.replace('{', '{"layout":[[0]],')}}`, 16), ['a']],
    [
      'a key like the value of another',
      file(`{"a":${entry},"dtype":{"dtype":"U8","shape":[0],"data_offsets":[16,16]}}`, 16),
      ['a', 'dtype'],
    ],
  ])('is accepted with %s', (_, bytes, names) => {
    expect(Object.keys(decode(bytes).tensors)).toEqual(names)
  })

  it('says the names and numbers that are wrong', () => {
    expect(() => decode(file(`{"layer.0":${half},"layer.1":${half.replace('[0,8]', '[12,20]')}}`, 20))).toThrow(
      'Tensor "layer.1" begins at byte 12, the one before it ends at 8.',
    )
    expect(() => decode(file('{"a":{"dtype":"F4","shape":[1],"data_offsets":[0,1]}}', 1))).toThrow(
      'Tensor "a" has the type "F4".',
    )
    expect(() => decode(file(`{"a":${entry},"a":${entry}}`, 16))).toThrow('the key "a" stands in it twice')
  })

  it('keeps a message short whatever the file says', () => {
    for (const header of [
      `{"${'n'.repeat(1e6)}":1}`,
      `{"a":[${Array(1e6).fill(0)}]}`,
      `{"a":{"dtype":"${'D'.repeat(1e6)}"}}`,
    ]) {
      expect(messageOf(file(header)).length).toBeLessThan(500)
    }
  })

  it('costs neither time nor memory by what it claims', () => {
    const before = process.memoryUsage().arrayBuffers
    for (const size of [2 ** 40, Number.MAX_SAFE_INTEGER]) {
      expect(messageOf(file(`{"a":{"dtype":"U8","shape":[${size}],"data_offsets":[0,${size}]}}`))).toContain(`${size}`)
    }
    expect(messageOf(file('{"a":'.padEnd(2e7, '[')))).toContain('deeper')
    expect(messageOf(file('{'.repeat(2e7)))).toContain('deeper')
    expect(messageOf(file('{"a":'.repeat(4e6)))).toContain('deeper')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2e8)
  })
})

describe('a damaged file', () => {
  const good = encode(
    {
      weight: { dtype: 'float32', shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) },
      steps: { dtype: 'int64', shape: [], data: BigInt64Array.of(7n) },
      mask: { dtype: 'bool', shape: [3], data: Uint8Array.of(1, 0, 1) },
    },
    { config: '{"seed":1}' },
  )
  const headerEnd = 8 + Number(Buffer.from(good).readBigUInt64LE())

  it('is refused when cut at any length', () => {
    for (let length = 0; length < good.length; length++) expect(codeOf(good.slice(0, length))).toMatch(/^safetensors-/)
  })

  it('is refused with anything appended', () => {
    for (const extra of [1, 7, 8, 4096]) {
      expect(codeOf(Buffer.concat([good, Buffer.alloc(extra)]))).toBe('safetensors-bad-offsets')
    }
  })

  it('decodes to tensors that cover it, or is refused with a code, after any change of its bytes', () => {
    const change = fc.record({
      at: fc.nat(headerEnd),
      remove: fc.nat(3),
      insert: fc.oneof(fc.uint8Array({ maxLength: 4 }), jsonBytes),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), (changes, fixLength) => {
        let bytes = Buffer.from(good)
        for (const { at, remove, insert } of changes) {
          bytes = Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)])
        }
        const grown = bytes.length - good.length
        if (fixLength && bytes.length >= 8) bytes.writeBigUInt64LE(BigInt(Math.max(0, headerEnd - 8 + grown)))
        expectCoveredOrRefused(bytes)
      }),
      { numRuns: 2000 },
    )
  })

  it('of random bytes is refused with a code', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(99), (bytes, length) => {
        expectCoveredOrRefused(bytes)
        expectCoveredOrRefused(file(bytes, 0, BigInt(length)))
      }),
    )
  })

  it('with any JSON as header decodes to tensors that cover it, or is refused with a code', () => {
    fc.assert(
      fc.property(anyHeader, fc.nat(24), (header, dataSize) =>
        expectCoveredOrRefused(file(JSON.stringify(header), dataSize)),
      ),
      { numRuns: 2000 },
    )
  })
})

const jsonBytes = fc
  .constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '0', '-1', '1e309', '"dtype"', '\\u0000', 'null', '"a":', ' ')
  .map((text) => Buffer.from(text))

const number = fc.oneof(fc.nat(8), fc.double(), fc.maxSafeInteger(), fc.constantFrom(2 ** 53, 2 ** 64, -1, -0))
const field = fc.oneof({ weight: 4, arbitrary: fc.array(number, { maxLength: 3 }) }, fc.jsonValue())
const anyEntry = fc.record(
  {
    dtype: fc.oneof(fc.constantFrom('U8', 'F32', 'BOOL', 'F16', 'I64', 'F4'), fc.jsonValue()),
    shape: field,
    data_offsets: field,
  },
  { requiredKeys: [] },
)
const anyHeader = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('__metadata__', '__proto__')),
      fc.oneof(anyEntry, fc.jsonValue()),
    ),
  },
  fc.jsonValue(),
)

function codeOf(bytes: Uint8Array): string | undefined {
  return failureOf(bytes)?.code
}

function messageOf(bytes: Uint8Array): string {
  return failureOf(bytes)?.message ?? 'decoded'
}

function failureOf(bytes: Uint8Array): ChainruleError | undefined {
  try {
    decode(bytes)
  } catch (error) {
    if (error instanceof ChainruleError) return error
    throw error
  }
}

function expectCoveredOrRefused(bytes: Uint8Array): void {
  const failure = failureOf(bytes)
  if (failure) {
    expect(failure.code).toMatch(/^safetensors-[a-z-]+$/)
    return
  }
  const header = Number(Buffer.from(bytes).readBigUInt64LE())
  const { tensors } = decode(bytes, { widen: false })
  const covered = Object.values(tensors).reduce((total, { data }) => total + data.byteLength, 0)
  expect(8 + header + covered).toBe(bytes.length)
  for (const { shape, data } of Object.values(tensors)) {
    expect(shape.reduce((product, size) => product * size, 1)).toBe(data.length)
  }
}
