import type { Answer, Request } from '@chainrule/autograd'

/** What a line search knows of one place on its line, in numbers of the host. */
export interface LinePoint {
  /** How far along the direction, in units of its length. */
  readonly size: number
  readonly loss: number
  /** Derivative of the loss with respect to `size`. */
  readonly slope: number
}

/** Measures the loss somewhere on the line. */
export type LineLook<P extends LinePoint> = (size: number) => Generator<Request, P, Answer>

/** What to look for on a line. */
export interface StrongWolfeOptions {
  /** The first size to try. @default 1 */
  readonly first?: number
  /** Largest absolute value in the direction: shorter intervals than `tolerance / longest` are not divided. @default 1 */
  readonly longest?: number
  /** c₁: the share of the promised decrease that is enough. @default 1e-4 */
  readonly decrease?: number
  /** c₂: the share of the slope at the start that may be left. @default 0.9 */
  readonly curvature?: number
  /** Movement of a parameter below which the search ends. @default 1e-9 */
  readonly tolerance?: number
  /** Most looks after the first one. @default 25 */
  readonly limit?: number
}

/**
 * Finds a place on a line that satisfies the strong Wolfe conditions:
 *
 *     loss(size) ≤ loss(0) + c₁ size slope(0)    and    |slope(size)| ≤ c₂ |slope(0)|
 *
 * First an interval is widened until it must hold such a place, then it is narrowed by cubic interpolation, away from
 * its ends where it does not shrink. Nocedal and Wright, 2006, Numerical Optimization, Algorithms 3.5 and 3.6, equation
 * 3.59. Defaults, safeguards and limits are those of PyTorch's `strong_wolfe`, which compares a place with the one
 * before it only from the third look on (Algorithm 3.5: from the second). PyTorch may also go on from a place that
 * breaks the first condition, where that is lower than the best one; here, as in Algorithm 3.6, it does not.
 *
 * @param start - The place at size 0; its slope is negative.
 * @param look - Measures the loss at another place.
 * @returns The place found; where the limit is reached, the lowest of the interval, perhaps `start` itself.
 */
export function* strongWolfe<P extends LinePoint>(
  start: P,
  look: LineLook<P>,
  { first = 1, longest = 1, decrease = 1e-4, curvature = 0.9, tolerance = 1e-9, limit = 25 }: StrongWolfeOptions = {},
): Generator<Request, P, Answer> {
  // Where the loss is beyond all numbers, in either direction, there is nothing to stand on.
  const isTooHigh = ({ size, loss }: P) => !Number.isFinite(loss) || loss > start.loss + decrease * size * start.slope
  const isFlat = ({ slope }: P) => Math.abs(slope) <= -curvature * start.slope

  let before = start
  let point = yield* look(first)
  let looks = 0
  let ends: readonly [low: P, high: P] | null = null
  while (looks < limit && ends === null) {
    if (isTooHigh(point) || (looks > 1 && point.loss >= before.loss)) ends = [before, point]
    else if (isFlat(point)) return point
    else if (point.slope >= 0) ends = byHeight(before, point)
    else {
      const bounds = [point.size + 0.01 * (point.size - before.size), 10 * point.size] as const
      const next = yield* look(lowestOfCubic(before, point, bounds))
      before = point
      point = next
      looks += 1
    }
  }

  let [low, high] = ends ?? byHeight(start, point)
  let isStuck = false
  while (looks < limit) {
    const [near, far] = low.size < high.size ? [low.size, high.size] : [high.size, low.size]
    if ((far - near) * longest < tolerance) break
    const proposal = lowestOfCubic(low, high, [near, far])
    const size = awayFromEnds(proposal, near, far, isStuck)
    isStuck = size === proposal && isNearEnd(proposal, near, far)
    point = yield* look(size)
    looks += 1
    if (isTooHigh(point) || point.loss >= low.loss) high = point
    else {
      if (isFlat(point)) return point
      if (point.slope * (high.size - low.size) >= 0) high = low
      low = point
    }
  }
  return low
}

/** The lower of two places first; of two equal ones the first. */
function byHeight<P extends LinePoint>(a: P, b: P): [low: P, high: P] {
  return a.loss <= b.loss || !Number.isFinite(b.loss) ? [a, b] : [b, a]
}

/** Where the cubic through two losses and slopes is lowest, within bounds; their middle where it has no such place. */
function lowestOfCubic(a: LinePoint, b: LinePoint, [low, high]: readonly [low: number, high: number]): number {
  const [left, right] = a.size <= b.size ? [a, b] : [b, a]
  const width = right.size - left.size
  const bend = left.slope + right.slope - (3 * (right.loss - left.loss)) / width
  const root = Math.sqrt(bend ** 2 - left.slope * right.slope)
  const lowest = right.size - (width * (right.slope + root - bend)) / (right.slope - left.slope + 2 * root)
  return Number.isNaN(lowest) ? (low + high) / 2 : Math.min(Math.max(lowest, low), high)
}

function isNearEnd(size: number, near: number, far: number): boolean {
  return Math.min(far - size, size - near) < (far - near) / 10
}

/** A tenth of the interval away from the nearest end, where a size stands on one, or near one for the second time. */
function awayFromEnds(size: number, near: number, far: number, isStuck: boolean): number {
  if (!isNearEnd(size, near, far) || (!isStuck && size > near && size < far)) return size
  const distance = (far - near) / 10
  return far - size < size - near ? far - distance : near + distance
}
