import type { Access, LoopKernel } from '@chainrule/lowering'
import { accessesOf, axesOf, type LoopAxis, sizeOf } from './space.ts'

/** How a region is cut into rows and units of work. It depends on shapes alone, so that results do too. */
export interface LoopPlan {
  readonly accesses: readonly Access[]
  /** 4 where everything fits 32-bit lanes; 1 where float64 takes part. */
  readonly lanes: 1 | 4
  /** One row for each place of these axes. */
  readonly outer: readonly LoopAxis[]
  /** Combined within a row, beside the innermost axis if that is combined too. */
  readonly middle: readonly LoopAxis[]
  readonly inner: LoopAxis
  /** Whether a row ends in one result for each place of the innermost axis, not in a single one. */
  readonly columns: boolean
  /** The innermost axis is cut into pieces of so many elements, each a row of its own. */
  readonly piece: number
  readonly pieces: number
  readonly rows: number
  readonly rowsInUnit: number
  readonly units: number
  /** How many elements are combined into one result. */
  readonly combined: number
}

/** Elements that one unit of work should have. */
const UNIT = 8192
/** Vectors of columns whose sums are kept in registers together. */
const COLUMNS = 8

export function planLoop(kernel: LoopKernel): LoopPlan {
  const accesses = accessesOf(kernel)
  const axes = axesOf(kernel, accesses)
  const lanes = kernel.body.some(({ dtype }) => dtype === 'float64') ? 1 : 4
  const inner = axes[axes.length - 1]
  const rest = axes.slice(0, -1)
  const outer = rest.filter(({ reduced }) => !reduced)
  const middle = rest.filter(({ reduced }) => reduced)
  // A reduction over axes of size 1 combines nothing; it goes with the columns.
  const columns = kernel.reductions.length > 0 && !inner.reduced
  const most = columns ? COLUMNS * lanes : inner.reduced || outer.length > 0 ? inner.size : UNIT
  const piece = Math.min(inner.size, most)
  const pieces = piece === 0 ? 1 : Math.max(1, Math.ceil(inner.size / piece))
  const rows = sizeOf(outer) * pieces
  const rowsInUnit = Math.max(1, Math.floor(UNIT / Math.max(1, piece * sizeOf(middle))))
  return {
    accesses,
    lanes,
    outer,
    middle,
    inner,
    columns,
    piece,
    pieces,
    rows,
    rowsInUnit,
    units: Math.ceil(rows / rowsInUnit),
    combined: sizeOf(axes.filter(({ reduced }) => reduced)),
  }
}
