import { type ContractionAxis, type ContractionKernel, levelsOf } from '@chainrule/lowering'

/** What the machine's vectors hold. */
export interface Width {
  readonly bytes: 4 | 8
  readonly lanes: 4 | 2
}

/** A contraction cut into tiles, panels and blocks; everything that depends on shapes alone. */
export interface Tiling {
  readonly width: Width
  readonly columns: number
  /** Rows of a tile, at most. */
  readonly tile: number
  /** Columns of a panel: two vectors. */
  readonly panel: number
  readonly panels: number
  /** Panels that one unit of work packs and multiplies together. */
  readonly group: number
  readonly groups: number
  readonly batches: number
  /** Parts of the outermost axis of rows, one for each unit, where there are too few panels for all threads. */
  readonly pieces: number
  /** How `a` walks along the inner axis, the outermost level first. */
  readonly levels: readonly { readonly size: number; readonly stride: number }[]
  readonly inner: readonly ContractionAxis[]
  /** Steps of the outermost inner axis that are packed at a time, and how many elements each has. */
  readonly block: number
  readonly blocks: number
  readonly perStep: number
  /** Whether the columns lie in memory as they would be packed: rows of just one panel, one after the other. */
  readonly packed: boolean
}

/** Elements of the inner axis that are packed at a time, about: what a panel may take of the nearest cache. */
const BLOCK = 256

/** Bytes of `a` beyond which several panels are multiplied for each time that it comes from afar. */
const LARGE = 2 ** 22
/** Units of work that a kernel should have at least, so that several threads can share it. */
const UNITS = 8
/** Rows that a unit should have: its columns are packed once for them. */
const FEWEST_ROWS = 192

export function tilingOf(kernel: ContractionKernel, fused: boolean): Tiling {
  const { dtype, batch, m, n, k } = kernel
  const width: Width = dtype === 'float32' ? { bytes: 4, lanes: 4 } : { bytes: 8, lanes: 2 }
  const [rows, columns] = [sizeOf(m), sizeOf(n)]
  const panel = 2 * width.lanes
  const panels = Math.ceil(columns / panel)
  const inner = k.length > 0 ? k : [{ size: 1, a: 0, b: 0, c: 0 }]
  const perStep = sizeOf(inner.slice(1))
  const block = Math.max(1, Math.min(inner[0].size, Math.round(BLOCK / perStep)))
  const batches = sizeOf(batch)
  const large = rows * sizeOf(inner) * width.bytes > LARGE
  const group = Math.min(panels, Math.max(large ? 4 : 1, Math.min(8, Math.floor((panels * batches) / UNITS))))
  const groups = Math.ceil(panels / group)
  return {
    width,
    columns,
    // Fifteen of the sixteen registers of a processor: sums, two vectors of a panel, one repeated element.
    tile: fused ? 6 : 4,
    panel,
    panels,
    group,
    groups,
    batches,
    pieces: meets(kernel) ? 1 : piecesOf(m, rows, groups * batches),
    levels: levelsOf(inner, 'a'),
    inner,
    block,
    blocks: Math.max(1, Math.ceil(inner[0].size / block)),
    perStep,
    packed: columns === panel && n.length === 1 && n[0].b === 1 && inner.length === 1 && inner[0].b === panel,
  }
}

/** Rows of one axis in tiles of nearly one size, none larger than a tile may be. */
export function tilesOf(size: number, tile: number): { rows: number; count: number }[] {
  const tiles = Math.ceil(size / tile)
  const [rows, larger] = [Math.floor(size / tiles), size % tiles]
  return [
    { rows: rows + 1, count: larger },
    { rows, count: tiles - larger },
  ].filter(({ count }) => count > 0)
}

/** Whether rows of different parts add to the same results. */
function meets({ m, n, turns = [] }: ContractionKernel): boolean {
  const extent = [...m.slice(1), ...n, ...turns].reduce((sum, { size, c }) => sum + (size - 1) * Math.abs(c), 0)
  return turns.length > 0 && (m.length === 0 || m[0].c <= extent)
}

/** Equal parts of the rows, so that there are about as many units as wanted, each with rows enough to pack for. */
function piecesOf(m: readonly ContractionAxis[], rows: number, units: number): number {
  const most = Math.min(UNITS / units, rows / FEWEST_ROWS)
  let pieces = 1
  for (let count = 2; count <= most; count++) if (m[0].size % count === 0) pieces = count
  return pieces
}

export function sizeOf(axes: readonly { size: number }[]): number {
  return axes.reduce((size, axis) => size * axis.size, 1)
}
