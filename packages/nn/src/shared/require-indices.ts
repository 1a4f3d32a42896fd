import { ChainruleError, type Tensor } from '@chainrule/autograd'

/**
 * Throws for an index outside 0 to size - 1, where the indices have values already.
 *
 * An error here comes before anything is built on the bad index. Indices without values yet, such as the arguments of
 * a compiled step, are checked when they are used.
 */
export function requireIndices(owner: string, indices: Tensor, size: number, ignored?: number): void {
  const { storage } = indices.node
  const known = storage?.backend.synchronous ? storage.read() : null
  if (!known || known instanceof Promise) return
  const place = known.findIndex((index) => !(index >= 0 && index < size) && index !== ignored)
  if (place < 0) return
  throw new ChainruleError(
    'index-out-of-range',
    `${owner}: the number ${known[place]} (element ${place} of [${indices.shape}]) is not one of ${size}.`,
    `Class labels and indices run from 0 to ${size - 1}.`,
  )
}
