import { anywhere } from './points.ts'

const summits = [
  [-1.1, 1.1, 1],
  [1.1, 1.1, -1],
  [0, 0, 1],
  [-1.1, -1.1, -1],
  [1.1, -1.1, 1],
] as const

/** Hills and hollows: a number that rises and falls five times. */
export const hills = anywhere((x, y) =>
  summits.reduce((sum, [cx, cy, height]) => sum + height * Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / 0.35), 0),
)
