import type { Backend, Graph } from '@chainrule/autograd'
import { hasFusedMultiplyAdd } from './features.ts'
import { Heap } from './memory/heap.ts'
import { wasmStorage } from './memory/storage.ts'
import { compilePlan } from './plan/executable.ts'

/** Settings of `wasmBackend`. */
export interface WasmOptions {
  /**
   * Whether products and sums are done in one instruction where the engine has it: faster, and other last digits than
   * on machines without it. @default true
   */
  fusedMultiplyAdd?: boolean
}

/** A backend that runs every plan as one generated WebAssembly module. */
export function wasmBackend({ fusedMultiplyAdd = true }: WasmOptions = {}): Backend {
  const heap = new Heap(new WebAssembly.Memory({ initial: 16 }))
  const fused = fusedMultiplyAdd && hasFusedMultiplyAdd()
  const backend: Backend = {
    name: 'wasm',
    synchronous: true,
    usesHostArrays: true,
    supports: () => true,
    allocate: (spec) => wasmStorage(backend, heap, spec),
    compile: (graph: Graph) => compilePlan(graph, { backend, heap, fused }),
  }
  return backend
}
