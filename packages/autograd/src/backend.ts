import type { DType, TypedArray } from './dtype.ts'
import type { Graph } from './graph.ts'
import type { TensorSpec } from './primitive.ts'

/** The elements of one tensor, in memory that a backend understands. */
export interface Storage extends TensorSpec {
  readonly backend: Backend
  /** A copy for the host; a promise where the backend cannot read at once. */
  read(): TypedArray | Promise<TypedArray>
  write(data: TypedArray): void
  /** Gives the memory back early; without it the collector does. */
  release?(): void
}

/** What one run of a plan reads and writes, each list in the order of the graph's. */
export interface Bindings {
  /** One for each input that is not a scalar; `null` at the places of scalars. */
  readonly inputs: readonly (Storage | null)[]
  /** The numbers of scalar inputs, at their places among the inputs. */
  readonly scalars: readonly number[]
  /** Dense destinations; the same storage as an input where the graph says `into`. */
  readonly outputs: readonly Storage[]
}

/** A compiled plan. */
export interface Executable {
  run(bindings: Bindings): void | Promise<void>
  release(): void
  /** Lines for `explain`: kernels, memory, whatever the backend knows. */
  describe?(): readonly string[]
}

/**
 * Compiles graphs and runs them. It sees graphs and storages, and nothing else of the library.
 *
 * A backend may start asynchronously (`start`), and may be unable to read at once (`synchronous: false`); then `item()`
 * and `data()` throw, and `await tensor.read()` works.
 */
export interface Backend {
  readonly name: string
  readonly synchronous: boolean
  /**
   * Whether plans take data from ordinary arrays and leave results there (storages of the reference backend), so that
   * only cells need memory of the backend's own.
   */
  readonly usesHostArrays?: boolean
  supports(dtype: DType): boolean
  allocate(spec: TensorSpec): Storage
  compile(graph: Graph): Executable
  start?(): Promise<void>
}
