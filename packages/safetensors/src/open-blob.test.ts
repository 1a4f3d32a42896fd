import { expect, it } from 'vitest'
import { type BlobLike, encode, openBlob, toBlob } from './index.ts'

const tensors = {
  weight: { dtype: 'float32', shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) },
  half: { dtype: 'float16', shape: [], data: Uint16Array.of(0x3e00) },
  large: { dtype: 'float64', shape: [1000], data: new Float64Array(1000).fill(0.5) },
} as const

it('makes a blob of the bytes that encode gives', async () => {
  const blob = toBlob(tensors, { epoch: '3' })
  expect(blob.type).toBe('application/octet-stream')
  expect(new Uint8Array(await blob.arrayBuffer())).toEqual(encode(tensors, { epoch: '3' }))
})

it('lists tensors and metadata, and reads a tensor when asked', async () => {
  const file = await openBlob(toBlob(tensors, { epoch: '3' }))
  expect({ ...file.metadata }).toEqual({ epoch: '3' })
  expect({ ...file.entries }).toEqual({
    weight: { dtype: 'float32', shape: [2, 2], bytes: 16 },
    half: { dtype: 'float16', shape: [], bytes: 2 },
    large: { dtype: 'float64', shape: [1000], bytes: 8000 },
  })
  expect(await file.read('weight')).toEqual(tensors.weight)
  expect(await file.read('half')).toEqual({ dtype: 'float32', shape: [], data: Float32Array.of(1.5) })
  expect(await file.read('half', { widen: false })).toEqual(tensors.half)
})

it('reads the header and the bytes of the tensor, and nothing else', async () => {
  const bytes = encode(tensors)
  const blob = recording(bytes)
  const file = await openBlob(blob)
  const header = blob.ranges.reduce((total, [begin, end]) => total + end - begin, 0)
  await file.read('weight')
  expect(header).toBe(bytes.length - 8018)
  expect(blob.ranges.slice(2)).toEqual([[bytes.length - 18, bytes.length - 2]])
})

it('refuses a name that is not there, also one of every object', async () => {
  const file = await openBlob(toBlob(tensors))
  for (const name of ['bias', 'toString', '__proto__']) {
    await expect(file.read(name)).rejects.toThrow(expect.objectContaining({ code: 'safetensors-no-such-tensor' }))
  }
  await expect(file.read('bias')).rejects.toThrow('There is no tensor "bias" among the 3 of the file.')
})

it('refuses a file cut short', async () => {
  for (const length of [0, 7, 20, encode(tensors).length - 1]) {
    const blob = new Blob([encode(tensors).subarray(0, length)])
    await expect(openBlob(blob)).rejects.toThrow(expect.objectContaining({ code: 'safetensors-truncated' }))
  }
})

it('says when a file has changed since it was chosen', async () => {
  const blob = recording(encode(tensors))
  const file = await openBlob(blob)
  blob.bytes = blob.bytes.subarray(0, 100)
  await expect(file.read('large')).rejects.toThrow('only 0 bytes came')
  blob.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) })
  await expect(file.read('large')).rejects.toMatchObject({
    code: 'safetensors-not-readable',
    cause: { name: 'NotReadableError' },
  })
})

function recording(bytes: Uint8Array): BlobLike & { bytes: Uint8Array; ranges: [number, number][] } {
  return {
    bytes,
    ranges: [],
    size: bytes.length,
    slice(begin, end) {
      this.ranges.push([begin, end])
      return { arrayBuffer: async () => this.bytes.slice(begin, end).buffer as ArrayBuffer }
    },
  }
}
