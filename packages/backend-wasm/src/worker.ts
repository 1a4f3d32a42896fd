/**
 * A worker of the WebAssembly backend as a module of its own, for pages whose content policy forbids workers from blobs.
 * Import it in the file of a worker, and start that with the option `worker` of `wasmBackend`.
 */
import { type WorkerStart, workerProgram } from './threads/worker-program.ts'

// Outside of a worker nothing speaks to it.
globalThis.addEventListener?.('message', ({ data }: MessageEvent) => {
  workerProgram(data as WorkerStart, (text) => postMessage(text))
})
