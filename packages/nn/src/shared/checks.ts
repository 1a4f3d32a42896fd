import { ChainruleError, type DType, type Shape, type Tensor } from '@chainrule/autograd'

/** Throws unless every size is a whole number from 1 on. */
export function requireSizes(owner: string, sizes: { readonly [name: string]: number }): void {
  for (const [name, size] of Object.entries(sizes)) {
    if (Number.isSafeInteger(size) && size >= 1) continue
    throw new ChainruleError(
      'layer-size',
      `${owner}: ${name} is ${String(size)}.`,
      'Sizes of layers are whole numbers of at least 1.',
    )
  }
}

/** Throws unless an axis has the size that a layer was made for. */
export function requireFeatures(owner: string, x: Tensor, axis: number, expected: number): void {
  const size = x.shape.at(axis)
  if (size === expected) return
  throw new ChainruleError(
    'wrong-features',
    `${owner}: the input [${x.shape}] has ${size ?? 'no'} features (axis ${axis}), the layer was made for ${expected}.`,
    'Make the layer for the size that comes in, or reshape or permute the input.',
  )
}

/** Throws unless the rank is one of those that an operation takes. */
export function requireRank(owner: string, x: Tensor, ranks: readonly number[], layout: string): void {
  if (ranks.includes(x.rank)) return
  throw new ChainruleError(
    'wrong-rank',
    `${owner}: the input [${x.shape}] has ${x.rank} axes.`,
    `Bring it into the shape ${layout}; reshape([...]) adds and removes axes.`,
  )
}

/** Throws unless the last axes have the sizes that a layer was made for. */
export function requireEnding(owner: string, x: Tensor, sizes: Shape): void {
  const last = x.shape.slice(-sizes.length)
  if (last.length === sizes.length && sizes.every((size, i) => size === last[i])) return
  throw new ChainruleError(
    'layer-norm-shape',
    `${owner}: the input [${x.shape}] does not end in [${sizes}].`,
    'Make the layer for the last axes that come in, or reshape or permute the input.',
  )
}

/** The tensor as floats: integers and masks become `dtype`. */
export function asFloat(x: Tensor, dtype: DType = 'float32'): Tensor {
  return x.dtype === 'float32' || x.dtype === 'float64' ? x : x.cast(dtype)
}
