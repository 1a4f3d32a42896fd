import type { DType } from '../dtype.ts'
import { definePrimitive } from '../primitive.ts'
import { normalFloat32, normalFloat64 } from '../random/inverse-normal.ts'
import { threefryFill } from '../random/threefry.ts'
import { uniformFloat32, uniformFloat64 } from '../random/uniform.ts'

/** One number that is part of the plan: 0, 1 and other structural constants. Numbers that may change are scalar leaves. */
export const constant = definePrimitive<{ value: number; dtype: DType }>({
  name: 'constant',
  infer: (_, { dtype }) => ({ shape: [], dtype }),
  reference: {
    accepts: 'dense',
    kernel(_, out, { value }) {
      out.data[0] = value
    },
  },
})

/** 0, 1, 2, ... along one axis. */
export const iota = definePrimitive<{ size: number; dtype: DType }>({
  name: 'iota',
  infer: (_, { size, dtype }) => ({ shape: [size], dtype }),
  reference: {
    accepts: 'dense',
    kernel(_, out) {
      for (let i = 0; i < out.size; i++) out.data[i] = i
    },
  },
})

export type Distribution = 'bits' | 'uniform' | 'normal'
type RandomAttributes = { shape: readonly number[]; dtype: DType; distribution: Distribution; offset: number }

/**
 * Random numbers as a pure function of a key (uint32 [2]) and the position: Threefry-2x32 with 20 rounds.
 *
 * Word offset + i of the stream is defined by the key alone, so bits and uniforms are identical on every
 * backend. float64 numbers take two words each.
 */
export const random = definePrimitive<RandomAttributes>({
  name: 'random',
  infer: (_, { shape, dtype }) => ({ shape, dtype }),
  reference: {
    accepts: 'dense',
    kernel([key], out, { dtype, distribution, offset }) {
      const words = new Uint32Array(dtype === 'float64' ? 2 * out.size : out.size)
      threefryFill(key.data[key.offset], key.data[key.offset + 1], words, offset)
      if (distribution === 'bits') out.data.set(words)
      else if (dtype === 'float64') {
        const convert = distribution === 'uniform' ? uniformFloat64 : normalFloat64
        for (let i = 0; i < out.size; i++) out.data[i] = convert(words[2 * i], words[2 * i + 1])
      } else {
        const convert = distribution === 'uniform' ? uniformFloat32 : normalFloat32
        for (let i = 0; i < out.size; i++) out.data[i] = convert(words[i])
      }
    },
  },
})
