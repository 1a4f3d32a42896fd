import { type ContractionAxis, type ContractionKernel, levelsOf } from '@chainrule/lowering'

/** What the machine's vectors hold. */
export interface Width {
  readonly bytes: 4 | 8
  readonly lanes: 4 | 2
}

/** A contraction cut into tiles, panels and blocks; everything that depends on shapes alone. */
export interface Tiling {
  readonly width: Width
  readonly rows: number
  readonly columns: number
  /** Rows of a tile. */
  readonly tile: number
  /** Columns of a panel: two vectors. */
  readonly panel: number
  readonly panels: number
  /** Panels that one unit of work packs and multiplies together. */
  readonly group: number
  readonly groups: number
  readonly batches: number
  /** How `a` walks along the inner axis: one level, or an outer and an inner one. */
  readonly levels: readonly { readonly size: number; readonly stride: number }[]
  readonly inner: readonly ContractionAxis[]
  /** Steps of the outermost inner axis that are packed at a time, and how many elements each has. */
  readonly block: number
  readonly blocks: number
  readonly perStep: number
}

/** Elements of the inner axis that are packed at a time, about: what a panel may take of the nearest cache. */
const BLOCK = 256

export function tilingOf({ dtype, batch, m, n, k }: ContractionKernel, fused: boolean): Tiling {
  const width: Width = dtype === 'float32' ? { bytes: 4, lanes: 4 } : { bytes: 8, lanes: 2 }
  const [rows, columns] = [sizeOf(m), sizeOf(n)]
  const panel = 2 * width.lanes
  const panels = Math.ceil(columns / panel)
  const inner = k.length > 0 ? k : [{ size: 1, a: 0, b: 0, c: 0 }]
  const perStep = sizeOf(inner.slice(1))
  const block = Math.max(1, Math.min(inner[0].size, Math.round(BLOCK / perStep)))
  const heavy = rows * sizeOf(inner) * width.bytes > 2 ** 18
  const group = Math.min(8, panels, heavy ? 8 : Math.max(1, Math.ceil(panels / 8)))
  return {
    width,
    rows,
    columns,
    // Fifteen of the sixteen registers of a processor: sums, two vectors of a panel, one repeated element.
    tile: fused ? 6 : 4,
    panel,
    panels,
    group,
    groups: Math.ceil(panels / group),
    batches: sizeOf(batch),
    levels: levelsOf(inner, 'a'),
    inner,
    block,
    blocks: Math.max(1, Math.ceil(inner[0].size / block)),
    perStep,
  }
}

export function sizeOf(axes: readonly { size: number }[]): number {
  return axes.reduce((size, axis) => size * axis.size, 1)
}
