import type { TypedArray } from './dtype.ts'

/** The first elements, as they come: what takes the place of `format` in production, where nobody reads along. */
export function format(data: TypedArray): string {
  return `[${data.slice(0, 7)}${data.length > 7 ? ', …' : ''}]`
}
