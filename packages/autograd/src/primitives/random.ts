import type { DType } from '../dtype.ts'
import { definePrimitive, type Primitive } from '../primitive.ts'
import { threefryFill } from '../random/threefry.ts'
import { uniformFloat32, uniformFloat64 } from '../random/uniform.ts'

/** What a draw makes of random words, and from which word of the stream on. */
export type RandomAttributes = {
  shape: readonly number[]
  dtype: DType
  distribution: 'bits' | 'uniform' | 'normal'
  offset: number
}

/**
 * Random numbers as a pure function of a key (uint32 [2]) and the position: Threefry-2x32 with 20 rounds.
 *
 * Word offset + i of the stream is defined by the key alone, so bits and uniforms are identical on every
 * backend. float64 numbers take two words each. All draws are the primitive `random`, told apart by an attribute; each is
 * defined where its numbers are made, because normal ones need tables.
 *
 * @param single - A number from one word.
 * @param double - A float64 from two.
 */
export function defineRandom(
  single: (bits: number) => number,
  double: (high: number, low: number) => number,
): Primitive<RandomAttributes> {
  return definePrimitive<RandomAttributes>({
    name: 'random',
    infer: (_, { shape, dtype }) => ({ shape, dtype }),
    reference: {
      accepts: 'dense',
      kernel([key], out, { dtype, offset }) {
        const isDouble = dtype === 'float64'
        const words = new Uint32Array(isDouble ? 2 * out.size : out.size)
        threefryFill(key.data[key.offset], key.data[key.offset + 1], words, offset)
        for (let i = 0; i < out.size; i++) {
          out.data[i] = isDouble ? double(words[2 * i], words[2 * i + 1]) : single(words[i])
        }
      },
    },
  })
}

/** The words themselves. */
export const bits = defineRandom(Number, Number)

/** Numbers in [0, 1). */
export const uniform = defineRandom(uniformFloat32, uniformFloat64)
