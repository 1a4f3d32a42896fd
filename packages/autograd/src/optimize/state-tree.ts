import type { StateTree } from '../contracts/optimizer.ts'
import type { Tensor } from '../tensor.ts'

/** The tensors of a state with their paths. */
export function leavesOf(tree: StateTree, path = ''): [path: string, leaf: Tensor][] {
  if (isLeaf(tree)) return [[path, tree]]
  return Object.entries(tree).flatMap(([name, part]) => leavesOf(part, join(path, name)))
}

/** A state of the same structure with other tensors. */
export function mapLeaves(tree: StateTree, path: string, f: (leaf: Tensor, path: string) => Tensor): StateTree {
  if (isLeaf(tree)) return f(tree, path)
  return Object.fromEntries(Object.entries(tree).map(([name, part]) => [name, mapLeaves(part, join(path, name), f)]))
}

export function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function isLeaf(tree: StateTree): tree is Tensor {
  return 'dtype' in tree && 'shape' in tree && typeof tree.dtype === 'string'
}
