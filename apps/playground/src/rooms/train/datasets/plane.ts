import { anywhere } from './points.ts'

/** A number that rises evenly towards one corner: a single unit can learn it. */
export const plane = anywhere((x, y) => (x + y) / 4)
