/** A stretch of time, counted in kernels, in which some bytes must stay. */
export interface Lifetime {
  readonly bytes: number
  /** The kernel that writes it first; -1 for what is there before. */
  readonly from: number
  /** The last kernel that touches it. */
  readonly to: number
}

/** Vectors and cache lines begin at multiples of this. */
export const ALIGNMENT = 64

/**
 * Offsets in one arena, so that what is alive at the same time does not overlap.
 *
 * Largest first, each at the lowest place that is free for its whole life; on graphs of training steps this stays close
 * to the lower bound, the peak of live bytes.
 */
export function planMemory(lifetimes: readonly Lifetime[]): { offsets: number[]; bytes: number; peak: number } {
  const offsets = new Array<number>(lifetimes.length).fill(0)
  const placed: { at: number; end: number; from: number; to: number }[] = []
  const order = lifetimes.map((_, i) => i).sort((a, b) => lifetimes[b].bytes - lifetimes[a].bytes || a - b)
  let bytes = 0
  for (const i of order) {
    const { from, to } = lifetimes[i]
    const size = roundUp(lifetimes[i].bytes)
    let at = 0
    for (const other of placed) {
      if (other.to < from || other.from > to) continue
      if (at + size <= other.at) break
      at = Math.max(at, other.end)
    }
    offsets[i] = at
    const place = placed.findIndex((other) => other.at > at)
    placed.splice(place < 0 ? placed.length : place, 0, { at, end: at + size, from, to })
    bytes = Math.max(bytes, at + size)
  }
  return { offsets, bytes, peak: peakOf(lifetimes) }
}

function peakOf(lifetimes: readonly Lifetime[]): number {
  const changes = new Map<number, number>()
  const change = (at: number, bytes: number) => changes.set(at, (changes.get(at) ?? 0) + bytes)
  for (const { bytes, from, to } of lifetimes) {
    change(from, roundUp(bytes))
    change(to + 1, -roundUp(bytes))
  }
  let [live, peak] = [0, 0]
  for (const [, bytes] of [...changes].sort(([a], [b]) => a - b)) {
    live += bytes
    peak = Math.max(peak, live)
  }
  return peak
}

function roundUp(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
}
