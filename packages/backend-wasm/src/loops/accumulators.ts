import type { DType } from '@chainrule/autograd'
import type { LoopKernel } from '@chainrule/lowering'
import type { Code, Local } from '../assembler/code.ts'
import type { ValueType } from '../assembler/encode.ts'
import type { opcodes } from '../assembler/opcodes.ts'
import type { LoopPlan } from './loop-plan.ts'
import { emitStore } from './memory-access.ts'
import { scalarType } from './scalar-operations.ts'

/** Sums of more float32 numbers than this are added up in float64. */
const LONG = 512

type Kind = 'float32' | 'wide' | 'float64' | 'integer' | 'mask'

/**
 * The variables in which reductions are gathered.
 *
 * Along the innermost axis several of them take turns (slots), so that an addition need not wait for the one before;
 * across it each vector of columns has its own.
 */
export class Accumulators {
  private readonly kernel: LoopKernel
  private readonly lanes: 1 | 4
  private readonly along: boolean
  private readonly kinds: Kind[]
  private slots: Local[][][] = []

  /** Whether sums are taken block by block, with `endBlock` after each: in float32 within, in float64 across blocks. */
  readonly inBlocks: boolean

  constructor(kernel: LoopKernel, { lanes, columns, combined }: LoopPlan) {
    this.kernel = kernel
    this.lanes = lanes
    this.along = !columns
    this.kinds = kernel.reductions.map(({ operation, value }) => {
      const { dtype } = kernel.body[value]
      if (dtype === 'bool') return 'mask'
      if (dtype === 'int32' || dtype === 'uint32') return 'integer'
      if (dtype === 'float64') return 'float64'
      if (operation === 'max') return 'float32'
      return lanes === 1 || combined > LONG ? 'wide' : 'float32'
    })
    this.inBlocks = columns && lanes === 4 && this.kinds.includes('wide')
  }

  open(code: Code, slots: number): void {
    this.slots = this.kinds.map((kind, i) =>
      Array.from({ length: slots }, () => {
        const type = this.typeOf(kind)
        return Array.from({ length: kind !== 'wide' || this.lanes === 1 ? 1 : this.inBlocks ? 3 : 2 }, () => {
          const local = code.local(type)
          this.pushIdentity(code, i)
          code.set(local)
          return local
        })
      }),
    )
  }

  /** Takes a vector in, or its first `count` lanes. */
  add(code: Code, reduction: number, slot: number, value: Local, count: number): void {
    const kind = this.kinds[reduction]
    const [low, high, block] = this.slots[reduction][slot]
    if (this.lanes === 1) {
      code.get(low).get(value)
      if (kind === 'wide') code.op('f64.promote_f32')
      this.combine(code, reduction)
      code.set(low)
      return
    }
    const whole = count === 4 || !this.along
    const valid = whole ? value : code.local('v128')
    if (!whole) {
      code.get(value)
      if (kind === 'wide') code.f32x4(0)
      else this.pushIdentity(code, reduction)
      pushLaneMask(code, count)
      code.op('v128.bitselect').set(valid)
    }
    if (kind === 'wide' && block !== undefined) code.get(block).get(valid).op('f32x4.add').set(block)
    else if (kind === 'wide') addWide(code, low, high, valid)
    else {
      code.get(low).get(valid)
      this.combine(code, reduction)
      code.set(low)
    }
    if (!whole) code.release('v128', valid)
  }

  /** Adds the sums of a block to those of all blocks. */
  endBlock(code: Code): void {
    for (const slots of this.slots) {
      for (const [low, high, block] of slots) {
        if (block === undefined) continue
        addWide(code, low, high, block)
        code.f32x4(0).set(block)
      }
    }
  }

  /** Writes the results, one for each row or one for each column, and gives the variables back. */
  close(
    code: Code,
    targets: readonly { readonly dtype: DType; readonly pointer: Local; readonly stride: number }[],
    count: number,
  ): void {
    targets.forEach(({ dtype, pointer, stride }, i) => {
      const place = { pointer, stride, lanes: this.lanes }
      if (!this.along) {
        this.slots[i].forEach((slot, vector) => {
          const result = this.narrowed(code, i, slot)
          const rest = Math.min(this.lanes, count - vector * this.lanes)
          emitStore(code, dtype, result, { ...place, first: vector * this.lanes, count: rest })
        })
        return
      }
      const [first, ...others] = this.slots[i]
      for (const other of others) {
        first.forEach((local, half) => {
          code.get(local).get(other[half])
          this.combine(code, i)
          code.set(local)
        })
      }
      const result = this.lanes === 1 ? this.narrowed(code, i, first) : this.acrossLanes(code, i, first)
      emitStore(code, dtype, result, { ...place, first: 0, count: 1 })
    })
    this.slots.forEach((slots, i) => {
      for (const slot of slots) code.release(this.typeOf(this.kinds[i]), ...slot)
    })
  }

  /** One vector of results in the type of the reduction. */
  private narrowed(code: Code, reduction: number, [low, high]: readonly Local[]): Local {
    if (this.kinds[reduction] !== 'wide') return low
    const result = code.local(this.lanes === 1 ? 'f32' : 'v128')
    if (this.lanes === 1) code.get(low).op('f32.demote_f64')
    else {
      code.get(low).op('f32x4.demote_f64x2_zero').get(high).op('f32x4.demote_f64x2_zero').shuffle32([0, 1, 4, 5])
    }
    code.set(result)
    return result
  }

  /** The four lanes combined, in lane 0. */
  private acrossLanes(code: Code, reduction: number, [low, high]: readonly Local[]): Local {
    if (this.kinds[reduction] === 'wide') {
      code.get(low).get(high).op('f64x2.add').tee(low)
      code.get(low).shuffle32([2, 3, 2, 3]).get(low).op('f64x2.add').op('f32x4.demote_f64x2_zero').set(low)
      return low
    }
    for (const lanes of [
      [2, 3, 2, 3],
      [1, 1, 1, 1],
    ]) {
      code.get(low).get(low).get(low).shuffle32(lanes)
      this.combine(code, reduction)
      code.set(low)
    }
    return low
  }

  private typeOf(kind: Kind): ValueType {
    if (this.lanes === 4) return 'v128'
    if (kind === 'wide' || kind === 'float64') return 'f64'
    return scalarType(kind === 'float32' ? 'float32' : 'int32')
  }

  private pushIdentity(code: Code, reduction: number): void {
    const { operation, value } = this.kernel.reductions[reduction]
    const { dtype } = this.kernel.body[value]
    const kind = this.kinds[reduction]
    if (kind === 'float32' || kind === 'wide' || kind === 'float64') {
      const start = operation === 'sum' ? 0 : Number.NEGATIVE_INFINITY
      if (this.lanes === 4) code.f32x4(start)
      else if (this.typeOf(kind) === 'f64') code.f64(start)
      else code.f32(start)
      return
    }
    const start = operation === 'max' && dtype === 'int32' ? -(2 ** 31) : 0
    if (this.lanes === 4) code.i32x4(start)
    else code.i32(start)
  }

  private combine(code: Code, reduction: number): void {
    const { operation, value } = this.kernel.reductions[reduction]
    const kind = this.kinds[reduction]
    const unsigned = this.kernel.body[value].dtype === 'uint32'
    if (this.lanes === 4) {
      const name: Record<Kind, keyof typeof opcodes> = {
        float32: operation === 'sum' ? 'f32x4.add' : 'f32x4.max',
        wide: 'f64x2.add',
        float64: 'f64x2.add',
        integer: operation === 'sum' ? 'i32x4.add' : unsigned ? 'i32x4.max_u' : 'i32x4.max_s',
        mask: 'v128.or',
      }
      code.op(name[kind])
    } else if (kind === 'integer' && operation === 'max') {
      const [a, b] = [code.local('i32'), code.local('i32')]
      code
        .set(b)
        .tee(a)
        .get(b)
        .get(a)
        .get(b)
        .op(unsigned ? 'i32.gt_u' : 'i32.gt_s')
        .op('select')
      code.release('i32', a, b)
    } else if (kind === 'integer') code.op('i32.add')
    else if (kind === 'mask') code.op('i32.or')
    else if (kind === 'float32') code.op(operation === 'sum' ? 'f32.add' : 'f32.max')
    else code.op(operation === 'sum' ? 'f64.add' : 'f64.max')
  }
}

/** All ones in the first `count` lanes. */
function pushLaneMask(code: Code, count: number): void {
  code.i32x4(0)
  for (let lane = 0; lane < count; lane++) code.i32(-1).lane('i32x4.replace_lane', lane)
}

/** Adds four float32 numbers to four float64 numbers. */
function addWide(code: Code, low: Local, high: Local, value: Local): void {
  code.get(low).get(value).op('f64x2.promote_low_f32x4').op('f64x2.add').set(low)
  code.get(high).get(value).get(value).shuffle32([2, 3, 2, 3]).op('f64x2.promote_low_f32x4').op('f64x2.add').set(high)
}
