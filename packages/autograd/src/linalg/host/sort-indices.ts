/**
 * The indices that put `values` in order: stable both ways, NaN last both ways, -0 equal to 0.
 *
 * Merge sort from pairs upwards, on the indices of what is not NaN.
 */
export function sortIndices(values: ArrayLike<number>, descending: boolean): Int32Array {
  const count = values.length
  let sorted = new Int32Array(count)
  let ordered = 0
  for (let index = 0; index < count; index++) {
    if (!Number.isNaN(values[index])) sorted[ordered++] = index
  }
  let last = ordered
  for (let index = 0; index < count; index++) {
    if (Number.isNaN(values[index])) sorted[last++] = index
  }

  let spare = sorted.slice()
  for (let width = 1; width < ordered; width *= 2) {
    for (let start = 0; start < ordered; start += 2 * width) {
      const middle = Math.min(start + width, ordered)
      merge(values, descending, sorted, spare, start, middle, Math.min(middle + width, ordered))
    }
    const merged = spare
    spare = sorted
    sorted = merged
  }
  return sorted
}

/** Merges two ordered runs of `from` into `to`; of equal values the one of the first run comes first. */
function merge(
  values: ArrayLike<number>,
  descending: boolean,
  from: Int32Array,
  to: Int32Array,
  start: number,
  middle: number,
  end: number,
): void {
  let left = start
  let right = middle
  for (let at = start; at < end; at++) {
    const takeRight =
      left === middle ||
      (right < end &&
        (descending ? values[from[right]] > values[from[left]] : values[from[right]] < values[from[left]]))
    to[at] = takeRight ? from[right++] : from[left++]
  }
}
