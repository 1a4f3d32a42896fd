import type { Bindings, Executable } from '../backend.ts'
import { allocate, type TypedArray } from '../dtype.ts'
import type { Graph, GraphNode } from '../graph.ts'
import type { Layout, Primitive, View } from '../primitive.ts'
import { sizeOf } from '../shape.ts'
import type { HostStorage } from './storage.ts'
import { copyStrided, denseLayout, isDense } from './strided.ts'

/** One array of a plan, and the views that look at it. */
interface Slot {
  readonly views: View[]
  readonly node: GraphNode
  /** Places of the first and the last kernel that touch it. */
  firstUse: number
  lastUse: number
}

/** Where a value of the graph lies. */
interface Value extends Layout {
  readonly slot: Slot
  readonly node: GraphNode
}

/** A list of kernels over slots; intermediate arrays are shared by values that never live at the same time. */
export function referencePlan({ nodes, inputs, outputs }: Graph): Executable {
  const kernels: (() => void)[] = []
  const lines: string[] = []
  const temporaries: Slot[] = []
  const inputSlots = inputs.map(({ node }) => newSlot(nodes[node]))
  const outputSlots = outputs.map(({ node }) => newSlot(nodes[node]))
  const numbers: TypedArray[] = []
  const values: Value[] = []

  /** What a kernel that is added next sees of a value. */
  const look = ({ slot, node, shape, strides, offset }: Value): View => {
    const view = { shape, strides, offset, dtype: node.dtype, size: sizeOf(shape), data: nothing }
    slot.views.push(view)
    slot.firstUse = Math.min(slot.firstUse, kernels.length)
    slot.lastUse = kernels.length
    return view
  }

  /** The value of a node in a slot of its own or in the one that is given, filled by a kernel. */
  const fillWith = (name: string, node: GraphNode, slot: Slot | undefined, kernel: (out: View) => void): Value => {
    const value = { slot: slot ?? newSlot(node), node, ...denseLayout(node.shape) }
    if (!slot) temporaries.push(value.slot)
    const out = look(value)
    kernels.push(() => kernel(out))
    lines.push(`${name} [${node.shape}]`)
    return value
  }

  const copy = (value: Value, node = value.node, slot?: Slot): Value => {
    const from = look(value)
    const dense = denseLayout(from.shape)
    return fillWith('copy', node, slot, ({ data }) => copyStrided(from, data, dense))
  }

  /** Adds one node: another look at its input's array, or a kernel with an array of its own. */
  const add = (node: GraphNode, slot: Slot | undefined): Value => {
    const { name, reference } = node.primitive as Primitive
    const sources = node.inputs.map((input) => values[input])
    if ('view' in reference) {
      const [source] = sources
      const layout = reference.view(source, node.attributes, node)
      const value = layout ? { ...layout, slot: source.slot, node } : source
      return layout && !slot ? value : copy(value, node, slot)
    }
    const readable = sources.map((source) => (isReadable(source, reference.accepts) ? source : copy(source)))
    const views = readable.map(look)
    return fillWith(name, node, slot, (out) => reference.kernel(views, out, node.attributes))
  }

  // Outputs that their kernel may write where they belong: not inputs, not the second copy of one value, and not what
  // overwrites a state, which others may still read.
  const direct = new Map<number, Slot>()
  const given = new Map(inputs.map(({ node }, place) => [node, inputSlots[place]]))
  const copied = outputs.flatMap(({ node, into }, place) => {
    if (given.has(node) || direct.has(node) || into !== undefined) return [{ node, into, slot: outputSlots[place] }]
    direct.set(node, outputSlots[place])
    return []
  })
  nodes.forEach((node, id) => {
    const slot = given.get(id)
    values.push(slot ? { slot, node, ...denseLayout(node.shape) } : add(node, direct.get(id)))
  })
  // What overwrites a state comes last, and may itself be the old value of another one.
  const last = copied.filter(({ into }) => into !== undefined)
  const overwritten = new Set(last.map(({ into }) => inputSlots[into as number]))
  const sources = last.map(({ node }) => (overwritten.has(values[node].slot) ? copy(values[node]) : values[node]))
  for (const { node, into, slot } of copied) if (into === undefined) copy(values[node], nodes[node], slot)
  for (const [i, { node, slot }] of last.entries()) copy(sources[i], nodes[node], slot)
  const bytes = shareArrays(temporaries)

  return {
    run({ inputs, scalars, outputs }: Bindings) {
      inputSlots.forEach((slot, place) => {
        const storage = inputs[place] as HostStorage | null
        if (!storage) {
          numbers[place] ??= allocate(slot.node.dtype, 1)
          numbers[place][0] = scalars[place]
        }
        fill(slot, storage?.data ?? numbers[place])
      })
      for (const [place, slot] of outputSlots.entries()) fill(slot, (outputs[place] as HostStorage).data)
      for (const kernel of kernels) kernel()
      for (const slot of [...inputSlots, ...outputSlots]) fill(slot, nothing)
    },
    // The arrays of intermediates belong to the collector.
    release() {},
    describe: () => [...lines, `${kernels.length} kernels, ${bytes} bytes of intermediates`],
  }
}

const nothing = new Float32Array(0)

/** Whether a kernel can read a value as it lies. */
function isReadable(value: Value, accepts: 'flat' | 'dense' | 'strided'): boolean {
  const isOneNumber = value.strides.every((stride, axis) => stride === 0 || value.shape[axis] === 1)
  return accepts === 'strided' || isDense(value) || (accepts === 'flat' && isOneNumber)
}

function newSlot(node: GraphNode): Slot {
  return { views: [], node, firstUse: Number.POSITIVE_INFINITY, lastUse: -1 }
}

function fill(slot: Slot, data: TypedArray): void {
  for (const view of slot.views) view.data = data
}

/** Gives each temporary an array, reusing those whose last reader has run; returns the bytes in all. */
function shareArrays(slots: readonly Slot[]): number {
  const arrays: { data: TypedArray; dtype: string; from: number }[] = []
  let bytes = 0
  for (const slot of [...slots].sort((a, b) => a.firstUse - b.firstUse)) {
    const { dtype, shape } = slot.node
    const size = sizeOf(shape)
    let array = arrays.find(
      (other) => other.dtype === dtype && other.data.length === size && other.from <= slot.firstUse,
    )
    if (!array) {
      array = { data: allocate(dtype, size), dtype, from: 0 }
      bytes += array.data.byteLength
      arrays.push(array)
    }
    array.from = slot.lastUse + 1
    fill(slot, array.data)
  }
  return bytes
}
