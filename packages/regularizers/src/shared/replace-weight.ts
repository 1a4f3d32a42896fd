import { ChainruleError, type Parameter, type Tensor } from '@chainrule/autograd'

/** A layer, or anything else that holds a parameter in this field and reads it whenever it computes. */
export type Weighted = object & { readonly weight: Parameter }

/** The parameter of a layer, which must have a value. */
export function weightOf(owner: string, layer: Weighted): Parameter {
  const { weight } = layer
  if ('role' in weight && weight.initialized && weight.rank > 0) return weight
  throw new ChainruleError(
    'weight-not-replaceable',
    `${owner}: the weight [${weight.shape}] ${'role' in weight ? 'has no value yet, or no axes' : 'is no parameter, but computed from others already'}.`,
    'Call initialize(model, { seed }) first, and replace each weight once.',
  )
}

/** Lets a layer compute its weight from `parts`, which stand in a field of that name; models find them there. */
export function replaceWeight<L extends object, N extends string, P extends object>(
  layer: L,
  name: N,
  parts: P,
  compute: () => Tensor,
): L & { readonly [K in N]: P } {
  // Not enumerable: the weight is no part of the model any more, only a view of its parts.
  Object.defineProperty(layer, 'weight', { get: compute, enumerable: false, configurable: true })
  return Object.assign(layer, { [name]: parts } as { readonly [K in N]: P })
}
