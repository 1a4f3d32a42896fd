import type { DType } from '@chainrule/autograd'
import { bytesOf, type IndexKernel } from '@chainrule/lowering'
import type { Code, Local } from '../assembler/code.ts'
import type { memoryOpcodes, opcodes } from '../assembler/opcodes.ts'
import { emitOffset } from '../contraction/emit-pack.ts'
import type { Emitted, Surroundings } from '../loops/emit-loop.ts'

/** Elements that one unit of picking has. */
const UNIT = 8192

/** Rows of at least so many elements are copied as a whole. */
const WHOLE_ROWS = 8

/**
 * Picks elements by position, or adds them up at positions, row by row.
 *
 * @param fail - Writes that this kernel has met a position outside, and returns.
 */
export function emitIndex(kernel: IndexKernel, around: Surroundings, fail: (code: Code) => void): Emitted {
  const { inputs } = kernel.host
  const { shape } = inputs[1]
  const inner = shape.length > 0 ? shape[shape.length - 1] : 1
  const rows = shape.slice(0, -1).reduce((product, size) => product * size, 1)
  // Additions to one place keep their order: one unit does them all.
  const rowsInUnit = kernel.operation === 'add' ? Math.max(1, rows) : Math.max(1, Math.floor(UNIT / Math.max(1, inner)))
  const units = kernel.operation === 'add' ? 1 : Math.ceil(rows / rowsInUnit)
  return { units, write: (code) => new IndexEmitter(kernel, around, code, fail).write(rows, rowsInUnit) }
}

class IndexEmitter {
  private readonly kernel: IndexKernel
  private readonly around: Surroundings
  private readonly code: Code
  private readonly fail: (code: Code) => void
  private readonly dtype: DType
  private readonly bytes: number

  constructor(kernel: IndexKernel, around: Surroundings, code: Code, fail: (code: Code) => void) {
    this.kernel = kernel
    this.around = around
    this.code = code
    this.fail = fail
    this.dtype = around.buffers[kernel.host.output.buffer].dtype
    this.bytes = bytesOf(this.dtype)
  }

  write(rows: number, rowsInUnit: number): void {
    const { code, kernel, around, bytes } = this
    const { inputs, output } = kernel.host
    const [x, index] = inputs
    const picks = kernel.operation === 'pick'
    const last = Math.max(0, index.shape.length - 1)
    const outer = index.shape.slice(0, -1)
    const [row, limit, flat, place, xRow, indexRow, outRow] = Array.from({ length: 7 }, () => code.local('i32'))
    if (!picks) {
      const total = around.buffers[output.buffer].size * bytes
      around.address(code, output.buffer)
      code.i32(0).i32(total).op('memory.fill')
    }
    code.get(code.parameter(0)).i32(rowsInUnit).op('i32.mul').set(row)
    code.get(code.parameter(1)).i32(rowsInUnit).op('i32.mul').set(limit)
    code.get(limit).i32(rows).get(limit).i32(rows).op('i32.lt_s').op('select').set(limit)
    code.forRange(
      row,
      () => code.get(limit),
      1,
      () => {
        for (const [view, pointer, skipped, size] of [
          [x, xRow, picks, bytes],
          [index, indexRow, false, 4],
          [output, outRow, !picks, bytes],
        ] as const) {
          around.address(code, view.buffer)
          code
            .i32(view.offset * size)
            .op('i32.add')
            .set(pointer)
          if (outer.length === 0) continue
          code.get(row).set(flat)
          const axes = outer.map((length, axis) => ({
            size: length,
            // Along its axis the place comes from the index.
            step: skipped && axis === kernel.axis ? 0 : view.strides[axis] * size,
          }))
          emitOffset(code, flat, place, axes, pointer)
        }
        this.row(index.shape.length > 0 ? index.shape[last] : 1, xRow, indexRow, outRow)
      },
    )
  }

  private row(count: number, xRow: Local, indexRow: Local, outRow: Local): void {
    const { code, kernel, bytes } = this
    const { inputs, output } = kernel.host
    const [x, index] = inputs
    const last = Math.max(0, index.shape.length - 1)
    const picks = kernel.operation === 'pick'
    const along = last === kernel.axis || index.shape.length === 0
    const step = (strides: readonly number[], skipped: boolean) => (skipped && along ? 0 : (strides[last] ?? 0) * bytes)
    const [xStep, outStep] = [step(x.strides, picks), step(output.strides, !picks)]
    const indexStep = (index.strides[last] ?? 0) * 4
    const indexed = (picks ? x : output).strides[kernel.axis] * bytes
    const one = indexStep === 0 && !along
    if (one && picks && count >= WHOLE_ROWS && xStep === bytes && outStep === bytes) {
      code.get(outRow).get(xRow)
      this.pushPosition(indexRow)
      code
        .i32(indexed)
        .op('i32.mul')
        .op('i32.add')
        .i32(count * bytes)
        .op('memory.copy')
      return
    }
    const j = code.local('i32')
    code.i32(0).set(j)
    code.forRange(
      j,
      () => code.i32(count),
      1,
      () => {
        const target = code.local('i32')
        code.get(picks ? xRow : outRow)
        this.pushPosition(indexRow)
        code.i32(indexed).op('i32.mul').op('i32.add').set(target)
        if (picks) code.get(outRow).get(target).memory(this.load).memory(this.store)
        else code.get(target).get(target).memory(this.load).get(xRow).memory(this.load).op(this.add).memory(this.store)
        code.increase(xRow, xStep).increase(outRow, outStep).increase(indexRow, indexStep)
        code.release('i32', target)
      },
    )
    code.release('i32', j)
  }

  /** The position at a place of the index, if it lies inside. */
  private pushPosition(indexRow: Local): void {
    const { code, kernel } = this
    const position = code.local('i32')
    code.get(indexRow).memory('i32.load').tee(position).i32(kernel.size).op('i32.ge_u')
    code.if(() => this.fail(code))
    code.get(position).release('i32', position)
  }

  private get load(): keyof typeof memoryOpcodes {
    if (this.dtype === 'bool') return 'i32.load8_u'
    return this.dtype === 'float32' ? 'f32.load' : this.dtype === 'float64' ? 'f64.load' : 'i32.load'
  }

  private get store(): keyof typeof memoryOpcodes {
    if (this.dtype === 'bool') return 'i32.store8'
    return this.dtype === 'float32' ? 'f32.store' : this.dtype === 'float64' ? 'f64.store' : 'i32.store'
  }

  private get add(): keyof typeof opcodes {
    return this.dtype === 'float32' ? 'f32.add' : this.dtype === 'float64' ? 'f64.add' : 'i32.add'
  }
}
