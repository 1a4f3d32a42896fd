import { PIXELS, SIDE } from '../config.ts'

/** The digits of MNIST fill a box of this size, and their centre of mass is the middle of the picture. */
const BOX = 20

/**
 * A drawing as a digit of MNIST is: as large, in the middle, and grey at its edges.
 *
 * @param ink - [side, side], from 0 for paper to 255 for ink.
 * @returns 28 × 28 numbers from 0 to 255; null where nothing is drawn.
 */
export function centeredDigit(ink: ArrayLike<number>, side: number): Float32Array | null {
  const found = extentOf(ink, side)
  if (!found) return null
  const { size, x, y } = found
  const scale = size / BOX
  const digit = new Float32Array(PIXELS)
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const left = x + (column - SIDE / 2) * scale
      const top = y + (row - SIDE / 2) * scale
      digit[row * SIDE + column] = meanIn(ink, side, left, top, scale)
    }
  }
  return digit
}

/** The longer side of what is drawn, and its centre of mass. */
function extentOf(ink: ArrayLike<number>, side: number): { size: number; x: number; y: number } | null {
  let [left, top, right, bottom] = [side, side, -1, -1]
  let [mass, x, y] = [0, 0, 0]
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const value = ink[row * side + column]
      if (value === 0) continue
      left = Math.min(left, column)
      right = Math.max(right, column)
      top = Math.min(top, row)
      bottom = Math.max(bottom, row)
      mass += value
      x += value * (column + 0.5)
      y += value * (row + 0.5)
    }
  }
  if (mass === 0) return null
  return { size: Math.max(right - left, bottom - top) + 1, x: x / mass, y: y / mass }
}

/** Mean ink in a square, from samples spread over it; paper outside of the drawing. */
function meanIn(ink: ArrayLike<number>, side: number, left: number, top: number, size: number): number {
  const samples = Math.max(2, Math.ceil(size))
  let sum = 0
  for (let i = 0; i < samples; i++) {
    const row = Math.floor(top + ((i + 0.5) / samples) * size)
    if (row < 0 || row >= side) continue
    for (let j = 0; j < samples; j++) {
      const column = Math.floor(left + ((j + 0.5) / samples) * size)
      if (column >= 0 && column < side) sum += ink[row * side + column]
    }
  }
  return sum / samples ** 2
}
