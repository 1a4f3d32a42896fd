import { expect, it } from 'vitest'
import { widenHalf } from './widen-half.ts'

const every = Uint16Array.from({ length: 2 ** 16 }, (_, bits) => bits)

it('widens each of the 65,536 float16 as the engine does', () => {
  const Float16Array = Reflect.get(globalThis, 'Float16Array') as new (buffer: ArrayBuffer) => ArrayLike<number>
  const widened = widenHalf('float16', every)
  const native = new Float16Array(every.buffer)
  for (let bits = 0; bits < every.length; bits++) {
    if (!Object.is(widened[bits], native[bits])) expect({ bits, widened: widened[bits] }).toBe(native[bits])
  }
})

it.each([
  [0x3c00, 1],
  [0xc000, -2],
  [0x0001, 2 ** -24],
  [0x7bff, 65504],
  [0xfc00, Number.NEGATIVE_INFINITY],
  [0x8000, -0],
])('widens the float16 %i to %d', (bits, value) => {
  expect(widenHalf('float16', Uint16Array.of(bits))[0]).toBe(value)
})

it('widens each of the 65,536 bfloat16 to the float32 whose upper half it is', () => {
  const view = new DataView(widenHalf('bfloat16', every).buffer)
  for (let bits = 0; bits < every.length; bits++) {
    if (view.getUint32(4 * bits, true) !== bits * 2 ** 16) expect(view.getUint32(4 * bits, true)).toBe(bits * 2 ** 16)
  }
})
