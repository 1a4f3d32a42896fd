import { type Backend, type Graph, referenceBackend } from '@chainrule/autograd'
import { hasFusedMultiplyAdd, missingFeature } from './features.ts'
import { Heap } from './memory/heap.ts'
import { wasmStorage } from './memory/storage.ts'
import { compilePlan } from './plan/executable.ts'
import { Pool } from './threads/pool.ts'
import type { WorkerLike } from './threads/start-worker.ts'
import { sharedMemory, threadsOf, usualThreads } from './threads/threads.ts'

/** Of 64 kB, to begin with. */
const PAGES = 16

/** Settings of `wasmBackend`. */
export interface WasmOptions {
  /**
   * Whether products and sums are done in one instruction where the engine has it: faster, and other last digits than
   * on machines without it. @default true
   */
  fusedMultiplyAdd?: boolean
  /**
   * How many threads work on large plans, the caller included. Results do not depend on it.
   * @default the number of cores less one, at most 8
   */
  threads?: number
  /**
   * Which plans are shared between threads: those that are large enough and run faster so, or all that can be, which is
   * for tests. @default 'faster'
   */
  share?: 'faster' | 'always'
  /** Starts a worker in a browser whose content policy forbids workers from blobs: see the README. */
  worker?: () => WorkerLike
}

/** What `wasmBackend` gives. */
export interface WasmBackend extends Backend {
  /** How many threads work on large plans, the caller included; missing where the reference backend stands in. */
  readonly threads?: number
}

/**
 * A backend that runs every plan as one generated WebAssembly module, large ones on several threads.
 *
 * Where the engine or the content policy of a page allows no WebAssembly with SIMD, it is the reference backend; where
 * memory cannot be shared, it has one thread. Both give a warning that says why.
 */
export function wasmBackend(options: WasmOptions = {}): WasmBackend {
  return backendWith(options)
}

/** Limits that tests change. */
interface Limits {
  /** Milliseconds that a unit of work may take before its worker counts as lost. */
  readonly patience?: number
  /** Bytes of code after which a plan goes on in another module. */
  readonly largestModule?: number
}

/** The same with limits for tests. */
export function backendWith(
  { fusedMultiplyAdd = true, threads: wanted, share = 'faster', worker }: WasmOptions,
  { patience, largestModule }: Limits = {},
): WasmBackend {
  const missing = missingFeature()
  if (missing) {
    warnOnce(`Chainrule: ${missing}; the reference backend computes instead, the same but slower.`)
    return referenceBackend
  }
  const count = wanted ?? usualThreads()
  const shared = count > 1 ? sharedMemory(PAGES) : null
  if (count > 1 && !shared) {
    warnOnce(
      'Chainrule: one thread, because memory cannot be shared here. A page needs the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp; Node.js needs 20.16.',
    )
  }
  const heap = new Heap(shared ?? new WebAssembly.Memory({ initial: PAGES }))
  const threads = shared && threadsOf(new Pool(heap, count, worker, patience), share)
  const fused = fusedMultiplyAdd && hasFusedMultiplyAdd()
  const backend: WasmBackend = {
    name: 'wasm',
    threads: threads?.pool.threads ?? 1,
    synchronous: true,
    usesHostArrays: true,
    supports: () => true,
    allocate: (spec) => wasmStorage(backend, heap, spec),
    compile: (graph: Graph) => compilePlan(graph, { backend, heap, fused, threads, largestModule }),
  }
  if (threads) abandoned.register(backend, () => threads.pool.terminate())
  return backend
}

/** Workers of a backend that nobody uses any more. */
const abandoned = new FinalizationRegistry<() => void>((terminate) => terminate())

const warned = new Set<string>()

function warnOnce(text: string): void {
  if (warned.has(text)) return
  warned.add(text)
  console.warn(text)
}
