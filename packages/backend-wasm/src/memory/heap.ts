import type { TypedArray } from '@chainrule/autograd'

/** Bytes in front of everything that is handed out: for the runtime itself. */
const RESERVED = 2048
/** What is always there beyond the last byte handed out: vectors may read a little too far. */
const MARGIN = 1024
/** So few numbers are copied one by one, which is quicker than to ask for it; out, a view must be made for that too. */
const FEW_IN = 16
const FEW_OUT = 32
const PAGE = 2 ** 16
const ALIGNMENT = 64

/** Where plans find the arena, written by the heap before each run. */
export const ARENA_ADDRESS = 64
/** A kernel that cannot go on says why here, and with which number: see `PlanFailure`. */
export const FAILURE_ADDRESS = 128
/** Where plans find memory for packing: that of the caller, followed by those of the workers. */
export const SCRATCH_ADDRESS = 160

/**
 * The memory of all plans and cells: blocks that are asked for and given back, and one arena for intermediates.
 *
 * Blocks of one size are kept for the next one that asks, since models ask for the same sizes again and again.
 */
export class Heap {
  readonly memory: WebAssembly.Memory
  // Views of the whole memory, renewed when it grows: whoever keeps one across `allocate` holds a dead one.
  uint8 = new Uint8Array(0)
  int32 = new Int32Array(0)
  uint32 = new Uint32Array(0)
  float32 = new Float32Array(0)
  float64 = new Float64Array(0)
  private next = RESERVED
  private readonly free = new Map<number, number[]>()
  private arena = 0
  private arenaBytes = 0
  private scratch = 0
  private scratchBytes = 0

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory
    this.renewViews()
  }

  /** Bytes handed out so far, the free ones included. */
  get used(): number {
    return this.next
  }

  /** A block; its content is whatever was there. */
  allocate(bytes: number): number {
    const size = sizeClass(bytes)
    const recycled = this.free.get(size)?.pop()
    if (recycled !== undefined) return recycled
    const address = this.next
    this.next += size
    const missing = this.next + MARGIN - this.memory.buffer.byteLength
    if (missing > 0) {
      this.memory.grow(Math.ceil(missing / PAGE))
      this.renewViews()
    }
    return address
  }

  /** Takes a block back. */
  release(address: number, bytes: number): void {
    const size = sizeClass(bytes)
    const list = this.free.get(size)
    if (list) list.push(address)
    else this.free.set(size, [address])
  }

  /** The address of an arena of at least so many bytes. Nothing in it outlives a run. */
  arenaFor(bytes: number): number {
    if (bytes > this.arenaBytes) {
      if (this.arenaBytes > 0) this.release(this.arena, this.arenaBytes)
      this.arenaBytes = sizeClass(Math.max(bytes, 2 * this.arenaBytes))
      this.arena = this.allocate(this.arenaBytes)
      this.int32[ARENA_ADDRESS / 4] = this.arena
    }
    return this.arena
  }

  /** Sees to it that there are so many bytes for packing. Nothing in them outlives a kernel. */
  reserveScratch(bytes: number): void {
    if (bytes <= this.scratchBytes) return
    if (this.scratchBytes > 0) this.release(this.scratch, this.scratchBytes)
    this.scratchBytes = bytes
    this.scratch = this.allocate(bytes)
    this.int32[SCRATCH_ADDRESS / 4] = this.scratch
  }

  /** Copies numbers in, in their own type. */
  write(address: number, data: TypedArray): void {
    if (data instanceof Float32Array && data.length <= FEW_IN) copyFew(data, 0, this.float32, address / 4, data.length)
    else this.viewFor(data).set(data, address / data.BYTES_PER_ELEMENT)
  }

  /** Copies numbers out, in the type of where they go. */
  read(address: number, into: TypedArray): void {
    const start = address / into.BYTES_PER_ELEMENT
    if (into instanceof Float32Array && into.length <= FEW_OUT) copyFew(this.float32, start, into, 0, into.length)
    else into.set(this.viewFor(into).subarray(start, start + into.length))
  }

  private viewFor(data: TypedArray): TypedArray {
    if (data instanceof Float32Array) return this.float32
    if (data instanceof Float64Array) return this.float64
    if (data instanceof Int32Array) return this.int32
    if (data instanceof Uint8Array) return this.uint8
    return this.uint32
  }

  private renewViews(): void {
    const { buffer } = this.memory
    this.uint8 = new Uint8Array(buffer)
    this.int32 = new Int32Array(buffer)
    this.uint32 = new Uint32Array(buffer)
    this.float32 = new Float32Array(buffer)
    this.float64 = new Float64Array(buffer)
  }
}

/** Numbers of one type only, so that the engine needs no check for each. */
function copyFew(from: Float32Array, at: number, to: Float32Array, start: number, count: number): void {
  for (let i = 0; i < count; i++) to[start + i] = from[at + i]
}

/** Small blocks in steps of a cache line, large ones in steps of an eighth of their power of two. */
function sizeClass(bytes: number): number {
  const step = Math.max(ALIGNMENT, 2 ** (Math.floor(Math.log2(Math.max(1, bytes))) - 3))
  return Math.max(ALIGNMENT, Math.ceil(bytes / step) * step)
}
