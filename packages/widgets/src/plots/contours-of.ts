import { contours } from 'd3-contour'

/** A function on a grid: rows from the top, each from the left. */
export interface Field2d {
  readonly x: readonly [low: number, high: number]
  readonly y: readonly [low: number, high: number]
  readonly columns: number
  readonly rows: number
  readonly values: ArrayLike<number>
}

/** What lies above a threshold, as an outline to fill; `depth` is 0 for the lowest ground and 1 for the highest. */
export interface Contour {
  readonly path: string
  readonly depth: number
}

const LEVELS = 16

/**
 * Contours at shares of the ground: each of the bands covers as much of the picture as the next, so that deep narrow valleys
 * and wide plains both show.
 */
export function contoursOf({ columns, rows, values }: Field2d, size: number): Contour[] {
  const finite = Array.from(values, (value) => (Number.isFinite(value) ? value : Number.MAX_VALUE))
  const sorted = finite.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  const thresholds = [
    ...new Set([at(0.003), at(0.01), ...Array.from({ length: LEVELS }, (_, i) => at((i + 0.4) / LEVELS))]),
  ]
    .filter((threshold) => threshold > sorted[0] && threshold < Number.MAX_VALUE)
    .sort((a, b) => a - b)
  const made = contours().size([columns, rows]).thresholds(thresholds)(finite)
  const across = size / (columns - 1)
  const down = size / (rows - 1)
  return made.map(({ coordinates }, index) => ({
    depth: (index + 1) / made.length,
    // The value of a cell is that of its middle.
    path: coordinates
      .flat()
      .map(
        (ring) =>
          `M${ring.map(([x, y]) => `${((x - 0.5) * across).toFixed(2)},${((y - 0.5) * down).toFixed(2)}`).join('L')}Z`,
      )
      .join(''),
  }))
}
