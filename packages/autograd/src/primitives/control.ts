import { definePrimitive } from '../primitive.ts'

/** The input itself; it carries what belongs to a place in the graph rather than to a value: a custom gradient rule, a new leaf. */
export const identity = definePrimitive({
  name: 'identity',
  infer: ([x]) => ({ shape: x.shape, dtype: x.dtype }),
  vjp: (g) => [g],
  reference: { view: (layout) => layout },
})

/** The input, through which no gradient flows. */
export const stopGradient = definePrimitive({
  name: 'stopGradient',
  infer: ([x]) => ({ shape: x.shape, dtype: x.dtype }),
  reference: { view: (layout) => layout },
})

/**
 * The first input, not to be computed before the second.
 *
 * Merging of common subexpressions must not look through it: it keeps a recomputation (activation checkpointing)
 * apart from the computation that it repeats.
 */
export const barrier = definePrimitive({
  name: 'barrier',
  infer: ([x]) => ({ shape: x.shape, dtype: x.dtype }),
  vjp: (g) => [g, null],
  reference: { view: (layout) => layout },
})
