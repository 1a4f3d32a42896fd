import { threefry, threefryFill } from '@chainrule/autograd'
import { ChainruleError } from '@chainrule/autograd/errors'

/** Draws whole numbers from 0 to below a limit, each equally likely. */
export type Draw = (limit: number) => number

/** Words drawn at once: more than some tens of bytes cost more to ask for than they save. */
const WORDS = 16

/**
 * Random whole numbers that depend on the seed and the stream alone, on every machine.
 *
 * Words that would favour small numbers are drawn again, so that each number below the limit is exactly as likely.
 *
 * @param stream - A whole number below 2⁵³: the epoch, or what else needs numbers of its own.
 */
export function drawsOf(seed: number, stream: number): Draw {
  if (!Number.isSafeInteger(seed)) {
    throw new ChainruleError('bad-seed', `The seed is ${seed}.`, 'Use a whole number.')
  }
  const root = [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0] as const
  const key = threefry(root, stream >>> 0, (0x80000000 | Math.floor(stream / 2 ** 32)) >>> 0)
  const words = new Uint32Array(WORDS)
  let taken = 0
  return (limit) => {
    for (;;) {
      if (taken % WORDS === 0) threefryFill(key[0], key[1], words, taken)
      const word = words[taken++ % WORDS]
      // Only the last words can be too many, and a remainder of numbers above 2³¹ is slow: both are seldom needed.
      if (word < 2 ** 32 - limit || word < 2 ** 32 - (2 ** 32 % limit)) return word - Math.floor(word / limit) * limit
    }
  }
}

/** The numbers from 0 to below `count` in random order: Fisher and Yates, as Durstenfeld, 1964, Algorithm 235. */
export function permutation(count: number, draw: Draw): Uint32Array {
  const order = sequence(count)
  for (let last = count - 1; last > 0; last--) {
    const chosen = draw(last + 1)
    const value = order[chosen]
    order[chosen] = order[last]
    order[last] = value
  }
  return order
}

/** The numbers from 0 to below `count` in order. */
export function sequence(count: number): Uint32Array {
  const order = new Uint32Array(count)
  for (let index = 0; index < count; index++) order[index] = index
  return order
}
