import type { DType } from '../dtype.ts'
import { definePrimitive } from '../primitive.ts'

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
