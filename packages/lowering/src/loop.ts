import type { DType, Layout } from '@chainrule/autograd'
import { axisOrder, denseStrides, squeezed, squeezedStrides } from './layout.ts'
import type { Access, Instruction, LoopKernel, Operation, Reduction, Store } from './loop-ir.ts'
import { isReduction, type Look, spaceOf } from './roots.ts'
import { numberOf, type Value } from './simplify.ts'

/** The kernel of an elementwise region. */
export function loopOf(
  members: readonly number[],
  values: readonly Value[],
  looks: readonly Look[],
  stored: ReadonlySet<number>,
  accessTo: (root: number, layout: Layout) => Access,
): LoopKernel {
  const first = values[members[0]]
  const shape = squeezed(spaceOf(first, values))
  const inside = new Set(members)
  const body: Instruction[] = []
  const places = new Map<string, number>()
  const resultOf = new Map<number, number>()
  const stores: Store[] = []
  const reductions: Reduction[] = []
  let reduced = shape.map(() => false)

  const push = (instruction: Instruction, key: string): number => {
    const found = places.get(key)
    if (found !== undefined) return found
    body.push(instruction)
    places.set(key, body.length - 1)
    return body.length - 1
  }

  const operand = (id: number): number => {
    const { root, layout } = looks[id]
    const made = inside.has(root) ? resultOf.get(root) : undefined
    if (made !== undefined) return made
    const { dtype } = values[root]
    const value = numberOf(values, root)
    if (value !== null)
      return push(
        { operation: 'constant', dtype, inputs: [], value },
        `constant ${dtype} ${Object.is(value, -0) ? '-0' : value}`,
      )
    const { buffer, offset } = accessTo(root, layout)
    const strides = squeezedStrides(layout)
    const access = { buffer, offset, strides }
    return push({ operation: 'load', dtype, inputs: [], access }, `load ${buffer} ${offset} ${strides}`)
  }

  for (const id of members) {
    const value = values[id]
    const inputs = value.inputs.map(operand)
    if (isReduction(value)) {
      const space = spaceOf(value, values)
      const axes = value.attributes.axes as readonly number[]
      reduced = space.flatMap((size, axis) => (size === 1 ? [] : [axes.includes(axis)]))
      const kept = looks[id].layout.strides
      const strides = space.flatMap((size, axis) => (size === 1 ? [] : [axes.includes(axis) ? 0 : kept[axis]]))
      const { buffer } = accessTo(id, looks[id].layout)
      reductions.push({
        operation: value.operation as 'sum' | 'max',
        value: inputs[0],
        access: { buffer, offset: 0, strides },
      })
      continue
    }
    body.push({ operation: value.operation as Operation, dtype: value.dtype, inputs })
    resultOf.set(id, body.length - 1)
    if (!stored.has(id)) continue
    const { buffer } = accessTo(id, looks[id].layout)
    // A copy has the order of what it copies.
    const strides = value.operation === 'copy' ? denseStrides(shape) : squeezedStrides(looks[id].layout)
    stores.push({ value: body.length - 1, access: { buffer, offset: 0, strides } })
  }
  return inMemoryOrder({ kind: 'loop', shape, reduced, body, stores, reductions })
}

/** The same loop with its axes in the order in which they lie in memory, where that is another one. */
function inMemoryOrder(kernel: LoopKernel): LoopKernel {
  const { shape, reduced, body, stores, reductions } = kernel
  const accesses = [...stores, ...body].flatMap(({ access }) => (access ? [access] : []))
  const whole = accesses.find(({ strides }) => strides.every((stride) => stride !== 0))
  if (!whole) return kernel
  const order = axisOrder({ shape, strides: whole.strides })
  if (order.every((axis, place) => axis === place)) return kernel
  const sorted = <T>(list: readonly T[]): T[] => order.map((axis) => list[axis])
  const turned = (access: Access): Access => ({ ...access, strides: sorted(access.strides) })
  return {
    kind: 'loop',
    shape: sorted(shape),
    reduced: sorted(reduced),
    body: body.map((one) => (one.access ? { ...one, access: turned(one.access) } : one)),
    stores: stores.map((one) => ({ ...one, access: turned(one.access) })),
    reductions: reductions.map((one) => ({ ...one, access: turned(one.access) })),
  }
}

/** Copies a shape of elements from one place to another. */
export function copyLoop(dtype: DType, shape: readonly number[], from: Access, to: Access): LoopKernel {
  const narrowed = (access: Access): Access => ({
    ...access,
    strides: squeezedStrides({ shape, strides: access.strides }),
  })
  return inMemoryOrder({
    kind: 'loop',
    shape: squeezed(shape),
    reduced: squeezed(shape).map(() => false),
    body: [{ operation: 'load', dtype, inputs: [], access: narrowed(from) }],
    stores: [{ value: 0, access: narrowed(to) }],
    reductions: [],
  })
}

/** Writes one number everywhere. */
export function fillLoop(dtype: DType, size: number, value: number, buffer: number): LoopKernel {
  return {
    kind: 'loop',
    shape: [size],
    reduced: [false],
    body: [{ operation: 'constant', dtype, inputs: [], value }],
    stores: [{ value: 0, access: { buffer, offset: 0, strides: [1] } }],
    reductions: [],
  }
}
