import { ChainruleError } from '../errors.ts'
import { isTensor } from '../is-tensor.ts'
import type { Tensor } from '../tensor.ts'

/** The structure of a tree of tensors with something else at its leaves. */
export type TreeOf<T, Leaf> = T extends Tensor
  ? Leaf
  : T extends object
    ? { [K in keyof T]: TreeOf<T[K], Leaf> }
    : T extends undefined
      ? undefined
      : never

/**
 * The tensors of a tree, in the order of its fields.
 *
 * A tree is a tensor, or arrays and plain objects of trees; fields may be undefined.
 *
 * @throws ChainruleError `not-a-tree` where something else stands among the tensors.
 *
 * @example
 * ```ts
 * import { tensor, treeLeaves } from '@chainrule/autograd'
 *
 * const leaves = treeLeaves({ layers: [{ weight: tensor([1, 2]) }], bias: tensor(3) })
 * console.log(leaves.map((leaf) => leaf.size)) // [2, 1]
 * ```
 */
export function treeLeaves(tree: unknown): Tensor[] {
  const leaves: Tensor[] = []
  visit(tree, '', (leaf) => leaves.push(leaf))
  return leaves
}

/**
 * A tree of the same structure, with `f` of every tensor in its place.
 *
 * @param f - Receives the tensor and its path: `layers.0.weight`.
 * @throws ChainruleError `not-a-tree` where something else stands among the tensors.
 *
 * @example
 * ```ts
 * import { tensor, treeMap } from '@chainrule/autograd'
 *
 * const doubled = treeMap({ a: tensor(1), b: [tensor(2)] }, (leaf) => leaf.mul(2))
 * console.log(doubled.b[0].item()) // 4
 * ```
 */
export function treeMap<T, U>(tree: T, f: (leaf: Tensor, path: string) => U): TreeOf<T, U> {
  return visit(tree, '', f) as TreeOf<T, U>
}

/**
 * A tree of the structure of both, with `f` of every two tensors that stand at the same place.
 *
 * @throws ChainruleError `trees-differ` where one has a place that the other lacks.
 *
 * @example
 * ```ts
 * import { grad, tensor, treeZip } from '@chainrule/autograd'
 *
 * const model = { w: tensor([1, 2]), b: tensor(3) }
 * const slope = grad((m: typeof model) => m.w.square().sum().add(m.b))(model)
 * const next = treeZip(model, slope, (value, gradient) => value.sub(gradient.mul(0.5)))
 * console.log(next.w.toArray(), next.b.item()) // [0, 0] 2.5
 * ```
 */
export function treeZip<T, S, U>(first: T, second: S, f: (a: Tensor, b: Tensor, path: string) => U): TreeOf<T, U> {
  const others = new Map<string, Tensor>()
  visit(second, '', (leaf, path) => others.set(path, leaf))
  const result = treeMap(first, (leaf, path) => {
    const other = others.get(path)
    others.delete(path)
    if (!other) throw treesDiffer(path, 'first', 'second')
    return f(leaf, other, path)
  })
  const [extra] = others.keys()
  if (extra !== undefined) throw treesDiffer(extra, 'second', 'first')
  return result
}

function visit<U>(tree: unknown, path: string, f: (leaf: Tensor, path: string) => U): unknown {
  if (isTensor(tree)) return f(tree, path)
  if (tree === undefined && path !== '') return undefined
  if (Array.isArray(tree)) return tree.map((part, place) => visit(part, below(path, String(place)), f))
  if (typeof tree === 'object' && tree !== null && !ArrayBuffer.isView(tree)) {
    return Object.fromEntries(Object.entries(tree).map(([name, part]) => [name, visit(part, below(path, name), f)]))
  }
  throw new ChainruleError(
    'not-a-tree',
    `Found ${typeof tree === 'object' ? String(tree) : `a ${typeof tree}`} at ${path === '' ? 'the top' : `"${path}"`} of a tree of tensors.`,
    'A tree holds only tensors, in arrays and plain objects; pass anything else beside it.',
  )
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function treesDiffer(path: string, has: string, lacks: string): ChainruleError {
  return new ChainruleError(
    'trees-differ',
    `The ${has} tree has a tensor at ${path === '' ? 'the top' : `"${path}"`}, the ${lacks} has none there.`,
    'Pass two trees of the same structure.',
  )
}
