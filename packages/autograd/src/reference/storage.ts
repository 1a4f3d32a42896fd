import type { Backend, Storage } from '../backend.ts'
import { allocate, type DType, type TypedArray } from '../dtype.ts'
import type { TensorSpec } from '../primitive.ts'
import { type Shape, sizeOf } from '../shape.ts'

/** Elements in an ordinary typed array. */
export interface HostStorage extends Storage {
  readonly data: TypedArray
}

/** Wraps a typed array; nobody else may keep it. */
export function hostStorage(backend: Backend, spec: TensorSpec, data?: TypedArray): HostStorage {
  const { shape, dtype }: { shape: Shape; dtype: DType } = spec
  const own = data ?? allocate(dtype, sizeOf(shape))
  return {
    backend,
    shape,
    dtype,
    data: own,
    read: () => own.slice(),
    write: (values) => own.set(values),
  }
}
