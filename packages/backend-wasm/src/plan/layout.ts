import type { Program } from '@chainrule/lowering'
import { bytesOf } from '@chainrule/lowering'
import type { Code } from '../assembler/code.ts'
import { arrayAt } from '../memory/array-at.ts'
import { ARENA_ADDRESS, type Heap } from '../memory/heap.ts'

/** Memory that belongs to one plan: addresses of what is bound, scalars, constants. */
export interface PlanMemory {
  readonly address: number
  readonly bytes: number
  /** Where the address of the input or output at a place is written before a run. */
  inputSlot(input: number): number
  outputSlot(output: number): number
  /** Where the number of a scalar input is written. */
  scalarAt(input: number): number
  /** Where a constant lies. */
  constantAt(buffer: number): number
  /** Pushes the address of a buffer. */
  push(code: Code, buffer: number): void
}

export function planMemory({ graph, buffers, offsets }: Program, heap: Heap): PlanMemory {
  const inputs = graph.inputs.length
  const slots = 4 * (inputs + graph.outputs.length)
  const scalars = Math.ceil(slots / 8) * 8
  let bytes = Math.ceil((scalars + 8 * inputs) / 64) * 64
  const constants = buffers.map(({ place, dtype, size }) => {
    if (place.kind !== 'constant') return -1
    const at = bytes
    bytes += Math.ceil((size * bytesOf(dtype)) / 16) * 16
    return at
  })
  const address = heap.allocate(bytes)
  buffers.forEach(({ place, dtype, size }, i) => {
    if (place.kind === 'constant') arrayAt(heap, dtype, address + constants[i], size).set(place.data)
  })
  const inputSlot = (input: number) => address + 4 * input
  const outputSlot = (output: number) => address + 4 * (inputs + output)
  const scalarAt = (input: number) => address + scalars + 8 * input
  return {
    address,
    bytes,
    inputSlot,
    outputSlot,
    scalarAt,
    constantAt: (buffer) => address + constants[buffer],
    push(code, buffer) {
      const { place } = buffers[buffer]
      if (place.kind === 'arena') code.i32(0).memory('i32.load', ARENA_ADDRESS).i32(offsets[buffer]).op('i32.add')
      else if (place.kind === 'state') code.i32(0).memory('i32.load', inputSlot(place.input))
      else if (place.kind === 'destination') code.i32(0).memory('i32.load', outputSlot(place.output))
      else if (place.kind === 'scalar') code.i32(scalarAt(place.input))
      else code.i32(address + constants[buffer])
    },
  }
}
