/** Types of values in generated code. */
export type ValueType = 'i32' | 'i64' | 'f32' | 'f64' | 'v128'

export const valueTypes: Record<ValueType, number> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b }

/** Appends an unsigned number in LEB128. */
export function pushUnsigned(bytes: number[], value: number): void {
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80)
    rest = Math.floor(rest / 0x80)
  }
  bytes.push(rest)
}

/** Appends a signed 32-bit number in LEB128. */
export function pushSigned(bytes: number[], value: number): void {
  let rest = value | 0
  for (;;) {
    const low = rest & 0x7f
    rest >>= 7
    if ((rest === 0 && low < 0x40) || (rest === -1 && low >= 0x40)) {
      bytes.push(low)
      return
    }
    bytes.push(low | 0x80)
  }
}

/** A list with its length in front, each item already encoded. */
export function vector(items: readonly (readonly number[])[]): number[] {
  const bytes: number[] = []
  pushUnsigned(bytes, items.length)
  for (const item of items) for (const byte of item) bytes.push(byte)
  return bytes
}

/** A name: its UTF-8 bytes with their number in front. */
export function name(text: string): number[] {
  return vector([...new TextEncoder().encode(text)].map((byte) => [byte]))
}

const scratch = new DataView(new ArrayBuffer(8))

export function float32Bytes(value: number): number[] {
  scratch.setFloat32(0, value, true)
  return bytesOfScratch(4)
}

export function float64Bytes(value: number): number[] {
  scratch.setFloat64(0, value, true)
  return bytesOfScratch(8)
}

export function int32Bytes(value: number): number[] {
  scratch.setInt32(0, value, true)
  return bytesOfScratch(4)
}

function bytesOfScratch(count: number): number[] {
  return Array.from({ length: count }, (_, i) => scratch.getUint8(i))
}
