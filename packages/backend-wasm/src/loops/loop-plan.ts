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
  const cut = planAxes(kernel, accesses, axes)
  const { inner, outer, columns, middle } = cut
  const most = columns ? COLUMNS * cut.lanes : inner.reduced || outer.length > 0 ? inner.size : UNIT
  const piece = Math.min(inner.size, most)
  const pieces = piece === 0 ? 1 : Math.max(1, Math.ceil(inner.size / piece))
  const rows = sizeOf(outer) * pieces
  const rowsInUnit = Math.max(1, Math.floor(UNIT / Math.max(1, piece * sizeOf(middle))))
  return { ...cut, piece, pieces, rows, rowsInUnit, units: Math.ceil(rows / rowsInUnit) }
}

/**
 * The same for a stage of a kernel that goes over rows: every unit has so many of these.
 *
 * @param rows - How many rows there are in all.
 */
export function planStage(kernel: LoopKernel, rows: number, rowsInUnit: number): LoopPlan {
  const accesses = accessesOf(kernel)
  const units = Math.ceil(rows / rowsInUnit)
  const axes = axesOf(kernel, accesses)
  if (axes.length === 1 && kernel.reductions.length === 0) {
    // Rows side by side: each unit is one piece.
    const piece = (axes[0].size / rows) * rowsInUnit
    return { ...planAxes(kernel, accesses, axes), piece, pieces: units, rows: units, rowsInUnit: 1, units }
  }
  const first = rowAxes(kernel.shape, rows)
  const cut = planAxes(kernel, accesses, [...axesOf(kernel, accesses, 0, first), ...axesOf(kernel, accesses, first)])
  const each = sizeOf(cut.outer) / rows
  return { ...cut, piece: cut.inner.size, pieces: 1, rows: sizeOf(cut.outer), rowsInUnit: each * rowsInUnit, units }
}

/** How many rows a unit has, so that a stage of so many elements has work of the usual size. */
export function rowsInUnit(elements: number, rows: number): number {
  return Math.min(rows, Math.max(1, Math.floor((UNIT * rows) / Math.max(1, elements))))
}

/** What each axis is for. */
function planAxes(
  kernel: LoopKernel,
  accesses: readonly Access[],
  axes: readonly LoopAxis[],
): Pick<LoopPlan, 'accesses' | 'lanes' | 'outer' | 'middle' | 'inner' | 'columns' | 'combined'> {
  const lanes = kernel.body.some(({ dtype }) => dtype === 'float64') ? 1 : 4
  const inner = axes[axes.length - 1]
  const rest = axes.slice(0, -1)
  const outer = rest.filter(({ reduced }) => !reduced)
  const middle = rest.filter(({ reduced }) => reduced)
  // A reduction over axes of size 1 combines nothing; it goes with the columns.
  const columns = kernel.reductions.length > 0 && !inner.reduced
  return {
    accesses,
    lanes,
    outer,
    middle,
    inner,
    columns,
    combined: sizeOf(axes.filter(({ reduced }) => reduced)),
  }
}

/** How many of the first axes make up the rows. */
function rowAxes(shape: readonly number[], rows: number): number {
  let [axes, size] = [0, 1]
  while (size < rows) size *= shape[axes++]
  return axes
}
