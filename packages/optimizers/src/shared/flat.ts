import { concat, mapTree, slice, type Tensor, type Tree } from '@chainrule/autograd'

/** All tensors as one vector, zeros for those of `like` that the tree lacks. */
export function flatten(tree: Tree, like: Tree = tree): Tensor {
  return concat(Object.entries(like).map(([name, part]) => (tree[name] ?? part.zerosLike()).reshape([part.size])))
}

/** A vector in the shapes of a tree. */
export function unflatten(flat: Tensor, like: Tree): Tree {
  let from = 0
  return mapTree(like, ({ shape, size }) => {
    from += size
    return slice(flat, [[from - size, from]]).reshape(shape)
  })
}
