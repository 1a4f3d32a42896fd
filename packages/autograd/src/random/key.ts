import { adopt } from '../create.ts'
import type { DType } from '../dtype.ts'
import { ChainruleError } from '../errors.ts'
import { type Distribution, random } from '../primitives/leaves.ts'
import type { Shape } from '../shape.ts'
import { apply, type Tensor } from '../tensor.ts'
import { foldKey, splitKey } from './threefry.ts'

/** The type of drawn numbers. */
export interface DrawOptions {
  /** @default 'float32' */
  dtype?: DType
}

/**
 * A source of random tensors without hidden state: the same key always draws the same numbers.
 *
 * Different draws need different keys, made with `split` or `fold`. Numbers come from Threefry-2x32 and are the same on
 * every backend and in every browser.
 */
export interface RandomKey {
  /** Uniform words, uint32. */
  bits(shape: Shape): Tensor
  /** Uniform numbers in [min, max). */
  uniform(shape: Shape, options?: DrawOptions & { min?: number; max?: number }): Tensor
  /** Normal numbers; `variance` may be given instead of `deviation`. */
  normal(shape: Shape, options?: DrawOptions & { mean?: number; deviation?: number; variance?: number }): Tensor
  /** A key of its own for a name or a number. */
  fold(name: string | number): RandomKey
  /** So many keys that are independent of each other. */
  split(count: number): RandomKey[]
  /** The two words, where they are known on the host. */
  readonly words: readonly [number, number] | null
}

/**
 * The random key of a seed.
 *
 * @param seed - Any safe integer.
 *
 * @example
 * ```ts
 * import { randomKey } from '@chainrule/autograd'
 *
 * const key = randomKey(42)
 * const a = key.fold('a').normal([2, 2])
 * const again = randomKey(42).fold('a').normal([2, 2])
 * console.log(a.equal(again).min().item()) // 1
 * ```
 */
export function randomKey(seed: number): RandomKey {
  if (!Number.isSafeInteger(seed)) {
    throw new ChainruleError('bad-seed', `randomKey: the seed is ${seed}.`, 'Use a whole number.')
  }
  return keyOfWords([seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0])
}

function keyOfWords(words: readonly [number, number]): RandomKey {
  const key = () => adopt(new Uint32Array(words), [2], 'uint32')
  return {
    ...drawsFrom(key),
    words,
    fold: (name) => keyOfWords(foldKey(words, name)),
    split: (count) => splitKey(words, count).map(keyOfWords),
  }
}

/** Words of the stream from here on are keys, not numbers. */
const KEYS = 2 ** 42

/** A key that is itself a tensor (uint32 [2]), such as one drawn inside a step. */
export function keyOfTensor(words: Tensor): RandomKey {
  return {
    ...drawsFrom(() => words),
    words: null,
    fold: (name) =>
      keyOfTensor(deriveWords(words, 2 ** 32 + (typeof name === 'number' ? name >>> 0 : foldKey([0, 0], name)[0]))),
    split: (count) => Array.from({ length: count }, (_, i) => keyOfTensor(deriveWords(words, i))),
  }
}

/** The words of the derived key with a number. */
export function deriveWords(words: Tensor, number: number): Tensor {
  return apply(random, [words], { shape: [2], dtype: 'uint32', distribution: 'bits', offset: KEYS + 2 * number })
}

function drawsFrom(key: () => Tensor): Pick<RandomKey, 'bits' | 'uniform' | 'normal'> {
  const draw = (shape: Shape, dtype: DType, distribution: Distribution) =>
    apply(random, [key()], { shape: [...shape], dtype, distribution, offset: 0 })
  return {
    bits: (shape) => draw(shape, 'uint32', 'bits'),
    uniform: (shape, { min = 0, max = 1, dtype = 'float32' } = {}) => {
      const unit = draw(shape, dtype, 'uniform')
      return min === 0 && max === 1 ? unit : unit.mul(max - min).add(min)
    },
    normal: (shape, { mean = 0, variance = 1, deviation = Math.sqrt(variance), dtype = 'float32' } = {}) => {
      const standard = draw(shape, dtype, 'normal')
      const scaled = deviation === 1 ? standard : standard.mul(deviation)
      return mean === 0 ? scaled : scaled.add(mean)
    },
  }
}
