import type { Access, Buffer, Instruction, LoopKernel } from '@chainrule/lowering'
import { bytesOf } from '@chainrule/lowering'
import type { Code, Local } from '../assembler/code.ts'
import { Accumulators } from './accumulators.ts'
import type { CallHost } from './host-call.ts'
import { emitLoad, emitStore } from './memory-access.ts'
import { emitScalarOperation, scalarType } from './scalar-operations.ts'
import { accessesOf, axesOf, type LoopAxis } from './space.ts'
import { emitVectorOperation } from './vector-operations.ts'

/** How kernels find their memory and the host. */
export interface Surroundings {
  readonly buffers: readonly Buffer[]
  /** Pushes the address of the first element of a buffer. */
  address(code: Code, buffer: number): void
  readonly callHost: CallHost
  /** Whether multiplication and addition are done in one instruction. */
  readonly fused: boolean
}

/** A kernel in code: a function of the first unit to do and the one to stop before. */
export interface Emitted {
  readonly units: number
  write(code: Code): void
}

/** Elements that one unit of work should have. */
const UNIT = 8192
/** So many vectors are written out instead of looped over. */
const WRITTEN_OUT = 8

/** The code of an elementwise region. */
export function emitLoop(kernel: LoopKernel, around: Surroundings): Emitted {
  const emitter = new LoopEmitter(kernel, around)
  return { units: emitter.units, write: (code) => emitter.write(code) }
}

class LoopEmitter {
  readonly units: number
  private readonly kernel: LoopKernel
  private readonly around: Surroundings
  private readonly accesses: readonly Access[]
  private readonly outer: readonly LoopAxis[]
  private readonly middle: readonly LoopAxis[]
  private readonly inner: LoopAxis
  private readonly rows: number
  private readonly rowsInUnit: number
  /** 4 where everything fits 32-bit lanes; 1 where float64 takes part. */
  private readonly lanes: 1 | 4
  /** The innermost axis is cut into pieces of this many elements. */
  private readonly piece: number
  private readonly pieces: number
  private code!: Code
  private pointers: Local[] = []
  private readonly hoisted = new Map<number, Local>()
  private readonly accumulators: Accumulators

  constructor(kernel: LoopKernel, around: Surroundings) {
    this.kernel = kernel
    this.around = around
    this.accesses = accessesOf(kernel)
    const axes = axesOf(kernel, this.accesses)
    this.lanes = kernel.body.some(({ dtype }) => dtype === 'float64') ? 1 : 4
    this.inner = axes[axes.length - 1]
    const rest = axes.slice(0, -1)
    const reduces = axes.some(({ reduced }) => reduced)
    this.outer = rest.filter(({ reduced }) => !reduced)
    this.middle = rest.filter(({ reduced }) => reduced)
    const columns = reduces && !this.inner.reduced
    this.piece = this.inner.reduced ? this.inner.size : columns ? 4 * this.lanes : Math.min(this.inner.size, UNIT)
    if (!reduces && this.outer.length > 0) this.piece = this.inner.size
    this.pieces = this.piece === 0 ? 1 : Math.max(1, Math.ceil(this.inner.size / this.piece))
    this.rows = sizeOf(this.outer) * this.pieces
    const perRow = Math.max(1, this.piece * sizeOf(this.middle))
    this.rowsInUnit = Math.max(1, Math.floor(UNIT / perRow))
    this.units = Math.ceil(this.rows / this.rowsInUnit)
    this.accumulators = new Accumulators(
      kernel,
      this.lanes,
      this.inner.reduced,
      sizeOf(axes.filter(({ reduced }) => reduced)),
    )
  }

  write(code: Code): void {
    this.code = code
    const bases = this.accesses.map(() => code.local('i32'))
    const pointerOf = new Map<string, Local>()
    this.pointers = this.accesses.map(({ buffer }, i) => {
      const key = `${buffer} ${this.accesses[i].offset} ${this.accesses[i].strides}`
      const pointer = pointerOf.get(key) ?? code.local('i32')
      pointerOf.set(key, pointer)
      return pointer
    })
    this.accesses.forEach(({ buffer, offset }, i) => {
      this.around.address(code, buffer)
      code
        .i32(offset * this.bytes(i))
        .op('i32.add')
        .set(bases[i])
    })
    this.hoistConstants(bases)
    const row = code.local('i32')
    const limit = code.local('i32')
    code.get(code.parameter(0)).i32(this.rowsInUnit).op('i32.mul').set(row)
    code.get(code.parameter(1)).i32(this.rowsInUnit).op('i32.mul').set(limit)
    code.get(limit).i32(this.rows).get(limit).i32(this.rows).op('i32.lt_s').op('select').set(limit)
    code.forRange(
      row,
      () => code.get(limit),
      1,
      () => this.writeRow(row, bases),
    )
  }

  /** Sets the pointers to the beginning of a row (or of a piece of one) and does it. */
  private writeRow(row: Local, bases: readonly Local[]): void {
    const { code, pieces } = this
    const rest = code.local('i32')
    const piece = code.local('i32')
    const index = code.local('i32')
    const seen = new Set<Local>()
    const first = this.pointers.map((pointer) => {
      const isFirst = !seen.has(pointer)
      seen.add(pointer)
      return isFirst
    })
    this.pointers.forEach((pointer, i) => {
      if (first[i]) code.get(bases[i]).set(pointer)
    })
    if (pieces > 1) {
      code.get(row).i32(pieces).op('i32.rem_u').set(piece)
      code.get(row).i32(pieces).op('i32.div_u').set(rest)
      this.advance(this.inner, piece, this.piece, first)
    } else code.get(row).set(rest)
    for (let at = this.outer.length - 1; at >= 0; at--) {
      const axis = this.outer[at]
      if (at === 0) code.get(rest).set(index)
      else {
        code.get(rest).i32(axis.size).op('i32.rem_u').set(index)
        code.get(rest).i32(axis.size).op('i32.div_u').set(rest)
      }
      this.advance(axis, index, 1, first)
    }
    const lastPiece = this.inner.size - (pieces - 1) * this.piece
    if (pieces > 1 && lastPiece !== this.piece) {
      code
        .get(piece)
        .i32(pieces - 1)
        .op('i32.eq')
      code.if(
        () => this.writePiece(lastPiece),
        () => this.writePiece(this.piece),
      )
    } else this.writePiece(lastPiece)
    code.release('i32', rest, piece, index)
  }

  /** Moves all pointers by an index along an axis. */
  private advance(axis: LoopAxis, index: Local, scale: number, first: readonly boolean[]): void {
    this.pointers.forEach((pointer, i) => {
      const step = axis.strides[i] * this.bytes(i) * scale
      if (step === 0 || !first[i]) return
      this.code.get(pointer).get(index).i32(step).op('i32.mul').op('i32.add').set(pointer)
    })
  }

  /** All elements that belong to one row: with reductions, everything that is combined into its results. */
  private writePiece(count: number): void {
    const { code, accumulators } = this
    if (this.kernel.reductions.length === 0) {
      this.alongInner(count)
      return
    }
    const columns = this.inner.reduced ? 1 : Math.ceil(count / this.lanes)
    accumulators.open(code, this.inner.reduced ? this.slotsFor(count) : columns)
    this.nest(this.middle, () => this.alongInner(count))
    const stores = this.kernel.reductions.map(({ access }, i) => ({
      access,
      pointer: this.pointers[this.accesses.length - this.kernel.reductions.length + i],
      stride: this.inner.reduced ? 0 : this.inner.strides[this.accesses.length - this.kernel.reductions.length + i],
    }))
    accumulators.close(code, stores, count, (access) => this.around.buffers[access.buffer].dtype)
  }

  private slotsFor(count: number): number {
    const vectors = Math.ceil(count / this.lanes)
    return Math.min(4, Math.max(1, vectors))
  }

  /** Loops over axes, outermost first, with the pointers put back at the end of each. */
  private nest(axes: readonly LoopAxis[], body: () => void): void {
    const [axis, ...others] = axes
    if (!axis) {
      body()
      return
    }
    const { code } = this
    const counter = code.local('i32')
    code.i32(0).set(counter)
    code.forRange(
      counter,
      () => code.i32(axis.size),
      1,
      () => {
        this.nest(others, body)
        this.move(axis, 1)
      },
    )
    this.move(axis, -axis.size)
    code.release('i32', counter)
  }

  private move(axis: LoopAxis, count: number): void {
    for (const [pointer, i] of this.ownPointers()) this.code.increase(pointer, axis.strides[i] * this.bytes(i) * count)
  }

  /** The elements along the innermost axis, in vectors; what is left over is done lane by lane. */
  private alongInner(count: number): void {
    const { code, lanes } = this
    const vectors = Math.floor(count / lanes)
    const left = count - vectors * lanes
    const hoisted = this.hoistRow(count)
    const columns = this.kernel.reductions.length > 0 && !this.inner.reduced
    if (vectors <= WRITTEN_OUT || columns) {
      for (let v = 0; v < vectors; v++) this.element(v, lanes, columns ? v : v % this.slotsFor(count))
      if (left > 0) this.element(vectors, left, columns ? vectors : vectors % this.slotsFor(count))
    } else {
      const unroll = this.kernel.reductions.length > 0 ? 4 : this.kernel.body.length > 12 ? 1 : 2
      const rounds = Math.floor(vectors / unroll)
      const counter = code.local('i32')
      code.i32(0).set(counter)
      code.forRange(
        counter,
        () => code.i32(rounds),
        1,
        () => {
          for (let v = 0; v < unroll; v++) this.element(v, lanes, v)
          this.move(this.inner, unroll * lanes)
        },
      )
      code.release('i32', counter)
      for (let v = 0; v < vectors - rounds * unroll; v++) this.element(v, lanes, v)
      if (left > 0) this.element(vectors - rounds * unroll, left, 0)
      if (this.middle.length > 0) this.move(this.inner, -rounds * unroll * lanes)
    }
    for (const [place, local] of hoisted) {
      this.hoisted.delete(place)
      code.release(this.typeOf(place), local)
    }
  }

  /** One vector (or its first `count` lanes) at a distance from the pointers. */
  private element(vector: number, count: number, slot: number): void {
    const { code, kernel } = this
    const results = new Map<number, Local>(this.hoisted)
    const temporary: [number, Local][] = []
    const lastUse = new Map<number, number>()
    kernel.body.forEach(({ inputs }, at) => {
      for (const input of inputs) lastUse.set(input, at)
    })
    for (const { value } of [...kernel.stores, ...kernel.reductions]) lastUse.set(value, kernel.body.length)
    kernel.body.forEach((instruction, at) => {
      if (results.has(at)) return
      this.evaluate(instruction, at, results, vector, count)
      const local = code.local(this.typeOf(at))
      code.set(local)
      results.set(at, local)
      temporary.push([at, local])
      for (let i = temporary.length - 1; i >= 0; i--) {
        const [place, dead] = temporary[i]
        if ((lastUse.get(place) ?? -1) > at || place === at) continue
        code.release(this.typeOf(place), dead)
        temporary.splice(i, 1)
      }
    })
    const loads = this.accesses.length - kernel.stores.length - kernel.reductions.length
    kernel.stores.forEach(({ value, access }, i) => {
      const at = loads + i
      emitStore(code, this.around.buffers[access.buffer].dtype, results.get(value) as Local, {
        pointer: this.pointers[at],
        stride: this.inner.strides[at],
        first: vector * this.lanes,
        count,
        lanes: this.lanes,
      })
    })
    for (const [i, { value }] of kernel.reductions.entries()) {
      this.accumulators.add(code, i, slot, results.get(value) as Local, count)
    }
    for (const [place, local] of temporary) code.release(this.typeOf(place), local)
  }

  private evaluate(
    instruction: Instruction,
    at: number,
    results: ReadonlyMap<number, Local>,
    vector: number,
    count: number,
  ): void {
    const { code, lanes, kernel, around } = this
    if (instruction.operation === 'load') {
      const place = this.loadPlace(at)
      emitLoad(code, instruction.dtype, {
        pointer: this.pointers[place],
        stride: this.inner.strides[place],
        first: vector * lanes,
        count,
        lanes,
      })
      return
    }
    if (instruction.operation === 'constant') {
      this.pushConstant(instruction)
      return
    }
    const operands = instruction.inputs.map((input) => results.get(input) as Local)
    const types = instruction.inputs.map((input) => kernel.body[input].dtype)
    const emit = lanes === 4 ? emitVectorOperation : emitScalarOperation
    emit(code, instruction, operands, types, around.callHost, around.fused)
  }

  private pushConstant({ dtype, value = 0 }: Instruction): void {
    const { code, lanes } = this
    if (lanes === 1) {
      if (dtype === 'float64') code.f64(value)
      else if (dtype === 'float32') code.f32(value)
      else code.i32(value)
    } else if (dtype === 'float32') code.f32x4(value)
    else code.i32x4(dtype === 'bool' ? -value : value)
  }

  /** Constants, and numbers that are the same for the whole kernel. */
  private hoistConstants(bases: readonly Local[]): void {
    const { code } = this
    this.kernel.body.forEach((instruction, at) => {
      if (instruction.operation === 'constant') this.pushConstant(instruction)
      else if (instruction.operation === 'load' && instruction.access?.strides.every((stride) => stride === 0)) {
        const pointer = bases[this.loadPlace(at)]
        emitLoad(code, instruction.dtype, { pointer, stride: 0, first: 0, count: this.lanes, lanes: this.lanes })
      } else return
      const local = code.local(this.typeOf(at))
      code.set(local)
      this.hoisted.set(at, local)
    })
  }

  /** Numbers that are the same along a row, where the row is long enough to gain from it. */
  private hoistRow(count: number): [number, Local][] {
    const { code, lanes } = this
    if (count <= 2 * lanes) return []
    const hoisted: [number, Local][] = []
    this.kernel.body.forEach((instruction, at) => {
      if (instruction.operation !== 'load' || this.hoisted.has(at)) return
      const place = this.loadPlace(at)
      if (this.inner.strides[place] !== 0) return
      emitLoad(code, instruction.dtype, { pointer: this.pointers[place], stride: 0, first: 0, count: lanes, lanes })
      const local = code.local(this.typeOf(at))
      code.set(local)
      this.hoisted.set(at, local)
      hoisted.push([at, local])
    })
    return hoisted
  }

  /** The place among all accesses of the load at a place of the body. */
  private loadPlace(at: number): number {
    let place = 0
    for (let i = 0; i < at; i++) if (this.kernel.body[i].access) place += 1
    return place
  }

  private typeOf(at: number) {
    return this.lanes === 4 ? 'v128' : scalarType(this.kernel.body[at].dtype)
  }

  private bytes(access: number): number {
    return bytesOf(this.around.buffers[this.accesses[access].buffer].dtype)
  }

  private ownPointers(): [Local, number][] {
    const seen = new Map<Local, number>()
    this.pointers.forEach((pointer, i) => {
      if (!seen.has(pointer)) seen.set(pointer, i)
    })
    return [...seen]
  }
}

function sizeOf(axes: readonly LoopAxis[]): number {
  return axes.reduce((size, axis) => size * axis.size, 1)
}
