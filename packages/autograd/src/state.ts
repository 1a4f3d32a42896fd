import type { Backend, Storage } from './backend.ts'
import { type DType, ofType, type TypedArray } from './dtype.ts'
import { ChainruleError } from './errors.ts'
import { currentBackend, type PendingCell } from './evaluate.ts'
import { stopGradient } from './primitives/control.ts'
import type { RandomKey } from './random/key.ts'
import { runtime } from './runtime.ts'
import { type Shape, sameShape } from './shape.ts'
import { apply, markLeaf, Tensor } from './tensor.ts'

/** How a cell is named, kept and filled. */
export interface StateOptions {
  /** Shown in errors and displays. @default 'state' */
  name?: string
  /**
   * Whether a tensor that was built from the value before the last update can still be computed. Costs a second buffer;
   * optimizers turn it off for their moments. @default true
   */
  keepPrevious?: boolean
  /** Its first value, from a key of its own, when `initialize` fills the model. */
  first?: (random: RandomKey) => TypedArray
}

/**
 * A named cell whose value changes only by `assign`, at the next evaluation.
 *
 * What was built from it before an update still means the value of that time, for one update; later it is an error
 * (`stale-tensor`), never a wrong number.
 *
 * @example
 * ```ts
 * import { state, tensor } from '@chainrule/autograd'
 *
 * const counter = state(tensor(0), { name: 'counter' })
 * const before = counter.add(10)
 * counter.assign(counter.add(1))
 * console.log(counter.item(), before.item()) // 1 10
 * ```
 */
export class State extends Tensor implements PendingCell {
  /** Where it stands in its model, or what it is for. */
  name: string
  /** Counts the updates. */
  version = 0

  readonly #keepPrevious: boolean
  readonly #first: ((random: RandomKey) => TypedArray) | undefined
  /** @internal */
  present: Storage | null = null
  #previous: Storage | null = null
  #lastReader: Tensor
  /** Whether the value has changed since the last reader was made; most updates are never looked at by themselves. */
  #outdated = false
  #assigned: Tensor | null = null

  constructor(shape: Shape, dtype: DType, { name = 'state', keepPrevious = true, first }: StateOptions = {}) {
    super(shape, dtype)
    this.name = name
    this.#first = first
    this.#keepPrevious = keepPrevious
    this.#lastReader = this.#newReader()
  }

  override get node(): Tensor {
    return this.#reader
  }

  /** Whether it holds a value. */
  get initialized(): boolean {
    return this.present !== null || this.#assigned !== null
  }

  /** Gives it its first value, if it knows one; otherwise it stays as it is. */
  initialize(random: RandomKey): void {
    if (this.#first) this.write(this.#first(random))
  }

  /** The next value: what reads the cell from here on sees it; the next evaluation stores it. */
  assign(next: Tensor): void {
    if (!sameShape(next.shape, this.shape) || next.dtype !== this.dtype) {
      throw new ChainruleError(
        'assign-spec',
        `assign: "${this.name}" is ${this.dtype} [${this.shape}], the new value is ${next.dtype} [${next.shape}].`,
        'A cell keeps its shape and type; reshape or cast the new value.',
      )
    }
    if (runtime.assignments && !runtime.assignments.has(this)) runtime.assignments.set(this, this.capture())
    this.#assigned = apply(stopGradient, [next])
    this.#readThrough(this.#assigned)
    runtime.pending.add(this)
  }

  /** Replaces the value now, from the host. Tensors built from the old value keep it for one update. */
  write(data: TypedArray | readonly number[]): void {
    if (data.length !== this.size) {
      throw new ChainruleError(
        'wrong-number-of-elements',
        `write: "${this.name}" [${this.shape}] has ${this.size} elements, got ${data.length}.`,
        'Pass as many numbers as the shape has.',
      )
    }
    if (runtime.trace) {
      throw new ChainruleError(
        'write-while-tracing',
        `write: "${this.name}" was written inside a function that is being captured by compile().`,
        'Use assign(), which becomes part of the captured step.',
      )
    }
    // Where no value before the last update is kept, nothing can be read that this would overwrite.
    const storage = this.destination(currentBackend(), this.#keepPrevious)
    storage.write(ofType(this.dtype, data))
    // What was built on an assigned value goes on meaning that one.
    this.#assigned = null
    runtime.pending.delete(this)
    this.commit(storage)
  }

  /** Lets the cell answer with another value (and be the leaf there) while `body` runs. @internal */
  substitute<T>(value: Tensor, body: () => T): T {
    const reader = this.#reader
    const stand = value.alias()
    this.#readThrough(stand)
    try {
      return body()
    } finally {
      if (this.#reader === stand) this.#reader = reader
    }
  }

  /** How to put the present value back, as if nothing had been assigned since. @internal */
  capture(): () => void {
    const [reader, assigned] = [this.#reader, this.#assigned]
    const waiting = runtime.pending.has(this)
    return () => {
      this.#reader = reader
      this.#assigned = assigned
      if (waiting) runtime.pending.add(this)
      else runtime.pending.delete(this)
    }
  }

  /** @internal */
  discard(): void {
    this.#assigned = null
    this.#readThrough(this.#newReader())
    runtime.pending.delete(this)
  }

  /** @internal */
  get next(): Tensor {
    return this.#assigned as Tensor
  }

  /** @internal */
  storageAt(version: number): Storage {
    if (version === this.version && this.present) return this.present
    if (version === this.version - 1 && this.#previous) return this.#previous
    if (this.present === null) {
      throw new ChainruleError(
        'cell-without-value',
        `"${this.name}" [${this.shape}] has no value yet.`,
        'Call initialize(model, { seed }) once after building the model, or write() to it.',
      )
    }
    throw new ChainruleError(
      'stale-tensor',
      `A tensor was built from version ${version} of "${this.name}", which update ${version + (this.#keepPrevious ? 2 : 1)} has overwritten (now at ${this.version}).`,
      'Read it before the next optimizer.step(), call evaluate(tensor) there, or return it from the compiled step.',
    )
  }

  /** @internal */
  destination(backend: Backend, previousIsRead: boolean): Storage {
    const known = this.#keepPrevious ? this.#previous : this.present
    return known?.backend === backend && !previousIsRead ? known : backend.allocate(this)
  }

  /** @internal */
  commit(storage: Storage): void {
    if (storage !== this.present) {
      this.#previous = this.#keepPrevious ? this.present : null
      this.present = storage
    }
    this.version += 1
    const assigned = this.#assigned
    this.#assigned = null
    if (!assigned) {
      this.#outdated = true
      return
    }
    assigned.primitive = null
    assigned.inputs = []
    assigned.depth = 0
    assigned.storage = null
    assigned.source = { kind: 'state', cell: this, version: this.version }
  }

  get #reader(): Tensor {
    if (this.#outdated) {
      this.#outdated = false
      this.#readThrough(this.#newReader())
    }
    return this.#lastReader
  }

  set #reader(reader: Tensor) {
    this.#outdated = false
    this.#lastReader = reader
  }

  #newReader(): Tensor {
    const reader = new Tensor(this.shape, this.dtype)
    reader.source = { kind: 'state', cell: this, version: this.version }
    reader.label = this.name
    return reader
  }

  /** What stands for the cell in graphs from now on; hooks and observers of the cell stay with it. */
  #readThrough(reader: Tensor): void {
    const { hooks, observers } = this.#reader
    reader.hooks = hooks
    reader.observers = observers
    markLeaf(reader, this.requiresGrad ? this : null)
    this.#reader = reader
  }
}

/** A cell with a first value. See {@link State}. */
export function state(value: Tensor, options?: StateOptions): State {
  const cell = new State(value.shape, value.dtype, options)
  cell.write(value.data())
  return cell
}
