import { adopt } from '../create.ts'
import type { DType } from '../dtype.ts'
import { ChainruleError } from '../errors.ts'
import { bits, uniform } from '../primitives/random.ts'
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
 * every backend and in every browser. Normal numbers come from `drawNormal`.
 */
export interface RandomKey {
  /** Uniform words, uint32. */
  bits(shape: Shape): Tensor
  /** Uniform numbers in [min, max). */
  uniform(shape: Shape, options?: DrawOptions & { min?: number; max?: number }): Tensor
  /** A key of its own for a name or a number. */
  fold(name: string | number): RandomKey
  /** So many keys that are independent of each other. */
  split(count: number): RandomKey[]
  /** The two words as a tensor, uint32 [2]. */
  tensor(): Tensor
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
 * import { equal, min, randomKey } from '@chainrule/autograd'
 *
 * const key = randomKey(42)
 * const a = key.fold('a').uniform([2, 2])
 * const again = randomKey(42).fold('a').uniform([2, 2])
 * console.log(min(equal(a, again)).item()) // 1
 * ```
 */
export function randomKey(seed: number): RandomKey {
  if (!Number.isSafeInteger(seed)) {
    throw new ChainruleError('bad-seed', `randomKey: the seed is ${seed}.`, 'Use a whole number.')
  }
  return keyOfWords([seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0])
}

function keyOfWords(words: readonly [number, number]): RandomKey {
  return {
    ...drawsFrom(() => adopt(new Uint32Array(words), [2], 'uint32')),
    words,
    fold: (name) => keyOfWords(foldKey(words, name)),
    split: (count) => splitKey(words, count).map(keyOfWords),
  }
}

/** Words of the stream from here on are keys, not numbers. */
const KEYS = 2 ** 42

/** A key that is itself a tensor (uint32 [2]), such as one drawn inside a step. */
export function keyOfTensor(words: Tensor): RandomKey {
  return lazyKey(() => words)
}

/** A key that is drawn when something uses it. */
export function lazyKey(draw: () => Tensor): RandomKey {
  let drawn: Tensor | null = null
  const words = () => (drawn ??= draw())
  const derived = (number: number) => lazyKey(() => deriveWords(words(), number))
  return {
    ...drawsFrom(words),
    words: null,
    fold: (name) => derived(2 ** 32 + (typeof name === 'number' ? name >>> 0 : foldKey([0, 0], name)[0])),
    split: (count) => Array.from({ length: count }, (_, i) => derived(i)),
  }
}

/** The words of the derived key with a number. */
export function deriveWords(words: Tensor, number: number): Tensor {
  return apply(bits, [words], { shape: [2], dtype: 'uint32', distribution: 'bits', offset: KEYS + 2 * number })
}

function drawsFrom(tensor: () => Tensor): Pick<RandomKey, 'tensor' | 'bits' | 'uniform'> {
  return {
    tensor,
    bits: (shape) => apply(bits, [tensor()], { shape: [...shape], dtype: 'uint32', distribution: 'bits', offset: 0 }),
    uniform: (shape, { min = 0, max = 1, dtype = 'float32' } = {}) => {
      const unit = apply(uniform, [tensor()], { shape: [...shape], dtype, distribution: 'uniform', offset: 0 })
      return min === 0 && max === 1 ? unit : unit.mul(max - min).add(min)
    },
  }
}
