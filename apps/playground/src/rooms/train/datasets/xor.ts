import { anywhere } from './points.ts'

/** Exclusive-or: the class tells whether both coordinates have the same sign. */
export const xor = anywhere((x, y) => (x * y > 0 ? 1 : 0))
