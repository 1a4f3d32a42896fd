import type { Initializer } from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { requireThat } from '../shared/require-that.ts'
import { draw, requestFor, wantedFor } from './draws.ts'
import type { InitializerOptions, MakeInitializer, Wanted } from './options.ts'

/** How many independent draws are taken. */
const independentDraws = 256

/**
 * How many standard errors a mean may be off. With 256 draws Student's t with 255 degrees of freedom is beyond 6 once in
 * 10⁸ times, so a right initializer fails a case with a new seed less than once in ten million.
 */
const standardErrors = 6

/** Sums in float32, and numbers such as √2 that it rounds, are off by so much. */
const rounding = 1e-5

/** What the mean and the variance are compared for: also fans that the shape does not tell, as in a tied layer. */
const usual: readonly Wanted[] = [
  { shape: [24, 16], fanIn: 16, fanOut: 24 },
  { shape: [16, 24], fanIn: 24, fanOut: 16 },
  { shape: [20, 20], fanIn: 80, fanOut: 5 },
  { shape: [8, 6, 3, 3], fanIn: 54, fanOut: 72 },
]

/** Its numbers have the mean and the variance that it declares. */
export function momentCases(
  name: string,
  make: MakeInitializer,
  { ranks = {}, shapes, wanted = shapes?.map((shape) => wantedFor(shape)) ?? usual, deterministic }: InitializerOptions,
): Case[] {
  const { min = 0, max = Number.POSITIVE_INFINITY } = ranks
  const draws = deterministic ? 2 : independentDraws
  const fitting = wanted.filter(({ shape }) => shape.length >= min && shape.length <= max)
  return fitting.map((each) => ({
    id: `moments-${each.shape.join('x')}`,
    title: `has the declared mean and variance for [${each.shape}] with fans ${each.fanIn} and ${each.fanOut}`,
    run() {
      const initializer = make()
      const { random: _, ...request } = requestFor(each, 0)
      const { mean, variance } = initializer.expected(request)
      requireThat(
        !(variance < 0) && Number.isFinite(mean) !== Number.isNaN(mean) && variance !== Number.POSITIVE_INFINITY,
        `${name}: it expects mean ${mean} and variance ${variance}.`,
        'Both are numbers, or NaN where they are not defined; a variance is not negative.',
      )
      const scale = Math.sqrt(Number.isNaN(variance) ? 0 : variance) + Math.abs(mean)
      if (!Number.isNaN(mean))
        requireMean(
          `${name}: the mean`,
          mean,
          scale,
          eachDraw(initializer, each, draws, (x) => x),
        )
      if (!Number.isNaN(mean) && !Number.isNaN(variance)) {
        const squares = eachDraw(initializer, each, draws, (x) => (x - mean) ** 2)
        requireMean(`${name}: the variance`, variance, scale ** 2, squares)
      }
    },
  }))
}

/** The mean of `f` over the elements, for each of many independent draws: no element need be independent of another. */
function eachDraw(initializer: Initializer, wanted: Wanted, draws: number, f: (x: number) => number): number[] {
  return Array.from({ length: draws }, (_, seed) => {
    const { values } = draw(initializer, wanted, seed)
    return Array.from(values, f).reduce((total, x) => total + x, 0) / values.length
  })
}

function requireMean(what: string, expected: number, scale: number, sample: readonly number[]): void {
  const mean = sample.reduce((total, x) => total + x, 0) / sample.length
  const spread = sample.reduce((total, x) => total + (x - mean) ** 2, 0) / (sample.length - 1)
  const allowed = standardErrors * Math.sqrt(spread / sample.length) + rounding * scale
  requireThat(
    Math.abs(mean - expected) <= allowed,
    `${what} of ${sample.length} draws is ${mean}, declared is ${expected} (it may be off by ${allowed}).`,
    'Correct expected() or the draw; a truncated normal has a smaller variance than the normal that it is cut from.',
  )
}
