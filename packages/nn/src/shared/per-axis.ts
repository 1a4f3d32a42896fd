import { ChainruleError } from '@chainrule/autograd'

/** One number for all space axes, or one for each. */
export type PerAxis = number | readonly number[]

/** Cells added on both sides of each space axis: one number, one per axis, or [before, after] per axis. */
export type Padding = number | readonly (number | readonly [before: number, after: number])[]

/** A setting written out for each of `rank` space axes, checked. */
export function perAxis(owner: string, name: string, value: PerAxis, rank: number, min = 1): number[] {
  const list = typeof value === 'number' ? new Array<number>(rank).fill(value) : [...value]
  if (list.length === rank && list.every((entry) => Number.isSafeInteger(entry) && entry >= min)) return list
  throw new ChainruleError(
    'window-setting',
    `${owner}: ${name} is ${JSON.stringify(value)}.`,
    `Give one whole number of at least ${min}, or one for each of the ${rank} space axes.`,
  )
}

/** Padding written out as [before, after] for each space axis, checked. */
export function paddingPairs(owner: string, padding: Padding, rank: number): [number, number][] {
  const list = typeof padding === 'number' ? new Array<number>(rank).fill(padding) : padding
  const pairs = list.map((entry): [number, number] => (typeof entry === 'number' ? [entry, entry] : [...entry]))
  const whole = pairs.every(
    (pair) => pair.length === 2 && pair.every((side) => Number.isSafeInteger(side) && side >= 0),
  )
  if (pairs.length === rank && whole) return pairs
  throw new ChainruleError(
    'window-padding',
    `${owner}: padding is ${JSON.stringify(padding)}.`,
    `Give one whole number of at least 0, one for each of the ${rank} space axes, or pairs [before, after].`,
  )
}
