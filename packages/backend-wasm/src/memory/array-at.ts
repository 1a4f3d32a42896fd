import type { DType, TypedArray } from '@chainrule/autograd'
import type { Heap } from './heap.ts'

/** A view of elements in the heap; it dies when memory grows. */
export function arrayAt(heap: Heap, dtype: DType, address: number, size: number): TypedArray {
  const { buffer } = heap.memory
  // Shared and ordinary memory serve alike; the types keep them apart.
  const memory = buffer as ArrayBuffer
  if (dtype === 'float32') return new Float32Array(memory, address, size)
  if (dtype === 'float64') return new Float64Array(memory, address, size)
  if (dtype === 'int32') return new Int32Array(memory, address, size)
  if (dtype === 'uint32') return new Uint32Array(memory, address, size)
  return new Uint8Array(memory, address, size)
}
