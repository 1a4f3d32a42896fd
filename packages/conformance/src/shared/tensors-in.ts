import { isTensor, type Tensor } from '@chainrule/autograd'

/** The tensors in nested objects, with their paths. */
export function tensorsIn(tree: unknown, path = ''): [path: string, tensor: Tensor][] {
  if (isTensor(tree)) return [[path, tree]]
  if (typeof tree !== 'object' || tree === null) return []
  return Object.entries(tree).flatMap(([key, part]) => tensorsIn(part, `${path}.${key}`))
}
