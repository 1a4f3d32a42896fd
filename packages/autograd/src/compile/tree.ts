import { isTensor } from '../is-tensor.ts'

/** Visits the leaves of nested arrays and plain objects. */
export function eachLeaf(tree: unknown, visit: (leaf: unknown) => void): void {
  mapLeaves(tree, (leaf) => {
    visit(leaf)
    return leaf
  })
}

/** Rebuilds nested arrays and plain objects around other leaves. */
export function mapLeaves(
  tree: unknown,
  f: (leaf: unknown) => unknown,
  isLeaf: (value: unknown) => boolean = () => false,
): unknown {
  if (isLeaf(tree) || isTensor(tree)) return f(tree)
  if (Array.isArray(tree)) return tree.map((part) => mapLeaves(part, f, isLeaf))
  if (typeof tree === 'object' && tree !== null && Object.getPrototypeOf(tree) === Object.prototype) {
    return Object.fromEntries(Object.entries(tree).map(([name, part]) => [name, mapLeaves(part, f, isLeaf)]))
  }
  return f(tree)
}
