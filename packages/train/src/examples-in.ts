/**
 * How many examples a batch holds: its `size` if it is a batch of `@chainrule/data`, the first axis of a tensor or
 * column, or that of the first one inside; the length of an array; otherwise 1.
 */
export function examplesIn(batch: unknown): number {
  if (typeof batch !== 'object' || batch === null) return 1
  const { shape, size, length } = batch as { shape?: unknown; size?: unknown; length?: unknown }
  if (Array.isArray(shape)) return shape[0] ?? 1
  if (typeof size === 'number') return size
  const inner = Object.values(batch).find((part) => Array.isArray(part?.shape))
  if (inner) return inner.shape[0] ?? 1
  return typeof length === 'number' ? length : 1
}
