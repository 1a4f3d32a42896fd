import { Code, type FunctionIndex } from './code.ts'
import { name, pushUnsigned, type ValueType, valueTypes, vector } from './encode.ts'

export interface Signature {
  /** What profilers and stack traces call it. */
  readonly name?: string
  readonly parameters: readonly ValueType[]
  readonly results?: readonly ValueType[]
}

/** How much memory the module expects from outside, in pages of 64 kB; shared memory needs a maximum. */
export interface MemoryImport {
  readonly minimum: number
  readonly maximum?: number
  readonly shared?: boolean
}

/** A WebAssembly module while it is written: imported memory and functions, and functions of its own. */
export class ModuleBuilder {
  private readonly types: string[] = []
  private readonly typeBytes: number[][] = []
  private readonly imports: { field: string; type: number }[] = []
  private readonly functions: { type: number; code: Code | null; name: string | undefined }[] = []
  private readonly exports: { name: string; index: number }[] = []
  private readonly memory: MemoryImport

  constructor(memory: MemoryImport) {
    this.memory = memory
  }

  /** A function from outside, under `env`; all of them come before the first `function`. */
  importFunction(field: string, signature: Signature): FunctionIndex {
    if (this.functions.length > 0) throw new Error(`importFunction("${field}"): imports come before functions.`)
    this.imports.push({ field, type: this.typeOf(signature) })
    return (this.imports.length - 1) as FunctionIndex
  }

  /** Writes a function; `exported` is its name outside. */
  function(signature: Signature, write: (code: Code) => void, exported?: string): FunctionIndex {
    const code = new Code(signature.parameters)
    const entry = { type: this.typeOf(signature), code, name: signature.name }
    this.functions.push(entry)
    const index = (this.imports.length + this.functions.length - 1) as FunctionIndex
    if (exported !== undefined) this.exports.push({ name: exported, index })
    write(code)
    return index
  }

  /** Bytes of the functions so far. */
  get codeBytes(): number {
    return this.functions.reduce((sum, { code }) => sum + (code?.bytes.length ?? 0), 0)
  }

  /** The binary module. */
  encode(): Uint8Array<ArrayBuffer> {
    const { minimum, maximum, shared } = this.memory
    const limits: number[] = [shared ? 3 : maximum === undefined ? 0 : 1]
    pushUnsigned(limits, minimum)
    if (maximum !== undefined) pushUnsigned(limits, maximum)
    const imports = [
      [...name('env'), ...name('memory'), 0x02, ...limits],
      ...this.imports.map(({ field, type }) => [...name('env'), ...name(field), 0x00, ...unsigned(type)]),
    ]
    const exports = this.exports.map((item) => [...name(item.name), 0x00, ...unsigned(item.index)])
    return joined([
      [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      ...section(1, this.typeBytes),
      ...section(2, imports),
      ...section(
        3,
        this.functions.map(({ type }) => unsigned(type)),
      ),
      ...section(7, exports),
      ...section(
        10,
        this.functions.map(({ code }) => (code as Code).encode()),
      ),
      ...this.names(),
    ])
  }

  /** The section with the names of functions. */
  private names(): (readonly number[])[] {
    const list = vector(
      this.functions.flatMap(({ name: text }, place) =>
        text === undefined ? [] : [[...unsigned(this.imports.length + place), ...name(text)]],
      ),
    )
    const head = [...name('name'), 1, ...unsigned(list.length)]
    return [[0, ...unsigned(head.length + list.length)], head, list]
  }

  private typeOf({ parameters, results = [] }: Signature): number {
    const bytes = [
      0x60,
      ...vector(parameters.map((type) => [valueTypes[type]])),
      ...vector(results.map((type) => [valueTypes[type]])),
    ]
    const key = bytes.join()
    const known = this.types.indexOf(key)
    if (known >= 0) return known
    this.types.push(key)
    this.typeBytes.push(bytes)
    return this.types.length - 1
  }
}

function unsigned(value: number): number[] {
  const bytes: number[] = []
  pushUnsigned(bytes, value)
  return bytes
}

/** A list of encoded items under the number of its section, in pieces. */
function section(id: number, items: readonly (readonly number[])[]): (readonly number[])[] {
  const count = unsigned(items.length)
  const length = items.reduce((sum, item) => sum + item.length, count.length)
  return [[id, ...unsigned(length), ...count], ...items]
}

function joined(pieces: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
