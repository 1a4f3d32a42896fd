import {
  float32Bytes,
  float64Bytes,
  int32Bytes,
  pushSigned,
  pushUnsigned,
  type ValueType,
  valueTypes,
} from './encode.ts'
import { laneMemoryOpcodes, laneOpcodes, memoryOpcodes, opcodes } from './opcodes.ts'

/** A local variable of a function, by its number. */
export type Local = number & { readonly local: unique symbol }

/** A function of the module, by its number. */
export type FunctionIndex = number & { readonly function: unique symbol }

/**
 * The body of one function while it is written, instruction by instruction, in the names of the specification.
 *
 * Every method returns the writer, so that a line reads like the stack machine that it is for:
 * `code.get(x).get(y).op('f32x4.mul').set(product)`.
 */
export class Code {
  readonly bytes: number[] = []
  private readonly locals: ValueType[] = []
  private readonly free: Record<ValueType, Local[]> = { i32: [], i64: [], f32: [], f64: [], v128: [] }
  private readonly constants = new Map<string, Local>()
  private readonly beginning: number[] = []
  private depth = 0
  private readonly parameters: readonly ValueType[]

  constructor(parameters: readonly ValueType[]) {
    this.parameters = parameters
  }

  /** The parameter at a place. */
  parameter(place: number): Local {
    return place as Local
  }

  /** A new local variable, or one that has been given back. */
  local(type: ValueType): Local {
    const recycled = this.free[type].pop()
    if (recycled !== undefined) return recycled
    this.locals.push(type)
    return (this.parameters.length + this.locals.length - 1) as Local
  }

  /** Lets variables be used for something else from here on. */
  release(type: ValueType, ...locals: readonly Local[]): this {
    this.free[type].push(...locals)
    return this
  }

  op(name: keyof typeof opcodes): this {
    this.bytes.push(...opcodes[name])
    return this
  }

  get(local: Local): this {
    this.bytes.push(0x20)
    pushUnsigned(this.bytes, local)
    return this
  }

  set(local: Local): this {
    this.bytes.push(0x21)
    pushUnsigned(this.bytes, local)
    return this
  }

  tee(local: Local): this {
    this.bytes.push(0x22)
    pushUnsigned(this.bytes, local)
    return this
  }

  /** Loads or stores at the address on the stack plus a fixed offset. */
  memory(name: keyof typeof memoryOpcodes, offset = 0): this {
    const [alignment, ...code] = memoryOpcodes[name]
    // Vectors need not lie at multiples of 16; engines ignore a smaller promise at no cost.
    this.bytes.push(...code, Math.min(alignment, code[0] === 0xfe ? alignment : 2))
    pushUnsigned(this.bytes, offset)
    return this
  }

  /** Loads or stores one lane of the vector on the stack. */
  laneMemory(name: keyof typeof laneMemoryOpcodes, lane: number, offset = 0): this {
    const [alignment, ...code] = laneMemoryOpcodes[name]
    this.bytes.push(...code, Math.min(alignment, 2))
    pushUnsigned(this.bytes, offset)
    this.bytes.push(lane)
    return this
  }

  lane(name: keyof typeof laneOpcodes, lane: number): this {
    this.bytes.push(...laneOpcodes[name], lane)
    return this
  }

  /** Sixteen bytes, each taken from one of two vectors: 0 to 15 from the first, 16 to 31 from the second. */
  shuffle(lanes: readonly number[]): this {
    this.bytes.push(0xfd, 13, ...lanes)
    return this
  }

  /** The same in lanes of 32 bits: 0 to 3 from the first, 4 to 7 from the second. */
  shuffle32(lanes: readonly number[]): this {
    return this.shuffle(lanes.flatMap((lane) => [4 * lane, 4 * lane + 1, 4 * lane + 2, 4 * lane + 3]))
  }

  i32(value: number): this {
    this.bytes.push(0x41)
    pushSigned(this.bytes, value)
    return this
  }

  /** A constant within the range of 32 bits. */
  i64(value: number): this {
    this.bytes.push(0x42)
    pushSigned(this.bytes, value)
    return this
  }

  f32(value: number): this {
    this.bytes.push(0x43, ...float32Bytes(value))
    return this
  }

  f64(value: number): this {
    this.bytes.push(0x44, ...float64Bytes(value))
    return this
  }

  f32x4(value: number): this {
    return this.v128(float32Bytes(value))
  }

  i32x4(value: number): this {
    return this.v128(int32Bytes(value))
  }

  f64x2(value: number): this {
    return this.v128(float64Bytes(value))
  }

  /**
   * Four equal numbers that are made once, at the beginning of the function, and kept in a variable. For loops: engines
   * make a constant anew wherever it stands, which takes three instructions.
   */
  keptF32x4(value: number): this {
    return this.kept(float32Bytes(value))
  }

  keptI32x4(value: number): this {
    return this.kept(int32Bytes(value))
  }

  call(target: FunctionIndex): this {
    this.bytes.push(0x10)
    pushUnsigned(this.bytes, target)
    return this
  }

  /** Runs `body` until it does not `repeat()`. */
  loop(body: (repeat: () => Code) => void): this {
    return this.structure(0x03, (depth) => body(() => this.branch(0x0d, depth)))
  }

  /** A block that `leave()` jumps out of when the number on the stack is not 0. */
  block(body: (leave: () => Code, leaveAlways: () => Code) => void): this {
    return this.structure(0x02, (depth) =>
      body(
        () => this.branch(0x0d, depth),
        () => this.branch(0x0c, depth),
      ),
    )
  }

  /** Does `then` when the number on the stack is not 0. */
  if(then: () => void, otherwise?: () => void): this {
    return this.structure(0x04, () => {
      then()
      if (otherwise) {
        this.bytes.push(0x05)
        otherwise()
      }
    })
  }

  /** Counts `counter` from its present value up to the limit that `limit` pushes, in steps; not at all if it is there. */
  forRange(counter: Local, limit: () => void, step: number, body: () => void): this {
    return this.block((leave) => {
      this.get(counter)
      limit()
      this.op('i32.ge_s')
      leave()
      this.loop((repeat) => {
        body()
        this.get(counter).i32(step).op('i32.add').tee(counter)
        limit()
        this.op('i32.lt_s')
        repeat()
      })
    })
  }

  /** Adds a number to a variable. */
  increase(local: Local, amount: number): this {
    return amount === 0 ? this : this.get(local).i32(amount).op('i32.add').set(local)
  }

  /** The function as it stands in the module: local variables, instructions, end. */
  encode(): number[] {
    const groups: [number, ValueType][] = []
    for (const type of this.locals) {
      const last = groups.at(-1)
      if (last && last[1] === type) last[0] += 1
      else groups.push([1, type])
    }
    const body: number[] = []
    pushUnsigned(body, groups.length)
    for (const [count, type] of groups) {
      pushUnsigned(body, count)
      body.push(valueTypes[type])
    }
    const size: number[] = []
    pushUnsigned(size, body.length + this.beginning.length + this.bytes.length + 1)
    return size.concat(body, this.beginning, this.bytes, 0x0b)
  }

  private v128(pattern: readonly number[]): this {
    pushV128(this.bytes, pattern)
    return this
  }

  private kept(pattern: readonly number[]): this {
    const key = pattern.join()
    let local = this.constants.get(key)
    if (local === undefined) {
      this.locals.push('v128')
      local = (this.parameters.length + this.locals.length - 1) as Local
      this.constants.set(key, local)
      pushV128(this.beginning, pattern)
      this.beginning.push(0x21)
      pushUnsigned(this.beginning, local)
    }
    return this.get(local)
  }

  private structure(opcode: number, body: (depth: number) => void): this {
    this.bytes.push(opcode, 0x40)
    this.depth += 1
    body(this.depth)
    this.depth -= 1
    this.bytes.push(0x0b)
    return this
  }

  private branch(opcode: number, target: number): Code {
    this.bytes.push(opcode)
    pushUnsigned(this.bytes, this.depth - target)
    return this
  }
}

function pushV128(bytes: number[], pattern: readonly number[]): void {
  bytes.push(0xfd, 12)
  for (let at = 0; at < 16; at++) bytes.push(pattern[at % pattern.length])
}
