import { isFloat } from '../dtype.ts'
import type { Tensor } from '../tensor.ts'
import { diagonal } from './diagonal.ts'
import { isOfEllipsis, type Labels, parseEquation } from './einsum-equation.ts'

interface Term {
  readonly tensor: Tensor
  readonly labels: Labels
}

/**
 * Products of tensors, summed over the axes that the output does not name.
 *
 * Each axis has a letter: 'ij,jk->ik' is a matrix product, 'ii->i' a diagonal, 'ij->ji' a transpose. Without `->` the
 * output has the letters that occur once, in alphabetical order. `...` stands for any further axes, which stretch like
 * operands of add(). Operands are contracted from the left to the right; each pair is one matrix product.
 *
 * @throws ChainruleError `einsum-equation` for what cannot be read, `einsum-operands` and `einsum-rank` where tensors do
 * not fit the equation, `einsum-sizes` where one letter has two sizes, `einsum-output` for a wrong output.
 *
 * @example
 * ```ts
 * import { einsum, tensor } from '@chainrule/autograd'
 *
 * const a = tensor([[1, 2], [3, 4]])
 * console.log(einsum('ij,kj->ik', a, a).toArray()) // [[5, 11], [11, 25]]
 * ```
 */
export function einsum(equation: string, ...operands: readonly Tensor[]): Tensor {
  const shapes = operands.map(({ shape }) => shape)
  const { inputs, output, sizes } = parseEquation(equation, shapes)
  const terms = operands.map((tensor, place) => stretchLater(mergeRepeated({ tensor, labels: inputs[place] }), sizes))
  const needed = (place: number) => new Set([...output, ...terms.slice(place).flatMap(({ labels }) => labels)])
  let product = sumOver(terms[0], needed(1))
  for (let place = 1; place < terms.length; place++) {
    const later = needed(place + 1)
    product = contract(product, sumOver(terms[place], new Set([...later, ...product.labels])), later)
  }
  return inOrder(product, output)
}

/** A letter that an operand has twice takes the diagonal of both axes. */
function mergeRepeated(term: Term): Term {
  const { tensor, labels } = term
  const first = labels.findIndex((label, axis) => labels.indexOf(label, axis + 1) !== -1)
  if (first === -1) return term
  const second = labels.indexOf(labels[first], first + 1)
  const others = labels.flatMap((_, axis) => (axis === first || axis === second ? [] : [axis]))
  return mergeRepeated({
    tensor: diagonal(tensor.permute([...others, first, second])),
    labels: [...others, first].map((axis) => labels[axis]),
  })
}

/** Leaves out axes of an ellipsis that are 1 here and larger elsewhere. */
function stretchLater({ tensor, labels }: Term, sizes: ReadonlyMap<string, number>): Term {
  const stays = labels.map((label, axis) => !isOfEllipsis(label) || tensor.shape[axis] === sizes.get(label))
  return {
    tensor: tensor.reshape(tensor.shape.filter((_, axis) => stays[axis])),
    labels: labels.filter((_, axis) => stays[axis]),
  }
}

/** Sums the axes that nothing else needs. */
function sumOver({ tensor, labels }: Term, needed: ReadonlySet<string>): Term {
  const axes = labels.flatMap((label, axis) => (needed.has(label) ? [] : [axis]))
  return { tensor: axes.length > 0 ? tensor.sum(axes) : tensor, labels: labels.filter((label) => needed.has(label)) }
}

/** The product of two terms, summed over their common letters that nothing later needs. */
function contract(a: Term, b: Term, later: ReadonlySet<string>): Term {
  const common = a.labels.filter((label) => b.labels.includes(label))
  const batch = common.filter((label) => later.has(label))
  const summed = common.filter((label) => !later.has(label))
  const left = a.labels.filter((label) => !common.includes(label))
  const right = b.labels.filter((label) => !common.includes(label))
  const labels = [...batch, ...left, ...right]
  const size = sizeIn(a, b)
  const shape = labels.map(size)
  const count = (group: Labels) => group.reduce((product, label) => product * size(label), 1)
  const [leading, rows, inner, columns] = [batch.map(size), count(left), count(summed), count(right)]
  if (summed.length > 0 && isFloat(a.tensor.dtype) && isFloat(b.tensor.dtype)) {
    const first = inOrder(a, [...batch, ...left, ...summed]).reshape([...leading, rows, inner])
    const second = inOrder(b, [...batch, ...summed, ...right]).reshape([...leading, inner, columns])
    return { tensor: first.matmul(second).reshape(shape), labels }
  }
  const first = inOrder(a, [...batch, ...left, ...summed]).reshape([...leading, rows, 1, inner])
  const second = inOrder(b, [...batch, ...right, ...summed]).reshape([...leading, 1, columns, inner])
  const products = first.mul(second)
  return { tensor: (summed.length > 0 ? products.sum(-1) : products).reshape(shape), labels }
}

function sizeIn(a: Term, b: Term): (label: string) => number {
  return (label) => {
    const axis = a.labels.indexOf(label)
    return axis === -1 ? b.tensor.shape[b.labels.indexOf(label)] : a.tensor.shape[axis]
  }
}

function inOrder({ tensor, labels }: Term, order: Labels): Tensor {
  return tensor.permute(order.map((label) => labels.indexOf(label)))
}
