import { ChainruleError } from '@chainrule/autograd/errors'
import { checkMask } from './check-mask.ts'
import { dtypes, formats, maxHeaderSize, quote, type TensorInput } from './dtypes.ts'

/** Tensors by name: an object, a `Map`, or pairs. */
export type TensorInputs = Readonly<Record<string, TensorInput>> | Iterable<readonly [string, TensorInput]>

/** Texts to keep with the tensors; write other values with `JSON.stringify`. */
export type Metadata = Readonly<Record<string, string>>

/** The parts of a file in order: the header, then views of the numbers of each tensor. */
export function layout(tensors: TensorInputs, metadata?: Metadata): Uint8Array[] {
  const named = [...(Symbol.iterator in tensors ? tensors : Object.entries(tensors))] as [string, TensorInput][]
  for (const [name, tensor] of named) checkTensor(name, tensor)
  named.sort(([a, { dtype: first }], [b, { dtype: second }]) => {
    return dtypes.indexOf(first) - dtypes.indexOf(second) || (a < b ? -1 : 1)
  })

  const header = new Map<string, unknown>()
  if (metadata) header.set('__metadata__', checkMetadata(metadata))
  let offset = 0
  for (const [name, { dtype, shape, data }] of named) {
    if (header.has(name) || name === '__metadata__') {
      throw new ChainruleError(
        'safetensors-bad-name',
        `The name ${quote(name)} is ${header.has(name) ? 'given twice' : 'reserved'}.`,
        'Give each tensor a name of its own.',
      )
    }
    const end = offset + data.byteLength
    header.set(name, { dtype: formats[dtype].code, shape: Array.from(shape), data_offsets: [offset, end] })
    offset = end
  }
  const views = named.map(([, { data }]) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  return [writeHeader(header), ...views]
}

/** Eight bytes of length and the JSON, filled with spaces so that the numbers begin at a multiple of eight bytes. */
function writeHeader(header: Map<string, unknown>): Uint8Array {
  // Not JSON.stringify of one object, where the name "__proto__" would be lost and "1" would move to the front.
  const pairs = Array.from(header, ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
  const json = new TextEncoder().encode(`{${pairs.join()}}`)
  const length = Math.ceil(json.length / 8) * 8
  if (length > maxHeaderSize) {
    throw new ChainruleError(
      'safetensors-header-too-large',
      `The header would take ${length} bytes, the limit is ${maxHeaderSize}.`,
      'Store large values as tensors, not as metadata.',
    )
  }
  const bytes = new Uint8Array(8 + length).fill(32)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true)
  bytes.set(json, 8)
  return bytes
}

function checkTensor(name: string, tensor: TensorInput): void {
  const { dtype, shape, data } = tensor
  checkText('name', name)
  const kind = Object.prototype.toString.call(data).slice(8, -1)
  if (!Object.hasOwn(formats, dtype) || kind !== formats[dtype].array.name) {
    throw new ChainruleError(
      'safetensors-wrong-array',
      `Tensor ${quote(name)} has the dtype ${dtype} and a ${kind} as data.`,
      `The types are ${dtypes.map((known) => `${known} (${formats[known].array.name})`).join(', ')}.`,
    )
  }
  const size = shape.reduce((product, length) => product * length, 1)
  if (size !== data.length || !shape.every((length) => Number.isSafeInteger(length) && length >= 0)) {
    throw new ChainruleError(
      'safetensors-wrong-size',
      `Tensor ${quote(name)} has the shape [${shape}] and ${data.length} elements.`,
      'The sizes of the axes multiply to the number of elements.',
    )
  }
  checkMask(name, tensor)
}

function checkMetadata(metadata: Metadata): Metadata {
  for (const [key, value] of Object.entries(metadata)) {
    checkText('metadata key', key)
    if (typeof value !== 'string') {
      throw new ChainruleError(
        'safetensors-bad-metadata',
        `The metadata ${quote(key)} is of the type ${typeof value}.`,
        'Metadata are texts; write other values with JSON.stringify.',
      )
    }
    checkText(`metadata value of ${key}`, value)
  }
  return metadata
}

function checkText(what: string, text: string): void {
  if (/\p{Surrogate}/u.test(text)) {
    throw new ChainruleError(
      'safetensors-bad-text',
      `The ${what} ${quote(text)} has half of a surrogate pair, which UTF-8 cannot hold.`,
      'Use text.toWellFormed(), or cut texts between characters.',
    )
  }
}
