import { describe, expect, it, vi } from 'vitest'
import { pack, UnpackError, unpack } from './pack.ts'

const data = { room: 'train', text: 'ação ∂ 𝒙', numbers: [1, -0.25, 1e-8], nested: { empty: [], nothing: null } }

describe('pack', () => {
  it('gives back what was packed', async () => {
    expect(await unpack(await pack(data))).toEqual(data)
  })

  it('writes only what an address takes unchanged, shorter than the JSON where that repeats itself', async () => {
    const long = { list: Array.from({ length: 200 }, (_, index) => ({ index, kind: 'point' })) }
    const packed = await pack(long)
    expect(packed).toMatch(/^1\.[\w-]+$/)
    expect(packed.length).toBeLessThan(JSON.stringify(long).length / 4)
  })

  it('makes the same text, and opens it, where the browser has no streams for compression', async () => {
    const packed = await pack(data)
    vi.stubGlobal('CompressionStream', undefined)
    vi.stubGlobal('DecompressionStream', undefined)
    expect(await unpack(await pack(data))).toEqual(data)
    expect(await unpack(packed)).toEqual(data)
    vi.unstubAllGlobals()
  })

  it('tells another version from a damaged text', async () => {
    const packed = await pack(data)
    await expect(unpack(`7${packed.slice(1)}`)).rejects.toMatchObject({ kind: 'version', seen: '7' })
    await expect(unpack(packed.slice(0, -9))).rejects.toMatchObject({ kind: 'damaged' })
    await expect(unpack('')).rejects.toBeInstanceOf(UnpackError)
    await expect(unpack('1.%%%')).rejects.toMatchObject({ kind: 'damaged' })
  })
})
