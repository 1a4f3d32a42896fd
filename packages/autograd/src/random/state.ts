import { State, type StateOptions } from '../state.ts'
import { deriveWords, keyOfTensor, type RandomKey, randomKey } from './key.ts'

/** A stream of keys that lives in a cell, so that every run of a captured step draws fresh numbers. */
export interface RandomState {
  /** A key that has not been used before. */
  next(): RandomKey
  /** Saved and restored with the training state. */
  readonly cell: State
}

/**
 * The random state of a training run, for dropout masks and noise.
 *
 * @param seed - Any safe integer; left out, `initialize(model, { seed })` fills the cell with a key of its own.
 *
 * @example
 * ```ts
 * import { randomState } from '@chainrule/autograd'
 *
 * const random = randomState(7)
 * const [first, second] = [random.next().uniform([]), random.next().uniform([])]
 * console.log(first.item() === second.item()) // false
 * ```
 */
export function randomState(seed?: number, options: StateOptions = {}): RandomState {
  const cell = new State([2], 'uint32', { name: 'random', first: wordsOf, ...options })
  if (seed !== undefined) cell.write(wordsOf(randomKey(seed)))
  return {
    cell,
    next() {
      const words = cell.node
      cell.assign(deriveWords(words, 0))
      return keyOfTensor(deriveWords(words, 1))
    },
  }
}

function wordsOf({ words }: RandomKey): Uint32Array {
  return new Uint32Array(words as readonly [number, number])
}
