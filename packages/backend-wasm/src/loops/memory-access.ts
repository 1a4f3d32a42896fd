import type { DType } from '@chainrule/autograd'
import { bytesOf } from '@chainrule/lowering'
import type { Code, Local } from '../assembler/code.ts'

/** A vector of elements along the innermost axis. */
export interface Place {
  readonly pointer: Local
  /** Distance of neighbours, in elements. */
  readonly stride: number
  /** The place of the first element, counted from the pointer. */
  readonly first: number
  /** How many of the lanes there are. */
  readonly count: number
  readonly lanes: 1 | 4
}

/** Leaves elements on the stack: a vector of 32-bit lanes, or one number. */
export function emitLoad(code: Code, dtype: DType, { pointer, stride, first, count, lanes }: Place): void {
  const bytes = bytesOf(dtype)
  if (lanes === 1) {
    pushAt(code, pointer, first * stride * bytes, (offset) => {
      if (dtype === 'bool') code.memory('i32.load8_u', offset)
      else code.memory(dtype === 'float32' ? 'f32.load' : dtype === 'float64' ? 'f64.load' : 'i32.load', offset)
    })
    return
  }
  if (dtype === 'bool') {
    emitMaskLoad(code, pointer, stride, first, count)
    return
  }
  if (stride === 0) {
    code.get(pointer).memory('v128.load32_splat')
    return
  }
  if (stride === 1) {
    // May read a little beyond the end of what is there, which memory always has.
    code.get(pointer).memory('v128.load', first * bytes)
    return
  }
  const vector = code.local('v128')
  for (let lane = 0; lane < count; lane++) {
    pushAt(code, pointer, (first + lane) * stride * bytes, (offset) => {
      if (lane === 0) code.memory('v128.load32_zero', offset)
      else code.get(vector).laneMemory('v128.load32_lane', lane, offset)
    })
    code.set(vector)
  }
  code.get(vector).release('v128', vector)
}

/** Writes elements from a variable. */
export function emitStore(
  code: Code,
  dtype: DType,
  value: Local,
  { pointer, stride, first, count, lanes }: Place,
): void {
  const bytes = bytesOf(dtype)
  if (lanes === 1) {
    pushAt(code, pointer, first * stride * bytes, (offset) => {
      code.get(value)
      if (dtype === 'bool') code.memory('i32.store8', offset)
      else code.memory(dtype === 'float32' ? 'f32.store' : dtype === 'float64' ? 'f64.store' : 'i32.store', offset)
    })
    return
  }
  let vector = value
  if (dtype === 'bool') {
    vector = code.local('v128')
    code.get(value).i32x4(1).op('v128.and').get(value).op('i16x8.narrow_i32x4_u')
    code.get(value).op('i8x16.narrow_i16x8_u').set(vector)
    if (stride === 1 && count === 4) {
      code.get(pointer).get(vector).laneMemory('v128.store32_lane', 0, first)
      code.release('v128', vector)
      return
    }
  } else if (stride === 1 && count === 4) {
    code
      .get(pointer)
      .get(value)
      .memory('v128.store', first * bytes)
    return
  }
  for (let lane = 0; lane < count; lane++) {
    pushAt(code, pointer, (first + lane) * stride * bytes, (offset) => {
      code.get(vector).laneMemory(dtype === 'bool' ? 'v128.store8_lane' : 'v128.store32_lane', lane, offset)
    })
  }
  if (vector !== value) code.release('v128', vector)
}

/** Truth values are bytes of 0 and 1 in memory, lanes of all zeros and all ones in registers. */
function emitMaskLoad(code: Code, pointer: Local, stride: number, first: number, count: number): void {
  if (stride === 0) {
    code.get(pointer).memory('i32.load8_u').op('i32x4.splat').op('i32x4.neg')
    return
  }
  if (stride === 1 && count === 4) {
    code.get(pointer).memory('v128.load32_zero', first)
    code.op('i16x8.extend_low_i8x16_u').op('i32x4.extend_low_i16x8_u').op('i32x4.neg')
    return
  }
  code.i32x4(0)
  for (let lane = 0; lane < count; lane++) {
    pushAt(code, pointer, (first + lane) * stride, (offset) => code.memory('i32.load8_u', offset))
    code.lane('i32x4.replace_lane', lane)
  }
  code.op('i32x4.neg')
}

/** Pushes an address and does something at it: fixed offsets are free, but never negative. */
function pushAt(code: Code, pointer: Local, offset: number, then: (offset: number) => void): void {
  code.get(pointer)
  if (offset < 0) code.i32(offset).op('i32.add')
  then(Math.max(0, offset))
}
