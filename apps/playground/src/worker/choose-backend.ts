import { setBackend } from '@chainrule/autograd'
import { wasmBackend } from '@chainrule/backend-wasm'

/** What computes in a worker. */
export interface ChosenBackend {
  readonly name: string
  readonly threads: number
}

/**
 * Chooses the backend of this worker, the fastest that the browser allows: WebAssembly with SIMD, else plain JavaScript.
 * This is the one place where it is chosen.
 *
 * The last digits of a run are part of what a link shares, so sums are not fused with products: not every machine can.
 */
export function chooseBackend(): ChosenBackend {
  const backend = wasmBackend({ fusedMultiplyAdd: false })
  setBackend(backend)
  return { name: backend.name, threads: backend.threads ?? 1 }
}
