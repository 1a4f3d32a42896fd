import type { Graph, Layout, Primitive } from '@chainrule/autograd'
import { type Cluster, cluster } from './cluster.ts'
import { bytesOf, constantArray } from './constants.ts'
import { type ContractionAxes, convolutionAxes, exchanged, productAxes, readsInPlace } from './contraction.ts'
import { foldSums } from './fold-sums.ts'
import { type FoldAttributes, foldWindows } from './fold-windows.ts'
import { denseStrides, isDense, sizeOf, squeezed } from './layout.ts'
import { copyLoop, fillLoop, loopOf } from './loop.ts'
import type { Access, Buffer, HostKernel, HostView, Kernel, Place, Program } from './loop-ir.ts'
import { type Lifetime, planMemory } from './memory.ts'
import { findRoots, type Look } from './roots.ts'
import { simplify, type Value } from './simplify.ts'
import { touches } from './touches.ts'

/** Turns a graph into kernels over planned memory. */
export function lower(graph: Graph): Program {
  const simple = simplify(graph)
  const { values, looks } = findRoots(foldSums(simple.values, simple.outputs))
  const builder = new ProgramBuilder(graph, values, looks, simple.outputs)
  return builder.build()
}

class ProgramBuilder {
  private readonly graph: Graph
  private readonly values: readonly Value[]
  private readonly looks: readonly Look[]
  private readonly outputs: readonly number[]
  private readonly buffers: Buffer[] = []
  private readonly bufferOf = new Map<number, number>()
  private kernels: Kernel[] = []
  private readonly feeds: { input: number; buffer: number }[] = []

  constructor(graph: Graph, values: readonly Value[], looks: readonly Look[], outputs: readonly number[]) {
    this.graph = graph
    this.values = values
    this.looks = looks
    this.outputs = outputs
  }

  build(): Program {
    const needed = this.neededRoots()
    const clusters = this.inOrder(
      cluster(this.values, this.looks).filter(({ members }) => members.some((m) => needed.has(m))),
    )
    const stored = this.storedRoots(clusters, needed)
    const direct = this.directOutputs(clusters)
    this.copyInputs()
    for (const { members, loop } of clusters) {
      for (const member of members) {
        if (stored.has(member) && !this.isLeaf(member))
          this.bufferOf.set(member, this.newBuffer(this.values[member], direct.get(member)))
      }
      if (loop) {
        this.kernels.push(
          loopOf(
            members.filter((member) => needed.has(member)),
            this.values,
            this.looks,
            stored,
            (root, layout) => this.access(root, layout),
          ),
        )
      } else this.emit(members[0])
    }
    this.copyOutputs(direct)
    return this.finish()
  }

  /** Roots that an output depends on. */
  private neededRoots(): Set<number> {
    const needed = new Set(this.outputs.map((id) => this.looks[id].root))
    for (let id = this.values.length - 1; id >= 0; id--) {
      if (needed.has(id)) for (const input of this.values[id].inputs) needed.add(this.looks[input].root)
    }
    return needed
  }

  /** Clusters so that each comes after what it reads; those that overwrite a state come as late as they can. */
  private inOrder(clusters: readonly Cluster[]): Cluster[] {
    const groupOf = new Map(clusters.flatMap((group) => group.members.map((member) => [member, group] as const)))
    const overwrites = new Set<Cluster>()
    this.graph.outputs.forEach(({ into }, place) => {
      const group = groupOf.get(this.looks[this.outputs[place]].root)
      if (into !== undefined && group) overwrites.add(group)
    })
    const waiting = new Map<Cluster, Set<Cluster>>()
    const after = new Map<Cluster, Cluster[]>()
    for (const group of clusters) {
      const before = new Set<Cluster>()
      for (const member of group.members) {
        for (const input of this.values[member].inputs) {
          const from = groupOf.get(this.looks[input].root)
          if (from && from !== group) before.add(from)
        }
      }
      waiting.set(group, before)
      for (const from of before) after.set(from, [...(after.get(from) ?? []), group])
    }
    const key = (group: Cluster) => (overwrites.has(group) ? this.values.length : 0) + group.members[0]
    const ready = clusters.filter((group) => waiting.get(group)?.size === 0).sort((a, b) => key(b) - key(a))
    const order: Cluster[] = []
    while (ready.length > 0) {
      const group = ready.pop() as Cluster
      order.push(group)
      for (const next of after.get(group) ?? []) {
        const before = waiting.get(next) as Set<Cluster>
        before.delete(group)
        if (before.size > 0) continue
        const place = ready.findIndex((other) => key(other) < key(next))
        ready.splice(place < 0 ? ready.length : place, 0, next)
      }
    }
    if (order.length < clusters.length) throw new Error('lower: kernels wait for one another in a circle.')
    return order
  }

  /** Roots that need memory: outputs, and what another kernel reads or the same one at another element. */
  private storedRoots(clusters: readonly Cluster[], needed: ReadonlySet<number>): Set<number> {
    const groupOf = new Map(clusters.flatMap((group) => group.members.map((member) => [member, group] as const)))
    const stored = new Set(this.outputs.map((id) => this.looks[id].root))
    for (const id of needed) {
      for (const input of this.values[id].inputs) {
        const { root } = this.looks[input]
        if (groupOf.get(root) !== groupOf.get(id) || !groupOf.get(id)?.loop) stored.add(root)
      }
    }
    for (const group of clusters) for (const member of group.members) if (this.isLast(member)) stored.add(member)
    return stored
  }

  /** Whether a root is nothing but a value that a reduction or a kernel of its own makes. */
  private isLast(id: number): boolean {
    const { operation } = this.values[id]
    return operation === 'sum' || operation === 'max'
  }

  /** Outputs that their kernel writes where they belong. */
  private directOutputs(clusters: readonly Cluster[]): Map<number, Place> {
    const place = new Map(clusters.flatMap(({ members }, at) => members.map((member) => [member, at] as const)))
    const direct = new Map<number, Place>()
    this.graph.outputs.forEach(({ into }, output) => {
      const { root, layout } = this.looks[this.outputs[output]]
      const at = place.get(root)
      const whole = layout.offset === 0 && isDense(layout) && sizeOf(layout.shape) === sizeOf(this.values[root].shape)
      if (at === undefined || !whole || direct.has(root) || this.isLeaf(root)) return
      if (into === undefined) direct.set(root, { kind: 'destination', output })
      else if (this.mayOverwrite(root, into, clusters, at)) direct.set(root, { kind: 'state', input: into })
    })
    return direct
  }

  /** Whether every reader of a state has run before it is overwritten, or reads the very element that it writes. */
  private mayOverwrite(root: number, into: number, clusters: readonly Cluster[], at: number): boolean {
    const state = this.values.findIndex(({ input }) => input === into)
    return clusters.every(({ members, loop }, place) =>
      members.every((member) =>
        this.values[member].inputs.every((input) => {
          const look = this.looks[input]
          if (look.root !== state || place < at) return true
          if (place > at || !loop) return false
          const same = squeezed(look.layout.shape).join() === squeezed(this.values[root].shape).join()
          return look.layout.offset === 0 && isDense(look.layout) && same && !this.isLast(root)
        }),
      ),
    )
  }

  private isLeaf(root: number): boolean {
    return ['input', 'constant', 'iota'].includes(this.values[root].operation)
  }

  /** Outputs that are looks at inputs: copied first, before anything is overwritten. */
  private copyInputs(): void {
    this.graph.outputs.forEach(({ into }, output) => {
      const { root, layout } = this.looks[this.outputs[output]]
      if (!this.isLeaf(root)) return
      const { dtype } = this.values[root]
      const space = layout.shape
      const place: Place = into === undefined ? { kind: 'destination', output } : { kind: 'arena' }
      const target = this.pushBuffer({ dtype, size: sizeOf(space), place })
      this.kernels.push(copyLoop(dtype, space, this.access(root, layout), denseAccess(target, space)))
      if (into !== undefined) this.late.push({ buffer: target, output })
    })
  }

  private readonly late: { buffer: number; output: number }[] = []

  /** Outputs that stand elsewhere: second copies of one value, looks, and what could not be overwritten in time. */
  private copyOutputs(direct: ReadonlyMap<number, Place>): void {
    this.graph.outputs.forEach(({ into }, output) => {
      const id = this.outputs[output]
      const { root, layout } = this.looks[id]
      if (this.isLeaf(root)) return
      const place = direct.get(root)
      const there =
        place &&
        ((place.kind === 'destination' && place.output === output) || (place.kind === 'state' && place.input === into))
      if (there) return
      const { dtype } = this.values[root]
      const target = this.pushBuffer({ dtype, size: sizeOf(layout.shape), place: placeOf(output, into) })
      this.kernels.push(copyLoop(dtype, layout.shape, this.access(root, layout), denseAccess(target, layout.shape)))
    })
    for (const { buffer, output } of this.late) {
      const { into } = this.graph.outputs[output]
      const { dtype, size } = this.buffers[buffer]
      const target = this.pushBuffer({ dtype, size, place: placeOf(output, into) })
      this.kernels.push(copyLoop(dtype, [size], denseAccess(buffer, [size]), denseAccess(target, [size])))
    }
  }

  /** Kernels for a value that is not elementwise. */
  private emit(id: number): void {
    const value = this.values[id]
    const out = this.bufferOf.get(id)
    if (out === undefined || this.isLeaf(id)) return
    const inputs = value.inputs.map((input) => this.looks[input])
    if (value.operation === 'matmul' && sizeOf(value.shape) > 0) {
      const summed = (value.attributes.axes as readonly number[] | undefined) ?? []
      const axes = productAxes(inputs[0].layout, inputs[1].layout, value.shape, summed)
      this.contract(value, out, axes, inputs[0], inputs[1])
    } else if (value.operation === 'conv' && sizeOf(value.shape) > 0) this.convolve(value, out, inputs)
    else if (value.operation === 'pad') this.pad(value, out, inputs[0])
    else if (value.operation === 'concat') this.concat(value, out, inputs)
    else if (value.operation === 'fold' && value.dtype !== 'bool') this.fold(value, out, inputs[0])
    else if (value.operation === 'random' && this.draw(value, out, inputs[0])) return
    else this.onHost(value, out, inputs)
  }

  /** Words and uniform numbers whose counters do not run over; everything else is drawn on the host. */
  private draw({ attributes, shape, dtype }: Value, out: number, { root, layout }: Look): boolean {
    const { distribution, offset } = attributes as unknown as { distribution: string; offset: number }
    const size = sizeOf(shape)
    const low = (offset / 2) % 2 ** 32
    const fits = offset % 2 === 0 && low + size < 2 ** 31 && layout.strides[0] === 1
    const known = (distribution === 'bits' && dtype === 'uint32') || (distribution === 'uniform' && dtype === 'float32')
    if (!fits || !known) return false
    const key = { buffer: this.bufferFor(root), offset: layout.offset }
    const counter = [low, Math.floor(offset / 2 / 2 ** 32)] as const
    this.kernels.push({
      kind: 'random',
      distribution: distribution as 'bits' | 'uniform',
      key,
      output: out,
      size,
      counter,
    })
    return true
  }

  private contract(value: Value, out: number, axes: ContractionAxes, a: Look, b: Look): void {
    const dtype = value.dtype as 'float32' | 'float64'
    const [left, right] = [this.access(a.root, a.layout), this.access(b.root, b.layout)]
    const straight = { axes, a: left, b: right, cost: readsInPlace(axes) ? costOf(axes) : Number.POSITIVE_INFINITY }
    const flipped = exchanged(axes)
    const other = {
      axes: flipped,
      a: right,
      b: left,
      cost: readsInPlace(flipped) ? costOf(flipped) : Number.POSITIVE_INFINITY,
    }
    const best = straight.cost <= other.cost ? straight : other
    if (best.cost === Number.POSITIVE_INFINITY) {
      const copy = this.copied(a)
      const [summed, shape] = [(value.attributes.axes as readonly number[] | undefined) ?? [], value.shape]
      if (value.operation === 'matmul') {
        this.contract(value, out, productAxes(copy.layout, b.layout, shape, summed), copy, b)
        return
      }
      throw new Error(`lower: ${value.operation} [${shape}] cannot be contracted.`)
    }
    const { batch, m, n, k } = best.axes
    const operand = ({ buffer, offset }: Access) => ({ buffer, offset })
    this.kernels.push({
      kind: 'contraction',
      dtype,
      a: operand(best.a),
      b: operand(best.b),
      c: { buffer: out, offset: 0 },
      batch,
      m,
      n,
      k,
    })
  }

  private convolve(value: Value, out: number, [x, w]: readonly Look[]): void {
    const attributes = value.attributes as unknown as {
      stride: readonly number[]
      padding: readonly (readonly [number, number])[]
      dilation: readonly number[]
      inputDilation: readonly number[]
      groups: number
    }
    const { padding, inputDilation } = attributes
    const plain = padding.every(([low, high]) => low === 0 && high === 0) && inputDilation.every((step) => step === 1)
    const input = plain ? x : this.padded(x, padding, inputDilation)
    const kernel = isDense(w.layout) ? w : this.copied(w)
    const axes = convolutionAxes(input.layout, kernel.layout, value.shape, attributes)
    this.contract(value, out, axes, kernel, input)
  }

  /** Zeros around and between the space axes; negative padding cuts off. */
  private padded(x: Look, padding: readonly (readonly [number, number])[], dilation: readonly number[]): Look {
    const { shape } = x.layout
    const low = [0, 0, ...padding.map(([before]) => before)]
    const step = [1, 1, ...dilation]
    const full = shape.map((size, axis) => {
      const [before, after] = axis < 2 ? [0, 0] : padding[axis - 2]
      return (size - 1) * step[axis] + 1 + before + after
    })
    const { dtype } = this.values[x.root]
    const target = this.pushBuffer({ dtype, size: sizeOf(full), place: { kind: 'arena' } })
    const strides = denseStrides(full)
    // The part of each axis that lands inside.
    const first = shape.map((_, axis) => Math.max(0, Math.ceil(-low[axis] / step[axis])))
    const last = shape.map((size, axis) => Math.min(size - 1, Math.floor((full[axis] - 1 - low[axis]) / step[axis])))
    const inside = shape.map((_, axis) => Math.max(0, last[axis] - first[axis] + 1))
    const part: Layout = {
      shape: inside,
      strides: x.layout.strides,
      offset: x.layout.offset + first.reduce((sum, start, axis) => sum + start * x.layout.strides[axis], 0),
    }
    const at: Access = {
      buffer: target,
      offset: first.reduce((sum, start, axis) => sum + (start * step[axis] + low[axis]) * strides[axis], 0),
      strides: strides.map((stride, axis) => stride * step[axis]),
    }
    this.kernels.push(fillLoop(dtype, sizeOf(full), 0, target), copyLoop(dtype, inside, this.access(x.root, part), at))
    return this.lookAt(target, full)
  }

  private pad(value: Value, out: number, x: Look): void {
    const {
      low,
      interior,
      value: filling,
    } = value.attributes as unknown as {
      low: readonly number[]
      interior: readonly number[]
      value: number
    }
    const strides = denseStrides(value.shape)
    const at: Access = {
      buffer: out,
      offset: low.reduce((sum, before, axis) => sum + before * strides[axis], 0),
      strides: strides.map((stride, axis) => stride * (interior[axis] + 1)),
    }
    const { dtype, shape } = value
    this.kernels.push(
      fillLoop(dtype, sizeOf(shape), filling, out),
      copyLoop(dtype, x.layout.shape, this.access(x.root, x.layout), at),
    )
  }

  private fold({ dtype, shape, attributes }: Value, out: number, { root, layout }: Look): void {
    const target = { buffer: out, size: sizeOf(shape), strides: denseStrides(shape) }
    const windows = this.access(root, layout)
    this.kernels.push(...foldWindows(dtype, layout.shape, windows, attributes as unknown as FoldAttributes, target))
  }

  private concat(value: Value, out: number, parts: readonly Look[]): void {
    const axis = value.attributes.axis as number
    const strides = denseStrides(value.shape)
    let start = 0
    for (const { root, layout } of parts) {
      const at: Access = { buffer: out, offset: start * strides[axis], strides }
      this.kernels.push(copyLoop(value.dtype, layout.shape, this.access(root, layout), at))
      start += layout.shape[axis]
    }
  }

  private onHost(value: Value, out: number, inputs: readonly Look[]): void {
    const primitive = value.primitive as Primitive
    const { reference } = primitive
    const strided = 'accepts' in reference && reference.accepts === 'strided'
    const views = inputs.map((look): HostView => {
      const { root, layout } = strided || isDense(look.layout) ? look : this.copied(look)
      return { buffer: this.bufferFor(root), shape: layout.shape, strides: layout.strides, offset: layout.offset }
    })
    const { shape, attributes } = value
    const output: HostView = { buffer: out, shape, strides: denseStrides(shape), offset: 0 }
    const host: HostKernel = { kind: 'host', primitive, attributes, inputs: views, output }
    const { axis } = attributes as { axis?: number }
    if (value.operation === 'gather' && axis !== undefined) {
      this.kernels.push({ kind: 'index', operation: 'pick', axis, size: views[0].shape[axis], host })
    } else if (value.operation === 'scatterAdd' && axis !== undefined && value.dtype !== 'bool') {
      this.kernels.push({ kind: 'index', operation: 'add', axis, size: shape[axis], host })
    } else this.kernels.push(host)
  }

  /** The same elements in memory of their own. */
  private copied({ root, layout }: Look): Look {
    const { dtype } = this.values[root]
    const target = this.pushBuffer({ dtype, size: sizeOf(layout.shape), place: { kind: 'arena' } })
    this.kernels.push(copyLoop(dtype, layout.shape, this.access(root, layout), denseAccess(target, layout.shape)))
    return this.lookAt(target, layout.shape)
  }

  /** A look at a buffer that belongs to no value: it gets a number beyond theirs. */
  private lookAt(buffer: number, shape: readonly number[]): Look {
    const root = this.values.length + buffer
    this.bufferOf.set(root, buffer)
    return { root, layout: { shape, strides: denseStrides(shape), offset: 0 } }
  }

  private access(root: number, { strides, offset }: Layout): Access {
    return { buffer: this.bufferFor(root), offset, strides }
  }

  private bufferFor(root: number): number {
    const found = this.bufferOf.get(root)
    if (found !== undefined) return found
    const value = this.values[root]
    const buffer = this.pushBuffer({ dtype: value.dtype, size: sizeOf(value.shape), place: this.placeOfLeaf(value) })
    this.bufferOf.set(root, buffer)
    if (value.input !== undefined && this.graph.inputs[value.input].kind === 'data') {
      this.feeds.push({ input: value.input, buffer })
    }
    return buffer
  }

  private placeOfLeaf(value: Value): Place {
    const { input } = value
    if (input === undefined) return { kind: 'constant', data: constantArray(value) }
    const { kind } = this.graph.inputs[input]
    if (kind === 'scalar') return { kind: 'scalar', input }
    return kind === 'state' ? { kind: 'state', input } : { kind: 'arena' }
  }

  private newBuffer({ dtype, shape }: Value, place: Place = { kind: 'arena' }): number {
    return this.pushBuffer({ dtype, size: sizeOf(shape), place })
  }

  private pushBuffer(buffer: Buffer): number {
    this.buffers.push(buffer)
    return this.buffers.length - 1
  }

  private finish(): Program {
    const { buffers, kernels, feeds, graph } = this
    const fed = new Set(feeds.map(({ buffer }) => buffer))
    const lives = buffers.map(({ dtype, size }, i): { from: number; to: number; bytes: number } => ({
      bytes: size * bytesOf(dtype),
      from: fed.has(i) ? -1 : Number.POSITIVE_INFINITY,
      to: fed.has(i) ? -1 : Number.NEGATIVE_INFINITY,
    }))
    kernels.forEach((kernel, at) => {
      for (const buffer of touches(kernel)) {
        const life = lives[buffer]
        life.from = Math.min(life.from, at)
        life.to = Math.max(life.to, at)
      }
    })
    const inArena = buffers.flatMap(({ place }, i) =>
      place.kind === 'arena' && lives[i].to >= lives[i].from ? [i] : [],
    )
    const plan = planMemory(inArena.map((i): Lifetime => lives[i]))
    const offsets = new Array<number>(buffers.length).fill(-1)
    inArena.forEach((buffer, i) => {
      offsets[buffer] = plan.offsets[i]
    })
    return { graph, buffers, kernels, feeds, offsets, arenaBytes: plan.bytes, peakBytes: plan.peak }
  }
}

/** What a contraction costs: multiplications of whole vectors, packing, and storing across rows. */
function costOf({ m, n, k }: ContractionAxes): number {
  const size = (axes: readonly { size: number }[]) => axes.reduce((product, axis) => product * axis.size, 1)
  const [rows, columns, inner] = [size(m), size(n), size(k)]
  const multiplied = (Math.ceil(columns / 4) * rows * inner) / 2
  const packed = columns * inner * (n.at(-1)?.b === 1 ? 0.4 : 1.2)
  const stored = n.length <= 1 && (n.at(-1)?.c ?? 1) === 1 ? 0 : rows * columns
  return multiplied + packed + stored
}

function denseAccess(buffer: number, shape: readonly number[]): Access {
  return { buffer, offset: 0, strides: denseStrides(shape) }
}

function placeOf(output: number, into: number | undefined): Place {
  return into === undefined ? { kind: 'destination', output } : { kind: 'state', input: into }
}
