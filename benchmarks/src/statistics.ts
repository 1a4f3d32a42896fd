export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Median and range of the quotients of two series that were measured in turns, as far as both go. */
export function ratio(
  ours: readonly number[],
  theirs: readonly number[],
): { middle: number; low: number; high: number } {
  const quotients = theirs.slice(0, ours.length).map((value, i) => ours[i] / value)
  return { middle: median(quotients), low: Math.min(...quotients), high: Math.max(...quotients) }
}
