import type { Layout } from '@chainrule/autograd'
import { type FoldAttributes, foldedLayout } from './fold-windows.ts'
import { denseStrides, reshapedLayout } from './layout.ts'
import { isMovement, type Value } from './simplify.ts'

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
      if (value.operation === 'fold') {
        looks.push({ root: id, layout: denseLayout(value.shape) })
        return value
      }
      looks.push({ root: id, layout: denseLayout(value.shape) })
      return { ...value, operation: 'copy', primitive: null }
    }
    looks.push({ root: id, layout: denseLayout(value.shape) })
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

function denseLayout(shape: readonly number[]): Layout {
  return { shape, strides: denseStrides(shape), offset: 0 }
}
