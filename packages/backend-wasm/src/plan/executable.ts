import type { Backend, Bindings, DType, Executable, Graph, Storage, TypedArray, View } from '@chainrule/autograd'
import { sizeOf } from '@chainrule/autograd'
import { bytesOf, explain, type HostKernel, type HostView, lower, type Program } from '@chainrule/lowering'
import { arrayAt } from '../memory/array-at.ts'
import { FAILURE_ADDRESS, type Heap } from '../memory/heap.ts'
import { isWasmStorage } from '../memory/storage.ts'
import { type SharedPlan, sharePlan } from '../threads/shared-plan.ts'
import type { Threads } from '../threads/threads.ts'
import { type PlanMemory, planMemory } from './layout.ts'
import { planCode, type Step } from './plan-code.ts'

/** What a plan needs of its backend. */
export interface PlanContext {
  readonly backend: Backend
  readonly heap: Heap
  /** Whether multiplication and addition are done in one instruction. */
  readonly fused: boolean
  /** Who else can work on a plan; `null` where the caller is alone. */
  readonly threads: Threads | null
  /** Bytes of code after which a plan goes on in another module. @default 4 MB */
  readonly largestModule?: number
}

/** What one module does, and what the workers know of it where it is worth sharing. */
interface Part {
  readonly steps: readonly Step[]
  readonly phases: number
  readonly shared: SharedPlan | null
}

/** Places among the inputs of a plan, and where what is bound there is written, as places of the heap in 32 bits. */
interface Places {
  readonly count: number
  readonly places: Uint32Array
  readonly slots: Uint32Array
}

/** A graph as generated WebAssembly: one module, unless it is very large. */
export function compilePlan(graph: Graph, context: PlanContext): Executable {
  return new WasmPlan(lower(graph), context)
}

class WasmPlan implements Executable {
  private readonly program: Program
  private readonly context: PlanContext
  private readonly memory: PlanMemory
  private readonly parts: readonly Part[]
  private readonly feeds: readonly { readonly input: number; readonly offset: number }[]
  /** Cells, by the slots of their addresses. */
  private readonly states: Places
  /** Numbers in float32, by where they lie. */
  private readonly floats: Places
  /** Numbers in other types. */
  private readonly numbers: readonly { readonly place: number; readonly dtype: DType }[]
  /** Blocks for outputs and states that live outside of the heap; made when first needed. */
  private readonly guests = new Map<number, { address: number; bytes: number }>()

  constructor(program: Program, context: PlanContext) {
    this.program = program
    this.context = context
    this.memory = planMemory(program, context.heap)
    const { heap, threads } = context
    this.parts = planCode(program, this.memory, context).map((code) => {
      const { steps, phases, scratchBytes } = code
      heap.reserveScratch(scratchBytes * (threads?.pool.threads ?? 1))
      return { steps, phases, shared: threads && phases > 0 ? sharePlan(code, heap, threads) : null }
    })
    const { graph, offsets } = program
    const places = (wanted: string) => graph.inputs.flatMap(({ kind }, place) => (kind === wanted ? [place] : []))
    this.feeds = program.feeds.map(({ input, buffer }) => ({ input, offset: offsets[buffer] }))
    const numbers = places('scalar').map((place) => ({ place, dtype: graph.nodes[graph.inputs[place].node].dtype }))
    const floats = numbers.filter(({ dtype }) => dtype === 'float32').map(({ place }) => place)
    this.states = placesOf(places('state'), this.memory.inputSlot)
    this.floats = placesOf(floats, this.memory.scalarAt)
    this.numbers = numbers.filter(({ dtype }) => dtype !== 'float32')
  }

  run({ inputs, scalars, outputs }: Bindings): void {
    const { memory, feeds, states, floats, numbers, parts } = this
    const { heap, backend } = this.context
    const arena = heap.arenaFor(this.program.arenaBytes)
    for (const { input, offset } of feeds) this.copyIn(inputs[input] as Storage, arena + offset)
    const { float32 } = heap
    for (let i = 0; i < floats.count; i++) float32[floats.slots[i]] = scalars[floats.places[i]]
    for (const { place, dtype } of numbers) this.writeScalar(dtype, memory.scalarAt(place), scalars[place])
    const { places, slots } = states
    for (let i = 0; i < states.count; i++) {
      const storage = inputs[places[i]] as Storage
      const address = isWasmStorage(backend, storage) ? storage.address : this.guestState(places[i], storage)
      heap.int32[slots[i]] = address
    }
    const firstOutput = memory.outputSlot(0) / 4
    let outside = 0
    for (let place = 0; place < outputs.length; place++) {
      const storage = outputs[place]
      if (isWasmStorage(backend, storage)) heap.int32[firstOutput + place] = storage.address
      else {
        // In this order: the address may be that of new memory, which invalidates views.
        const address = this.guest(-1 - place, storage)
        heap.int32[firstOutput + place] = address
        outside = place + 1
      }
    }
    for (const { steps, shared } of parts) {
      if (shared) shared.run((job) => this.runSteps(steps, job))
      else this.runSteps(steps, 0)
    }
    // Results come before cells.
    for (let place = 0; place < outside; place++) {
      const storage = outputs[place]
      if (!isWasmStorage(backend, storage)) copyOut(heap, heap.int32[firstOutput + place], storage)
    }
  }

  release(): void {
    const { heap } = this.context
    heap.release(this.memory.address, this.memory.bytes)
    for (const { address, bytes } of this.guests.values()) heap.release(address, bytes)
    this.guests.clear()
    for (const { shared } of this.parts) shared?.release()
  }

  describe(): readonly string[] {
    const phases = this.parts.reduce((sum, part) => sum + part.phases, 0)
    return [
      ...explain(this.program).split('\n'),
      ...(this.parts.length > 1 ? [`${this.parts.length} modules`] : []),
      ...(phases > 0 ? [`${phases} phases on ${this.context.threads?.pool.threads} threads`] : []),
    ]
  }

  /** Does everything in order; a `job` other than 0 is shared with the workers. */
  private runSteps(steps: readonly Step[], job: number): void {
    const { heap, threads } = this.context
    for (const step of steps) {
      if ('host' in step) this.runOnHost(step.host)
      else if (job === 0 || !step.share) step.run()
      else if (step.share(job) !== 0) throw threads?.pool.failure()
      if (heap.int32[FAILURE_ADDRESS / 4] !== 0) this.fail()
    }
  }

  private copyIn(storage: Storage, address: number): void {
    const { heap, backend } = this.context
    if (!isWasmStorage(backend, storage)) {
      heap.write(address, dataOf(storage))
      return
    }
    const bytes = sizeOf(storage.shape) * bytesOf(storage.dtype)
    heap.uint8.copyWithin(address, storage.address, storage.address + bytes)
  }

  /** Takes in a cell that lies elsewhere. */
  private guestState(place: number, storage: Storage): number {
    const address = this.guest(place, storage)
    this.copyIn(storage, address)
    return address
  }

  private guest(key: number, { dtype, shape }: Storage): number {
    const known = this.guests.get(key)
    if (known) return known.address
    const bytes = sizeOf(shape) * bytesOf(dtype)
    const address = this.context.heap.allocate(bytes)
    this.guests.set(key, { address, bytes })
    return address
  }

  private writeScalar(dtype: DType, address: number, value: number): void {
    const { heap } = this.context
    if (dtype === 'float64') heap.float64[address / 8] = value
    else if (dtype === 'bool') heap.uint8[address] = value
    else heap.int32[address / 4] = value
  }

  /** A kernel has met a position outside of an axis: its host form says so in words. */
  private fail(): never {
    const { int32 } = this.context.heap
    const kernel = this.program.kernels[int32[FAILURE_ADDRESS / 4] - 1]
    int32[FAILURE_ADDRESS / 4] = 0
    if (kernel.kind === 'index') this.runOnHost(kernel.host)
    throw new Error(`A kernel of kind ${kernel.kind} failed, but its host form does not.`)
  }

  private runOnHost({ primitive, attributes, inputs, output }: HostKernel): void {
    const { reference } = primitive
    const to = this.viewOf(output)
    if ('kernel' in reference)
      reference.kernel(
        inputs.map((input) => this.viewOf(input)),
        to,
        attributes,
      )
  }

  private viewOf({ buffer, shape, strides, offset }: HostView): View {
    const { dtype, size } = this.program.buffers[buffer]
    const data = arrayAt(this.context.heap, dtype, this.addressOf(buffer), size) as TypedArray
    return { data, shape, strides, offset, dtype, size: sizeOf(shape) }
  }

  private addressOf(buffer: number): number {
    const { heap } = this.context
    const { place } = this.program.buffers[buffer]
    if (place.kind === 'arena') return heap.arenaFor(0) + this.program.offsets[buffer]
    if (place.kind === 'state') return heap.int32[this.memory.inputSlot(place.input) / 4]
    if (place.kind === 'destination') return heap.int32[this.memory.outputSlot(place.output) / 4]
    if (place.kind === 'scalar') return this.memory.scalarAt(place.input)
    return this.memory.constantAt(buffer)
  }
}

function placesOf(places: readonly number[], address: (place: number) => number): Places {
  return {
    count: places.length,
    places: Uint32Array.from(places),
    slots: Uint32Array.from(places, (place) => address(place) / 4),
  }
}

/** Copies a result into a storage outside of the heap. */
function copyOut(heap: Heap, address: number, storage: Storage): void {
  if ('data' in storage) heap.read(address, storage.data as TypedArray)
  else storage.write(arrayAt(heap, storage.dtype, address, sizeOf(storage.shape)))
}

/** The elements of a storage outside of the heap. */
function dataOf(storage: Storage): TypedArray {
  return 'data' in storage ? (storage.data as TypedArray) : (storage.read() as TypedArray)
}
