import { anywhere } from './points.ts'

/** Sixteen squares of alternating classes. */
export const checkerboard = anywhere((x, y) => Math.abs(Math.floor(x) + Math.floor(y)) % 2)
