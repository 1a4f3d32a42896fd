import { ChainruleError } from '@chainrule/autograd/errors'
import { dtypes, type FileDType, formats, maxHeaderSize, quote } from './dtypes.ts'
import { duplicateKey } from './duplicate-key.ts'

/** What a header says of one tensor; bytes count from the end of the header. */
export interface Entry {
  readonly dtype: FileDType
  readonly shape: readonly number[]
  readonly begin: number
  readonly end: number
}

export interface Header {
  readonly entries: Record<string, Entry>
  readonly metadata: Record<string, string>
}

// Tensors are objects of lists in an object; some room for fields of later versions.
const maxDepth = 8

/** The number of bytes of the header, from the first eight bytes of a file of `size` bytes. */
export function headerLength(prefix: Uint8Array, size: number): number {
  if (prefix.length < 8) {
    throw new ChainruleError(
      'safetensors-truncated',
      `A safetensors file begins with 8 bytes of length; this one has ${size} bytes.`,
      'Check that the file was copied or downloaded whole.',
    )
  }
  const view = new DataView(prefix.buffer, prefix.byteOffset, 8)
  const length = view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32
  if (length > maxHeaderSize) {
    throw new ChainruleError(
      'safetensors-header-too-large',
      `The header claims ${length} bytes, the limit is ${maxHeaderSize}.`,
      'This is not a safetensors file, or it is damaged.',
    )
  }
  if (length + 8 > size) {
    throw new ChainruleError(
      'safetensors-truncated',
      `The header claims ${length} bytes, but the file has ${size - 8} after the length.`,
      'Check that the file was copied or downloaded whole.',
    )
  }
  return length
}

/** Reads and checks a header that is followed by `dataSize` bytes of numbers. */
export function parseHeader(bytes: Uint8Array, dataSize: number): Header {
  const parsed = parseJson(bytes)
  const metadata: Record<string, string> = Object.create(null)
  const entries: Record<string, Entry> = Object.create(null)
  for (const [name, value] of Object.entries(parsed)) {
    if (name !== '__metadata__') {
      entries[name] = readEntry(name, value)
      continue
    }
    for (const [key, text] of Object.entries(isObject(value) ? value : { __metadata__: value })) {
      if (typeof text !== 'string') {
        throw new ChainruleError(
          'safetensors-bad-metadata',
          `The metadata ${quote(key)} is ${describe(text)}.`,
          'Metadata are an object of texts; write other values with JSON.stringify.',
        )
      }
      metadata[key] = text
    }
  }
  checkCoverage(entries, dataSize)
  return { entries, metadata }
}

function parseJson(bytes: Uint8Array): object {
  let reason = `it begins with byte ${bytes[0]}, not with "{" (123)`
  if (bytes[0] === 123) {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      const twice = duplicateKey(text, maxDepth)
      // A text that begins with a brace parses to an object or not at all.
      if (twice === null) return JSON.parse(text)
      reason = twice === undefined ? `it nests deeper than ${maxDepth}` : `the key ${quote(twice)} stands in it twice`
    } catch (error) {
      reason = quote((error as Error).message)
    }
  }
  throw new ChainruleError(
    'safetensors-bad-header',
    `The header is not what safetensors allow: ${reason}.`,
    'This is not a safetensors file, or it is damaged.',
  )
}

function readEntry(name: string, value: unknown): Entry {
  const { dtype: code, shape, data_offsets: offsets } = (value ?? {}) as Record<string, unknown>
  const dtype = dtypes.find((candidate) => formats[candidate].code === code)
  if (typeof code === 'string' && !dtype) {
    throw new ChainruleError(
      'safetensors-unknown-dtype',
      `Tensor ${quote(name)} has the type ${quote(code)}.`,
      `Convert it to one of ${dtypes.map((known) => formats[known].code).join(', ')}.`,
    )
  }
  if (!dtype || !isSizes(shape) || !isSizes(offsets) || offsets.length !== 2 || offsets[0] > offsets[1]) {
    throw new ChainruleError(
      'safetensors-bad-entry',
      `Tensor ${quote(name)} is described by ${describe(value)}.`,
      'It needs a dtype, a shape of whole numbers and two data_offsets in order; the file is damaged.',
    )
  }
  const [begin, end] = offsets
  const size = shape.reduce((product, length) => product * length, formats[dtype].array.BYTES_PER_ELEMENT)
  if (size !== end - begin) {
    throw new ChainruleError(
      'safetensors-wrong-size',
      `Tensor ${quote(name)}, ${code} ${describe(shape)}, takes ${size} bytes and has ${end - begin}.`,
      'The file is damaged.',
    )
  }
  return { dtype, shape, begin, end }
}

/** No holes, no overlaps, nothing behind the last tensor: what is not a number of a tensor has no place to hide. */
function checkCoverage(entries: Record<string, Entry>, dataSize: number): void {
  let covered = 0
  for (const [name, { begin, end }] of Object.entries(entries).sort(
    ([, a], [, b]) => a.begin - b.begin || a.end - b.end,
  )) {
    if (begin !== covered) {
      throw new ChainruleError(
        'safetensors-bad-offsets',
        `Tensor ${quote(name)} begins at byte ${begin}, the one before it ends at ${covered}.`,
        'Tensors follow each other without holes and overlaps; the file is damaged.',
      )
    }
    covered = end
  }
  if (covered !== dataSize) {
    throw new ChainruleError(
      covered > dataSize ? 'safetensors-truncated' : 'safetensors-bad-offsets',
      `The tensors take ${covered} bytes, but ${dataSize} follow the header.`,
      'Check that the file was copied or downloaded whole.',
    )
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0 && !Object.is(size, -0))
}

function describe(value: unknown): string {
  const text = JSON.stringify(value, (_, part) => (Array.isArray(part) ? part.slice(0, 9) : part))
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
