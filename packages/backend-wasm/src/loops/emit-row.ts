import type { LoopKernel } from '@chainrule/lowering'
import type { Code, Local } from '../assembler/code.ts'
import type { Accumulators } from './accumulators.ts'
import type { ElementCode } from './element-code.ts'
import type { LoopPlan } from './loop-plan.ts'
import type { Pointers } from './pointers.ts'
import type { LoopAxis } from './space.ts'
import type { Surroundings } from './surroundings.ts'

/** What the code of a row is made of. */
export interface RowParts {
  readonly code: Code
  readonly kernel: LoopKernel
  readonly plan: LoopPlan
  readonly pointers: Pointers
  readonly accumulators: Accumulators
  readonly elements: ElementCode
  readonly around: Surroundings
}

/** So many vectors are written out instead of looped over. */
const WRITTEN_OUT = 8
/** Rows whose columns are added up in float32 before they go into a float64 sum. */
const BLOCK = 128

/** Sets the pointers to the beginning of a row (or of a piece of one) and does it. */
export function emitRow(parts: RowParts, row: Local): void {
  const { code, pointers, plan } = parts
  const { outer, inner, pieces } = plan
  const [rest, piece, index] = [code.local('i32'), code.local('i32'), code.local('i32')]
  pointers.reset()
  if (pieces > 1) {
    code.get(row).i32(pieces).op('i32.rem_u').set(piece)
    code.get(row).i32(pieces).op('i32.div_u').set(rest)
    pointers.advance(inner, piece, plan.piece)
  } else code.get(row).set(rest)
  for (let at = outer.length - 1; at >= 0; at--) {
    const axis = outer[at]
    if (at === 0) code.get(rest).set(index)
    else {
      code.get(rest).i32(axis.size).op('i32.rem_u').set(index)
      code.get(rest).i32(axis.size).op('i32.div_u').set(rest)
    }
    pointers.advance(axis, index, 1)
  }
  const lastPiece = inner.size - (pieces - 1) * plan.piece
  if (pieces > 1 && lastPiece !== plan.piece) {
    code
      .get(piece)
      .i32(pieces - 1)
      .op('i32.eq')
    code.if(
      () => emitPiece(parts, lastPiece),
      () => emitPiece(parts, plan.piece),
    )
  } else emitPiece(parts, lastPiece)
  code.release('i32', rest, piece, index)
}

/** All elements that belong to one row: with reductions, everything that is combined into its results. */
function emitPiece(parts: RowParts, count: number): void {
  const { code, kernel, pointers, accumulators, around } = parts
  const { accesses, inner, middle, columns, lanes } = parts.plan
  if (kernel.reductions.length === 0) {
    alongInner(parts, count)
    return
  }
  accumulators.open(code, columns ? Math.ceil(count / lanes) : slotsFor(parts.plan, count))
  nest(parts, middle, () => alongInner(parts, count))
  const first = accesses.length - kernel.reductions.length
  const targets = kernel.reductions.map(({ access }, i) => ({
    dtype: around.buffers[access.buffer].dtype,
    pointer: pointers.at[first + i],
    stride: columns ? inner.strides[first + i] : 0,
  }))
  accumulators.close(code, targets, count)
}

function slotsFor({ lanes }: LoopPlan, count: number): number {
  return Math.min(4, Math.max(1, Math.ceil(count / lanes)))
}

/** Loops over combined axes, outermost first, with the pointers put back at the end of each. */
function nest(parts: RowParts, axes: readonly LoopAxis[], body: () => void): void {
  const { code, pointers, accumulators } = parts
  const [axis, ...others] = axes
  if (!axis) {
    body()
    return
  }
  const counter = code.local('i32')
  const upTo = (limit: () => void) =>
    code.forRange(counter, limit, 1, () => {
      nest(parts, others, body)
      pointers.move(axis, 1)
    })
  code.i32(0).set(counter)
  if (others.length > 0 || !accumulators.inBlocks) upTo(() => code.i32(axis.size))
  else if (axis.size <= BLOCK) {
    upTo(() => code.i32(axis.size))
    accumulators.endBlock(code)
  } else {
    const limit = code.local('i32')
    code.loop((repeat) => {
      code.get(counter).i32(BLOCK).op('i32.add').tee(limit).i32(axis.size)
      code.get(limit).i32(axis.size).op('i32.lt_s').op('select').set(limit)
      upTo(() => code.get(limit))
      accumulators.endBlock(code)
      code.get(counter).i32(axis.size).op('i32.lt_s')
      repeat()
    })
    code.release('i32', limit)
  }
  pointers.move(axis, -axis.size)
  code.release('i32', counter)
}

/** The elements along the innermost axis, in vectors; what is left over is done lane by lane. */
function alongInner({ code, kernel, plan, pointers, elements }: RowParts, count: number): void {
  const { lanes, inner, columns } = plan
  const vectors = Math.floor(count / lanes)
  const left = count - vectors * lanes
  elements.withRow(count, () => {
    if (vectors <= WRITTEN_OUT || columns) {
      const slot = (vector: number) => (columns ? vector : vector % slotsFor(plan, count))
      for (let v = 0; v < vectors; v++) elements.element(v, lanes, slot(v))
      if (left > 0) elements.element(vectors, left, slot(vectors))
      return
    }
    const unroll = kernel.reductions.length > 0 ? 4 : kernel.body.length > 12 ? 1 : 2
    const rounds = Math.floor(vectors / unroll)
    const counter = code.local('i32')
    code.i32(0).set(counter)
    code.forRange(
      counter,
      () => code.i32(rounds),
      1,
      () => {
        for (let v = 0; v < unroll; v++) elements.element(v, lanes, v)
        pointers.move(inner, unroll * lanes)
      },
    )
    code.release('i32', counter)
    const rest = vectors - rounds * unroll
    for (let v = 0; v < rest; v++) elements.element(v, lanes, v)
    if (left > 0) elements.element(rest, left, 0)
    if (plan.middle.length > 0) pointers.move(inner, -rounds * unroll * lanes)
  })
}
