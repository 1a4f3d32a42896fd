import type { Layout } from '@chainrule/autograd'
import { convolutionOrder } from './contraction.ts'
import { type FoldAttributes, foldedLayout } from './fold-windows.ts'
import { axisOrder, denseStrides, isDense, layoutInOrder, reshapedLayout } from './layout.ts'
import { isElementwise, isMovement, type Value } from './simplify.ts'

/** A value as another look at the elements of a value that is computed, its root. */
export interface Look {
  readonly root: number
  readonly layout: Layout
}

/**
 * Where each value finds its elements: computed values in memory of their own, moved ones in that of their root.
 *
 * A movement that no strides express becomes a `copy`, a root of its own whose elements are in the order of its input.
 */
export function findRoots(values: readonly Value[]): { looks: readonly Look[]; values: readonly Value[] } {
  const looks: Look[] = []
  const rooted = values.map((value, id): Value => {
    if (isMovement(value) || value.operation === 'fold') {
      const source = looks[value.inputs[0]]
      const layout = movedLayout(value, source.layout)
      if (layout) {
        looks.push({ root: source.root, layout })
        return value
      }
      if (value.operation !== 'fold') {
        looks.push({ root: id, layout: denseLayout(value.shape) })
        return { ...value, operation: 'copy', primitive: null }
      }
    }
    looks.push({ root: id, layout: ownLayout(value, values, looks) })
    return value
  })
  return { looks, values: rooted }
}

/** The shape of the space in which a value is computed: of what goes in, for copies and reductions. */
export function spaceOf(value: Value, values: readonly Value[]): readonly number[] {
  const { operation, inputs, shape } = value
  return operation === 'copy' || isReduction(value) ? values[inputs[0]].shape : shape
}

export function isReduction({ operation }: Value): boolean {
  return operation === 'sum' || operation === 'max'
}

function movedLayout(value: Value, from: Layout): Layout | null {
  if (value.operation === 'reshape') return reshapedLayout(from, value.shape)
  if (value.operation === 'barrier') return from
  if (value.operation === 'fold') return foldedLayout(from, value.attributes as unknown as FoldAttributes)
  const reference = value.primitive?.reference
  return reference && 'view' in reference ? reference.view(from, value.attributes, value) : null
}

/**
 * In which order the axes of a computed value lie in memory: as they are named, but for convolutions, which choose, and
 * for what is computed from nothing but values that lie otherwise, which follows.
 */
function ownLayout(value: Value, values: readonly Value[], looks: readonly Look[]): Layout {
  const { operation, inputs, shape, dtype, attributes } = value
  const dense = denseLayout(shape)
  if (shape.includes(0) || (dtype === 'bool' && operation === 'fold')) return dense
  if (operation === 'conv') {
    const order = convolutionOrder(looks[inputs[0]].layout, shape, attributes.groups as number)
    return order ? layoutInOrder(shape, order) : dense
  }
  if (!isElementwise(value) && !isReduction(value) && operation !== 'pad' && operation !== 'fold') return dense
  const space = spaceOf(value, values)
  const orders = inputs.flatMap((input) => {
    const { root, layout } = looks[input]
    if (operation !== 'fold' && space.some((size, axis) => size > 1 && layout.strides[axis] === 0)) return []
    return [isDense(looks[root].layout) ? '' : axisOrder(layout).join()]
  })
  const [first, ...others] = orders
  if (!first || others.some((order) => order !== first)) return dense
  const order = first.split(',').map(Number)
  return layoutInOrder(
    shape,
    order.filter((axis) => axis < shape.length),
  )
}

function denseLayout(shape: readonly number[]): Layout {
  return { shape, strides: denseStrides(shape), offset: 0 }
}
