/** Bytes in front of everything that is handed out: for the runtime itself. */
const RESERVED = 1024
/** What is always there beyond the last byte handed out: vectors may read a little too far. */
const MARGIN = 1024
const PAGE = 2 ** 16
const ALIGNMENT = 64

/** Where plans find the arena, written by the heap before each run. */
export const ARENA_ADDRESS = 64
/** A kernel that cannot go on says why here, and with which number: see `PlanFailure`. */
export const FAILURE_ADDRESS = 128

/**
 * The memory of all plans and cells: blocks that are asked for and given back, and one arena for intermediates.
 *
 * Blocks of one size are kept for the next one that asks, since models ask for the same sizes again and again.
 */
export class Heap {
  readonly memory: WebAssembly.Memory
  private next = RESERVED
  private readonly free = new Map<number, number[]>()
  private arena = 0
  private arenaBytes = 0
  private buffer: ArrayBufferLike | null = null
  private bytes = new Uint8Array(0)
  private ints = new Int32Array(0)
  private floats = new Float32Array(0)
  private doubles = new Float64Array(0)

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory
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
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE))
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

  get uint8(): Uint8Array {
    this.refresh()
    return this.bytes
  }

  get int32(): Int32Array {
    this.refresh()
    return this.ints
  }

  get float32(): Float32Array {
    this.refresh()
    return this.floats
  }

  get float64(): Float64Array {
    this.refresh()
    return this.doubles
  }

  /** Views die when memory grows. */
  private refresh(): void {
    const { buffer } = this.memory
    if (buffer === this.buffer) return
    this.buffer = buffer
    this.bytes = new Uint8Array(buffer)
    this.ints = new Int32Array(buffer)
    this.floats = new Float32Array(buffer)
    this.doubles = new Float64Array(buffer)
  }
}

/** Small blocks in steps of a cache line, large ones in steps of an eighth of their power of two. */
function sizeClass(bytes: number): number {
  const step = Math.max(ALIGNMENT, 2 ** (Math.floor(Math.log2(Math.max(1, bytes))) - 3))
  return Math.max(ALIGNMENT, Math.ceil(bytes / step) * step)
}
