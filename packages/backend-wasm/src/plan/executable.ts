import type { Backend, Bindings, DType, Executable, Graph, Storage, TypedArray, View } from '@chainrule/autograd'
import { sizeOf } from '@chainrule/autograd'
import { bytesOf, type HostKernel, type HostView, type Kernel, lower, type Program } from '@chainrule/lowering'
import type { Code, FunctionIndex } from '../assembler/code.ts'
import { ModuleBuilder } from '../assembler/module.ts'
import { emitContraction } from '../contraction/emit-contraction.ts'
import { emitIndex } from '../indexing/emit-index.ts'
import { type Emitted, emitLoop, type Surroundings } from '../loops/emit-loop.ts'
import { arityOf, givesInteger, type HostFunction, hostFunctions } from '../loops/host-functions.ts'
import { arrayAt } from '../memory/array-at.ts'
import { FAILURE_ADDRESS, type Heap } from '../memory/heap.ts'
import { isWasmStorage } from '../memory/storage.ts'
import { emitRandom } from '../random/emit-random.ts'
import { type PlanMemory, planMemory } from './layout.ts'

/** What a plan needs of its backend. */
export interface PlanContext {
  readonly backend: Backend
  readonly heap: Heap
  /** Whether multiplication and addition are done in one instruction. */
  readonly fused: boolean
}

/** A segment of kernels in generated code, or a kernel on the host. */
type Step = { readonly run: () => void } | { readonly host: HostKernel }

/** A graph as one WebAssembly module. */
export function compilePlan(graph: Graph, context: PlanContext): Executable {
  return new WasmPlan(lower(graph), context)
}

class WasmPlan implements Executable {
  private readonly program: Program
  private readonly context: PlanContext
  private readonly memory: PlanMemory
  private readonly steps: Step[]
  private readonly feeds: readonly { readonly input: number; readonly offset: number }[]
  private readonly states: readonly number[]
  private readonly numbers: readonly { readonly place: number; readonly dtype: DType }[]
  /** Blocks for outputs and states that live outside of the heap; made when first needed. */
  private readonly guests = new Map<number, { address: number; bytes: number }>()
  private scratch: { address: number; bytes: number } | null = null

  constructor(program: Program, context: PlanContext) {
    this.program = program
    this.context = context
    this.memory = planMemory(program, context.heap)
    this.steps = this.compile()
    const { graph, offsets } = program
    const places = (wanted: string) => graph.inputs.flatMap(({ kind }, place) => (kind === wanted ? [place] : []))
    this.feeds = program.feeds.map(({ input, buffer }) => ({ input, offset: offsets[buffer] }))
    this.states = places('state')
    this.numbers = places('scalar').map((place) => ({ place, dtype: graph.nodes[graph.inputs[place].node].dtype }))
  }

  run({ inputs, scalars, outputs }: Bindings): void {
    const { memory, feeds, states, numbers, steps } = this
    const { heap, backend } = this.context
    const arena = heap.arenaFor(this.program.arenaBytes)
    for (const { input, offset } of feeds) this.copyIn(inputs[input] as Storage, arena + offset)
    for (const { place, dtype } of numbers) this.writeScalar(dtype, memory.scalarAt(place), scalars[place])
    for (const place of states) this.bindState(place, inputs[place] as Storage)
    for (let place = 0; place < outputs.length; place++) {
      // In this order: the address may be that of new memory, which invalidates views.
      const address = this.addressOfOutput(place, outputs[place])
      heap.int32[memory.outputSlot(place) / 4] = address
    }
    for (const step of steps) {
      if ('run' in step) step.run()
      else this.runOnHost(step.host)
      if (heap.int32[FAILURE_ADDRESS / 4] !== 0) this.fail()
    }
    for (let place = 0; place < outputs.length; place++) {
      const storage = outputs[place]
      if (isWasmStorage(backend, storage)) continue
      const { address } = this.guests.get(-1 - place) as { address: number }
      copyOut(heap, address, storage)
    }
  }

  release(): void {
    const { heap } = this.context
    heap.release(this.memory.address, this.memory.bytes)
    for (const { address, bytes } of this.guests.values()) heap.release(address, bytes)
    if (this.scratch) heap.release(this.scratch.address, this.scratch.bytes)
    this.guests.clear()
    this.scratch = null
  }

  describe(): readonly string[] {
    const { kernels, arenaBytes, peakBytes } = this.program
    return [
      ...kernels.map((kernel) =>
        kernel.kind === 'loop'
          ? `loop [${kernel.shape}] ${kernel.body.map(({ operation }) => operation).join(' ')}`
          : kernel.kind === 'index'
            ? `index ${kernel.operation} [${kernel.host.inputs[1].shape}]`
            : kernel.kind === 'random'
              ? `random ${kernel.distribution} ${kernel.size}`
              : kernel.kind === 'host'
                ? `host ${kernel.primitive.name}`
                : `contraction m ${kernel.m.map(({ size }) => size)} n ${kernel.n.map(({ size }) => size)} k ${kernel.k.map(({ size }) => size)} batch ${kernel.batch.map(({ size }) => size)}`,
      ),
      `${kernels.length} kernels, ${arenaBytes} bytes of intermediates, at most ${peakBytes} alive at once`,
    ]
  }

  private compile(): Step[] {
    const { program, memory, context } = this
    const module = new ModuleBuilder({ minimum: 1 })
    const host = importHost(module)
    const around: Surroundings = {
      buffers: program.buffers,
      address: (code, buffer) => memory.push(code, buffer),
      callHost: (code, name) => code.call(host.get(name) as FunctionIndex),
      fused: context.fused,
    }
    let scratchBytes = 0
    const segments: ({ calls: { index: FunctionIndex; units: number; mayFail: boolean }[] } | HostKernel)[] = []
    for (const [number, kernel] of program.kernels.entries()) {
      if (kernel.kind === 'host') {
        segments.push(kernel)
        continue
      }
      const emitted = emitKernel(kernel, around, module, context.fused, (code) => {
        code
          .i32(0)
          .i32(number + 1)
          .memory('i32.store', FAILURE_ADDRESS)
          .op('return')
      })
      if (emitted.units === 0) continue
      if ('scratchBytes' in emitted) scratchBytes = Math.max(scratchBytes, emitted.scratchBytes as number)
      const index = module.function({ name: `kernel ${number}`, parameters: ['i32', 'i32', 'i32'] }, (code) =>
        emitted.write(code),
      )
      const call = { index, units: emitted.units, mayFail: kernel.kind === 'index' }
      const last = segments.at(-1)
      if (last && 'calls' in last) last.calls.push(call)
      else segments.push({ calls: [call] })
    }
    if (scratchBytes > 0) this.scratch = { address: context.heap.allocate(scratchBytes), bytes: scratchBytes }
    const scratch = this.scratch?.address ?? 0
    segments.forEach((segment, place) => {
      if (!('calls' in segment)) return
      module.function(
        { parameters: [] },
        (code) => {
          for (const { index, units, mayFail } of segment.calls) {
            code.i32(0).i32(units).i32(scratch).call(index)
            if (mayFail)
              code
                .i32(0)
                .memory('i32.load', FAILURE_ADDRESS)
                .if(() => code.op('return'))
          }
        },
        `run${place}`,
      )
    })
    const instance = new WebAssembly.Instance(new WebAssembly.Module(module.encode()), {
      env: { memory: context.heap.memory, ...hostFunctions },
    })
    return segments.map((segment, place) =>
      'calls' in segment ? { run: instance.exports[`run${place}`] as () => void } : { host: segment },
    )
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

  private bindState(place: number, storage: Storage): void {
    const { heap, backend } = this.context
    let address: number
    if (isWasmStorage(backend, storage)) address = storage.address
    else {
      address = this.guest(place, storage)
      this.copyIn(storage, address)
    }
    heap.int32[this.memory.inputSlot(place) / 4] = address
  }

  private addressOfOutput(place: number, storage: Storage): number {
    return isWasmStorage(this.context.backend, storage) ? storage.address : this.guest(-1 - place, storage)
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
    if (dtype === 'float32') heap.float32[address / 4] = value
    else if (dtype === 'float64') heap.float64[address / 8] = value
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

function emitKernel(
  kernel: Exclude<Kernel, HostKernel>,
  around: Surroundings,
  module: ModuleBuilder,
  fused: boolean,
  fail: (code: Code) => void,
): Emitted {
  if (kernel.kind === 'loop') return emitLoop(kernel, around)
  if (kernel.kind === 'index') return emitIndex(kernel, around, fail)
  if (kernel.kind === 'random') return emitRandom(kernel, around)
  return emitContraction(kernel, around, module, fused)
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

function importHost(module: ModuleBuilder): Map<HostFunction, FunctionIndex> {
  const names = Object.keys(hostFunctions) as HostFunction[]
  return new Map(
    names.map((name) => [
      name,
      module.importFunction(name, {
        parameters: Array.from({ length: arityOf(name) }, () => 'f64' as const),
        results: [givesInteger(name) ? 'i32' : 'f64'],
      }),
    ]),
  )
}
