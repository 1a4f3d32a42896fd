import type { Instruction, LoopKernel } from '@chainrule/lowering'
import type { Code, Local } from '../assembler/code.ts'
import type { ValueType } from '../assembler/encode.ts'
import type { Accumulators } from './accumulators.ts'
import type { LoopPlan } from './loop-plan.ts'
import { emitLoad, emitStore } from './memory-access.ts'
import type { Pointers } from './pointers.ts'
import { emitScalarOperation, scalarType } from './scalar-operations.ts'
import type { Surroundings } from './surroundings.ts'
import { emitVectorOperation } from './vector-operations.ts'

/** What is done with the elements of a region, vector by vector. */
export interface ElementCode {
  /** Keeps constants, and numbers that are the same for the whole kernel, in variables. */
  hoistConstants(): void
  /** Keeps numbers that are the same along a row of so many elements while `body` is written. */
  withRow(count: number, body: () => void): void
  /** One vector (or its first `count` lanes) at a distance from the pointers, into a slot of the accumulators. */
  element(vector: number, count: number, slot: number): void
}

export function elementCode(
  code: Code,
  kernel: LoopKernel,
  { accesses, inner, lanes }: LoopPlan,
  pointers: Pointers,
  accumulators: Accumulators,
  around: Surroundings,
): ElementCode {
  const { body, stores, reductions } = kernel
  const hoisted = new Map<number, Local>()
  /** For each place of the body, the place among the accesses of its load. */
  const loadPlaces: number[] = []
  for (const [at, { access }] of body.entries()) loadPlaces[at] = access ? loads(body, at) : -1
  const lastUse = lastUses(kernel)
  const typeOf = (at: number): ValueType => (lanes === 4 ? 'v128' : scalarType(body[at].dtype))

  const load = (at: number, pointer: Local, stride: number, first: number, count: number) =>
    emitLoad(code, body[at].dtype, { pointer, stride, first, count, lanes })

  const hoist = (at: number): Local => {
    const local = code.local(typeOf(at))
    code.set(local)
    hoisted.set(at, local)
    return local
  }

  const pushConstant = ({ dtype, value = 0 }: Instruction): void => {
    if (lanes === 4) {
      if (dtype === 'float32') code.f32x4(value)
      else code.i32x4(dtype === 'bool' ? -value : value)
    } else if (dtype === 'float64') code.f64(value)
    else if (dtype === 'float32') code.f32(value)
    else code.i32(value)
  }

  const evaluate = (at: number, results: ReadonlyMap<number, Local>, first: number, count: number): void => {
    const instruction = body[at]
    if (instruction.operation === 'load') {
      const place = loadPlaces[at]
      load(at, pointers.at[place], inner.strides[place], first, count)
    } else if (instruction.operation === 'constant') pushConstant(instruction)
    else {
      const operands = instruction.inputs.map((input) => results.get(input) as Local)
      const types = instruction.inputs.map((input) => body[input].dtype)
      const emit = lanes === 4 ? emitVectorOperation : emitScalarOperation
      emit(code, instruction, operands, types, around.callHost, around.fused)
    }
  }

  return {
    hoistConstants() {
      for (const [at, instruction] of body.entries()) {
        if (instruction.operation === 'constant') pushConstant(instruction)
        else if (instruction.operation === 'load' && instruction.access?.strides.every((stride) => stride === 0)) {
          load(at, pointers.bases[loadPlaces[at]], 0, 0, lanes)
        } else continue
        hoist(at)
      }
    },

    withRow(count, write) {
      const here: number[] = []
      for (const at of body.keys()) {
        const place = loadPlaces[at]
        const same = place >= 0 && !hoisted.has(at) && inner.strides[place] === 0
        if (!same || count <= 2 * lanes) continue
        load(at, pointers.at[place], 0, 0, lanes)
        hoist(at)
        here.push(at)
      }
      write()
      for (const at of here) {
        code.release(typeOf(at), hoisted.get(at) as Local)
        hoisted.delete(at)
      }
    },

    element(vector, count, slot) {
      const results = new Map<number, Local>(hoisted)
      let alive: number[] = []
      for (const at of body.keys()) {
        if (results.has(at)) continue
        evaluate(at, results, vector * lanes, count)
        const local = code.local(typeOf(at))
        code.set(local)
        results.set(at, local)
        alive.push(at)
        const dead = alive.filter((place) => place !== at && lastUse[place] <= at)
        for (const place of dead) code.release(typeOf(place), results.get(place) as Local)
        alive = alive.filter((place) => !dead.includes(place))
      }
      const firstStore = accesses.length - stores.length - reductions.length
      for (const [i, { value, access }] of stores.entries()) {
        const at = firstStore + i
        const place = { pointer: pointers.at[at], stride: inner.strides[at], first: vector * lanes, count, lanes }
        emitStore(code, around.buffers[access.buffer].dtype, results.get(value) as Local, place)
      }
      for (const [i, { value }] of reductions.entries()) {
        accumulators.add(code, i, slot, results.get(value) as Local, count)
      }
      for (const place of alive) code.release(typeOf(place), results.get(place) as Local)
    },
  }
}

/** How many loads stand before a place of the body. */
function loads(body: readonly Instruction[], at: number): number {
  return body.slice(0, at).filter(({ access }) => access).length
}

/** After which place of the body a value is needed no more. */
function lastUses({ body, stores, reductions }: LoopKernel): number[] {
  const last = body.map(() => -1)
  for (const [at, { inputs }] of body.entries()) for (const input of inputs) last[input] = at
  for (const { value } of [...stores, ...reductions]) last[value] = body.length
  return last
}
