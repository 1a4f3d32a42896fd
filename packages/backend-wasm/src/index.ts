export { type WasmBackend, type WasmOptions, wasmBackend } from './backend.ts'
export type { WorkerLike } from './threads/start-worker.ts'
