import type { Backend, Storage, TensorSpec, TypedArray } from '@chainrule/autograd'
import { sizeOf } from '@chainrule/autograd'
import { bytesOf } from '@chainrule/lowering'
import { arrayAt } from './array-at.ts'
import type { Heap } from './heap.ts'

/** The elements of a cell in the memory of the backend. */
export interface WasmStorage extends Storage {
  readonly address: number
}

/** Blocks whose storage nobody holds any more go back to their heap. */
const finalizer = new FinalizationRegistry<{ heap: Heap; address: number; bytes: number }>(({ heap, address, bytes }) =>
  heap.release(address, bytes),
)

export function wasmStorage(backend: Backend, heap: Heap, { shape, dtype }: TensorSpec): WasmStorage {
  const size = sizeOf(shape)
  const bytes = size * bytesOf(dtype)
  const address = heap.allocate(bytes)
  arrayAt(heap, dtype, address, size).fill(0)
  const storage: WasmStorage = {
    backend,
    shape,
    dtype,
    address,
    read: () => arrayAt(heap, dtype, address, size).slice() as TypedArray,
    write: (data) => heap.write(address, data),
  }
  finalizer.register(storage, { heap, address, bytes })
  return storage
}

/** Whether a storage lies in the memory of the backend that asks. */
export function isWasmStorage(backend: Backend, storage: Storage): storage is WasmStorage {
  return storage.backend === backend
}
