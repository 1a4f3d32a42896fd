import { divergingTable } from './colors.ts'

/** Numbers over a square: side × side places, of which each has `width` numbers. */
export interface SquareField {
  readonly values: Float32Array
  readonly side: number
  /** @default 1 */
  readonly width?: number
  /** Which of the numbers of a place. @default 0 */
  readonly index?: number
  /** What has full colour. @default 1 */
  readonly reach?: number
}

/**
 * Paints fields as squares with round corners onto any place of a canvas, `size` of its pixels wide: between the places of
 * the field it takes what lies between their numbers.
 */
export function squarePainter(
  size: number,
  radius: number,
): (context: CanvasRenderingContext2D, left: number, top: number, field: SquareField) => void {
  const image = new ImageData(size, size)
  const pixels = new Uint32Array(image.data.buffer)
  const cover = cornersOf(size, radius)
  let [between, betweenSide] = [samplesOf(size, 1), 1]
  return (context, left, top, { values, side, width = 1, index = 0, reach = 1 }) => {
    if (side !== betweenSide) [between, betweenSide] = [samplesOf(size, side), side]
    const { colors, half } = divergingTable()
    const { from, share } = between
    const scale = half / reach
    const down = side * width
    for (let row = 0; row < size; row++) {
      const lower = share[row]
      const rowAt = from[row] * down + index
      for (let column = 0; column < size; column++) {
        const at = rowAt + from[column] * width
        const right = share[column]
        const above = values[at] + (values[at + width] - values[at]) * right
        const below = values[at + down] + (values[at + down + width] - values[at + down]) * right
        const value = (above + (below - above) * lower) * scale
        // NaN falls to 0, the middle.
        const color = colors[half + (Math.max(-half, Math.min(half, value)) | 0)]
        const place = row * size + column
        pixels[place] = (color & 0xffffff) | (cover[place] << 24)
      }
    }
    context.putImageData(image, left, top)
  }
}

/** For each pixel of a line the place before it, never the last one, and how far it is on the way to the next. */
function samplesOf(size: number, side: number): { readonly from: Int32Array; readonly share: Float32Array } {
  const from = new Int32Array(size)
  const share = new Float32Array(size)
  for (let pixel = 0; pixel < size; pixel++) {
    const place = Math.max(0, Math.min(side - 1, ((pixel + 0.5) / size) * side - 0.5))
    from[pixel] = Math.max(0, Math.min(side - 2, Math.floor(place)))
    share[pixel] = place - from[pixel]
  }
  return { from, share }
}

/** How much of each pixel lies inside the round corners, from 0 to 255. */
function cornersOf(size: number, radius: number): Uint8Array {
  return Uint8Array.from({ length: size * size }, (_, place) => {
    const x = (place % size) + 0.5
    const y = Math.floor(place / size) + 0.5
    const [dx, dy] = [Math.max(radius - x, x - size + radius, 0), Math.max(radius - y, y - size + radius, 0)]
    return 255 * Math.max(0, Math.min(1, radius + 0.5 - Math.hypot(dx, dy)))
  })
}
