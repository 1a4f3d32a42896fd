import { CLASSES, PIXELS } from '../config.ts'
import { type DigitsRun, likeliest } from './digits-run.ts'
import type { DigitPart } from './fetch-digits.ts'

/** A digit that is taken for another one. */
interface Mistake {
  readonly index: number
  readonly truth: number
  readonly guess: number
  /** How sure the network is of its guess, from 0 to 1. */
  readonly sure: number
  readonly pixels: Uint8Array
}

/** How a network does on all test digits. */
export interface Examination {
  readonly count: number
  readonly accuracy: number
  /** [truth, guess], row by row. */
  readonly confusion: readonly number[]
  /** Those that it is surest of first. */
  readonly mistakes: readonly Mistake[]
}

/** Looks at every digit of a part, counts what is taken for what, and keeps the worst mistakes. */
export function examine(run: DigitsRun, { count, pixels, labels }: DigitPart, most: number): Examination {
  const probabilities = run.predict(pixels)
  const confusion = new Array<number>(CLASSES * CLASSES).fill(0)
  const wrong: Omit<Mistake, 'pixels'>[] = []
  for (let index = 0; index < count; index++) {
    const [truth, guess] = [labels[index], likeliest(probabilities, index)]
    confusion[truth * CLASSES + guess] += 1
    if (guess !== truth) wrong.push({ index, truth, guess, sure: probabilities[index * CLASSES + guess] })
  }
  const mistakes = wrong
    .sort((a, b) => b.sure - a.sure)
    .slice(0, most)
    .map((one) => ({ ...one, pixels: pixels.slice(one.index * PIXELS, (one.index + 1) * PIXELS) }))
  return { count, accuracy: (count - wrong.length) / count, confusion, mistakes }
}
