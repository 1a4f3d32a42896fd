import { stack, tensor } from '../create.ts'
import { type DType, isFloat } from '../dtype.ts'
import { clamp } from '../functions/clamp.ts'
import { type NormOptions, norm } from '../functions/norm.ts'
import { drawNormal } from '../random/draw-normal.ts'
import type { RandomKey } from '../random/key.ts'
import type { Tensor } from '../tensor.ts'
import { type TreeOf, treeLeaves, treeMap, treeZip } from './tree.ts'

/**
 * The sum of the products of all elements that stand at the same place of two trees.
 *
 * @returns One number; float64 where any of the tensors is, otherwise float32.
 * @throws ChainruleError `trees-differ`.
 *
 * @example
 * ```ts
 * import { tensor, treeDot } from '@chainrule/autograd'
 *
 * console.log(treeDot({ a: tensor([1, 2]), b: tensor(3) }, { a: tensor([4, 5]), b: tensor(6) }).item()) // 32
 * ```
 */
export function treeDot<T, S>(first: T, second: S): Tensor {
  const dtype = widest(treeLeaves(first))
  const products = treeZip(first, second, (a, b) => a.mul(b).sum().cast(dtype))
  return sumOf(treeLeaves(products), dtype)
}

/**
 * Length of all elements of a tree as one vector.
 *
 *     norm = (Σ |x|ᵖ)^(1/p)
 *
 * @returns One number; float64 where any of the tensors is, otherwise float32.
 * @throws ChainruleError `norm-order`.
 *
 * @example
 * ```ts
 * import { tensor, treeNorm } from '@chainrule/autograd'
 *
 * console.log(treeNorm({ a: tensor([3]), b: [tensor(4)] }).item()) // 5
 * ```
 */
export function treeNorm(tree: unknown, { p = 2 }: Pick<NormOptions, 'p'> = {}): Tensor {
  const leaves = treeLeaves(tree).filter(({ size }) => size > 0)
  const dtype = widest(leaves)
  if (leaves.length === 0) return tensor(0, { dtype })
  return norm(stack(leaves.map((leaf) => norm(leaf, { p }).cast(dtype))), { p })
}

/**
 * Every tensor of a tree times the same number.
 *
 * @example
 * ```ts
 * import { tensor, treeScale } from '@chainrule/autograd'
 *
 * console.log(treeScale({ a: tensor([1, 2]) }, 3).a.toArray()) // [3, 6]
 * ```
 */
export function treeScale<T>(tree: T, factor: Tensor | number): TreeOf<T, Tensor> {
  return treeMap(tree, (leaf) => leaf.mul(fitting(factor, leaf)))
}

/**
 * A tree plus a multiple of another one, `tree + factor · other`: a step along a direction.
 *
 * @throws ChainruleError `trees-differ`.
 *
 * @example
 * ```ts
 * import { tensor, treeAddScaled } from '@chainrule/autograd'
 *
 * console.log(treeAddScaled({ a: tensor([1, 2]) }, 0.5, { a: tensor([2, 4]) }).a.toArray()) // [2, 4]
 * ```
 */
export function treeAddScaled<T, S>(tree: T, factor: Tensor | number, other: S): TreeOf<T, Tensor> {
  return treeZip(tree, other, (leaf, along) => leaf.add(along.mul(fitting(factor, leaf))))
}

/**
 * Every element limited to [low, high].
 *
 * @example
 * ```ts
 * import { tensor, treeClamp } from '@chainrule/autograd'
 *
 * console.log(treeClamp([tensor([-3, 0.5, 2])], -1, 1)[0].toArray()) // [-1, 0.5, 1]
 * ```
 */
export function treeClamp<T>(tree: T, low: Tensor | number, high: Tensor | number): TreeOf<T, Tensor> {
  return treeMap(tree, (leaf) => clamp(leaf, fitting(low, leaf), fitting(high, leaf)))
}

/**
 * Zeros in the structure, shapes and types of a tree.
 *
 * @example
 * ```ts
 * import { tensor, treeZerosLike } from '@chainrule/autograd'
 *
 * console.log(treeZerosLike({ a: tensor([1, 2]) }).a.toArray()) // [0, 0]
 * ```
 */
export function treeZerosLike<T>(tree: T): TreeOf<T, Tensor> {
  return treeMap(tree, (leaf) => leaf.zerosLike())
}

/**
 * Standard normal numbers in the structure, shapes and types of a tree, from a key of its own for each path.
 *
 * @example
 * ```ts
 * import { abs, randomKey, tensor, treeNormalLike } from '@chainrule/autograd'
 *
 * const noise = treeNormalLike({ a: tensor([1, 2]), b: tensor([1, 2]) }, randomKey(1))
 * console.log(noise.a.shape, abs(noise.a.sub(noise.b)).sum().item() > 0) // [2] true
 * ```
 */
export function treeNormalLike<T>(tree: T, random: RandomKey): TreeOf<T, Tensor> {
  return treeMap(tree, ({ shape, dtype }, path) => drawNormal(random.fold(path), shape, { dtype }))
}

function widest(leaves: readonly Tensor[]): DType {
  return leaves.some(({ dtype }) => dtype === 'float64') ? 'float64' : 'float32'
}

function sumOf(parts: readonly Tensor[], dtype: DType): Tensor {
  return parts.length === 0 ? tensor(0, { dtype }) : parts.reduce((sum, part) => sum.add(part))
}

/** One number may go with tensors of both precisions. */
function fitting(operand: Tensor | number, { dtype }: Tensor): Tensor | number {
  return typeof operand !== 'number' && isFloat(dtype) && isFloat(operand.dtype) ? operand.cast(dtype) : operand
}
