import type { Backend, Bindings, Executable } from '../backend.ts'
import { allocate, type TypedArray } from '../dtype.ts'
import type { Graph, GraphNode } from '../graph.ts'
import type { Layout, Primitive, View } from '../primitive.ts'
import { copyStrided, isDense } from '../primitives/movement.ts'
import { sizeOf, stridesOf } from '../shape.ts'
import { type HostStorage, hostStorage } from './storage.ts'

/**
 * The backend that defines what every operation means: plain loops over typed arrays, one kernel for each operation.
 *
 * It needs no code generation, so it runs under the strictest content policy, and it takes every type.
 */
export const referenceBackend: Backend = {
  name: 'reference',
  synchronous: true,
  supports: () => true,
  allocate: (spec) => hostStorage(referenceBackend, spec),
  compile: (graph) => new ReferencePlan(graph),
}

/** One array of the plan, and the views that look at it. */
interface Slot {
  data: TypedArray | null
  readonly views: View[]
  readonly dtype: View['dtype']
  readonly size: number
  /** Places of the first and the last kernel that touch it. */
  firstUse: number
  lastUse: number
}

interface Value extends Layout {
  readonly slot: Slot
  readonly node: GraphNode
}

/** A list of kernels over slots; intermediate arrays are shared by values that never live at the same time. */
class ReferencePlan implements Executable {
  private readonly kernels: (() => void)[] = []
  private readonly inputSlots: Slot[]
  private readonly outputSlots: Slot[] = []
  private readonly temporaries: Slot[] = []
  private readonly scalars: TypedArray[] = []
  private readonly lines: string[] = []
  private arenaBytes = 0

  constructor(graph: Graph) {
    const values: Value[] = []
    const inputPlace = new Map(graph.inputs.map(({ node }, place) => [node, place]))
    this.inputSlots = graph.inputs.map(({ node }) => newSlot(graph.nodes[node]))
    const direct = directOutputs(graph)
    const outputSlotOf = new Map<number, Slot>()
    graph.outputs.forEach(({ node }, place) => {
      const slot = newSlot(graph.nodes[node])
      this.outputSlots[place] = slot
      if (direct.has(place)) outputSlotOf.set(node, slot)
    })

    graph.nodes.forEach((node, id) => {
      const place = inputPlace.get(id)
      if (place !== undefined) {
        values.push({ slot: this.inputSlots[place], node, ...dense(node) })
        return
      }
      values.push(
        this.add(
          node,
          node.inputs.map((input) => values[input]),
          outputSlotOf.get(id),
        ),
      )
    })
    const copied = graph.outputs.flatMap((output, place) => (direct.has(place) ? [] : [{ ...output, place }]))
    const overwritten = new Set(copied.flatMap(({ into }) => (into === undefined ? [] : [this.inputSlots[into]])))
    // What overwrites a state comes last, and may itself be the old value of another one.
    const last = copied.filter(({ into }) => into !== undefined)
    const sources = last.map(({ node }) =>
      overwritten.has(values[node].slot) ? this.copy(values[node]) : values[node],
    )
    for (const { node, place } of copied.filter(({ into }) => into === undefined)) this.copyOut(values[node], place)
    last.forEach(({ place }, i) => {
      this.copyOut(sources[i], place)
    })
    this.arenaBytes = shareArrays(this.temporaries)
  }

  run({ inputs, scalars, outputs }: Bindings): void {
    this.inputSlots.forEach((slot, place) => {
      const storage = inputs[place] as HostStorage | null
      if (storage) fill(slot, storage.data)
      else {
        this.scalars[place] ??= allocate(slot.dtype, 1)
        this.scalars[place][0] = scalars[place]
        fill(slot, this.scalars[place])
      }
    })
    this.outputSlots.forEach((slot, place) => {
      fill(slot, (outputs[place] as HostStorage).data)
    })
    for (const kernel of this.kernels) kernel()
    for (const slot of [...this.inputSlots, ...this.outputSlots]) fill(slot, emptyArray)
  }

  release(): void {
    for (const slot of this.temporaries) slot.data = null
  }

  describe(): readonly string[] {
    return [...this.lines, `${this.kernels.length} kernels, ${this.arenaBytes} bytes of intermediates`]
  }

  /** Adds one node: another look at its input's array, or a kernel with an array of its own. */
  private add(node: GraphNode, inputs: Value[], destination: Slot | undefined): Value {
    const primitive = node.primitive as Primitive
    const { reference } = primitive
    if ('view' in reference) {
      const source = inputs[0]
      const layout = reference.view(source, node.attributes, node)
      if (layout && !destination) return { ...layout, slot: source.slot, node }
      const from = layout ? this.view({ ...layout, slot: source.slot, node }) : this.view(source)
      const value = this.place(node, destination)
      const to = this.view(value)
      this.push(`${primitive.name} (copy) [${node.shape}]`, () =>
        copyStrided(from, to, layout ? to : dense(source.node)),
      )
      return value
    }
    const readable = inputs.map((input) => this.readable(input, reference.accepts))
    const views = readable.map((input) => this.view(input))
    const value = this.place(node, destination)
    const out = this.view(value)
    this.push(`${primitive.name} [${node.shape}]`, () => reference.kernel(views, out, node.attributes))
    return value
  }

  /** The value in a layout that a kernel accepts. */
  private readable(value: Value, accepts: 'flat' | 'dense' | 'strided'): Value {
    if (accepts === 'strided' || isDense(value)) return value
    if (accepts === 'flat' && value.strides.every((stride, axis) => stride === 0 || value.shape[axis] === 1))
      return value
    return this.copy(value)
  }

  /** The value in an array of its own. */
  private copy(value: Value): Value {
    const from = this.view(value)
    const copy = this.place(value.node, undefined)
    const to = this.view(copy)
    this.push(`copy [${value.shape}]`, () => copyStrided(from, to, to))
    return copy
  }

  private copyOut(value: Value, place: number): void {
    const from = this.view(value)
    const to = this.view({ slot: this.outputSlots[place], node: value.node, ...dense(value.node) })
    this.push(`copy to output ${place}`, () => copyStrided(from, to, to))
  }

  private place(node: GraphNode, destination: Slot | undefined): Value {
    const slot = destination ?? newSlot(node)
    if (!destination) this.temporaries.push(slot)
    return { slot, node, ...dense(node) }
  }

  private view(value: Value): View {
    const { slot, node, shape, strides, offset } = value
    const view: View = { shape, strides, offset, dtype: node.dtype, size: sizeOf(shape), data: emptyArray }
    slot.views.push(view)
    slot.firstUse = Math.min(slot.firstUse, this.kernels.length)
    slot.lastUse = this.kernels.length
    return view
  }

  private push(line: string, kernel: () => void): void {
    this.kernels.push(kernel)
    this.lines.push(line)
  }
}

const emptyArray = new Float32Array(0)

function dense(node: GraphNode): Layout {
  return { shape: node.shape, strides: stridesOf(node.shape), offset: 0 }
}

function newSlot(node: GraphNode): Slot {
  return {
    data: null,
    views: [],
    dtype: node.dtype,
    size: sizeOf(node.shape),
    firstUse: Number.POSITIVE_INFINITY,
    lastUse: -1,
  }
}

function fill(slot: Slot, data: TypedArray): void {
  slot.data = data
  for (const view of slot.views) view.data = data
}

/**
 * Outputs that their kernel may write where they belong. Not inputs, not the second copy of one value, and not what
 * overwrites a state: others may still read that.
 */
function directOutputs(graph: Graph): Set<number> {
  const inputs = new Set(graph.inputs.map(({ node }) => node))
  const taken = new Set<number>()
  const direct = new Set<number>()
  graph.outputs.forEach(({ node, into }, place) => {
    if (inputs.has(node) || taken.has(node) || into !== undefined) return
    taken.add(node)
    direct.add(place)
  })
  return direct
}

/** Gives each temporary an array, reusing those whose last reader has run; returns the bytes in all. */
function shareArrays(slots: readonly Slot[]): number {
  const free = new Map<string, { data: TypedArray; from: number }[]>()
  let bytes = 0
  for (const slot of [...slots].sort((a, b) => a.firstUse - b.firstUse)) {
    const key = `${slot.dtype} ${slot.size}`
    const list = free.get(key) ?? []
    free.set(key, list)
    const reusable = list.find(({ from }) => from <= slot.firstUse)
    const data = reusable?.data ?? allocate(slot.dtype, slot.size)
    if (reusable) reusable.from = slot.lastUse + 1
    else {
      bytes += data.byteLength
      list.push({ data, from: slot.lastUse + 1 })
    }
    fill(slot, data)
  }
  return bytes
}
