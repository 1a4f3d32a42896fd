/** How many values fall near a place. */
export interface Bin {
  readonly middle: number
  readonly count: number
}

/** Counts values in bins of one width from the smallest to the largest; equal values are one bin. */
export function countInBins(values: ArrayLike<number>, bins = 41): Bin[] {
  let low = Infinity
  let high = -Infinity
  for (let index = 0; index < values.length; index++) {
    low = Math.min(low, values[index] as number)
    high = Math.max(high, values[index] as number)
  }
  if (low === high) return [{ middle: low, count: values.length }]
  const width = (high - low) / bins
  const counts = new Array<number>(bins).fill(0)
  for (let index = 0; index < values.length; index++) {
    const bin = Math.min(bins - 1, Math.floor(((values[index] as number) - low) / width))
    counts[bin] = (counts[bin] as number) + 1
  }
  return counts.map((count, index) => ({ middle: low + (index + 0.5) * width, count }))
}
