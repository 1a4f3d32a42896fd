import { describe, expect, it } from 'vitest'
import { type TensorData, toAutograd } from './index.ts'

describe('toAutograd', () => {
  it.each<[TensorData, unknown]>([
    [{ dtype: 'int64', shape: [2], data: BigInt64Array.of(-(2n ** 31n), 2n ** 31n - 1n) }, [-(2 ** 31), 2 ** 31 - 1]],
    [{ dtype: 'uint64', shape: [1], data: BigUint64Array.of(2n ** 31n - 1n) }, [2 ** 31 - 1]],
    [{ dtype: 'int16', shape: [2], data: Int16Array.of(-32768, 32767) }, [-32768, 32767]],
    [{ dtype: 'uint16', shape: [1], data: Uint16Array.of(65535) }, [65535]],
    [{ dtype: 'int8', shape: [1], data: Int8Array.of(-128) }, [-128]],
    [{ dtype: 'uint8', shape: [1], data: Uint8Array.of(255) }, [255]],
  ])('keeps the numbers of $dtype as int32', (tensor, values) => {
    const { dtype, shape, data } = toAutograd(tensor)
    expect(dtype).toBe('int32')
    expect(shape).toBe(tensor.shape)
    expect(data).toBeInstanceOf(Int32Array)
    expect(Array.from(data)).toEqual(values)
  })

  it('widens half precision', () => {
    const shape = [2]
    expect(toAutograd({ dtype: 'float16', shape, data: Uint16Array.of(0x3c00, 0x8000) })).toEqual({
      dtype: 'float32',
      shape,
      data: Float32Array.of(1, -0),
    })
    expect(toAutograd({ dtype: 'bfloat16', shape, data: Uint16Array.of(0x3f80, 0xff80) }).data).toEqual(
      Float32Array.of(1, Number.NEGATIVE_INFINITY),
    )
  })

  it('passes on what autograd has', () => {
    const mask: TensorData = { dtype: 'bool', shape: [1], data: Uint8Array.of(1) }
    expect(toAutograd(mask)).toBe(mask)
  })

  it.each([BigInt64Array.of(0n, 2n ** 31n), BigInt64Array.of(0n, -(2n ** 31n) - 1n)])(
    'refuses a number that int32 would change',
    (data) => {
      expect(() => toAutograd({ dtype: 'int64', shape: [2], data })).toThrow(
        expect.objectContaining({
          code: 'safetensors-integer-too-large',
          message: expect.stringContaining(`${data[1]}`),
        }),
      )
    },
  )

  it('refuses an unsigned number that would turn negative', () => {
    const data = BigUint64Array.of(2n ** 64n - 1n)
    expect(() => toAutograd({ dtype: 'uint64', shape: [1], data })).toThrow('18446744073709551615')
  })
})
