import type { Access } from '@chainrule/lowering'
import { bytesOf } from '@chainrule/lowering'
import type { Code, Local } from '../assembler/code.ts'
import type { LoopAxis } from './space.ts'
import type { Surroundings } from './surroundings.ts'

/** The addresses of a loop nest: where each access begins, and where it stands. */
export interface Pointers {
  /** One for each access; accesses that walk alike share theirs. */
  readonly at: readonly Local[]
  readonly bases: readonly Local[]
  /** Puts all of them back to where they begin. */
  reset(): void
  /** Moves all of them by a variable index along an axis. */
  advance(axis: LoopAxis, index: Local, scale: number): void
  /** Moves all of them by so many steps along an axis. */
  move(axis: LoopAxis, count: number): void
}

/** Writes where the accesses begin into variables. */
export function setPointers(code: Code, accesses: readonly Access[], around: Surroundings): Pointers {
  const first = new Map<string, number>()
  const alike = accesses.map(({ buffer, offset, strides }, i) => {
    const key = `${buffer} ${offset} ${strides}`
    if (!first.has(key)) first.set(key, i)
    return first.get(key) as number
  })
  const own = [...first.values()]
  const bytes = accesses.map(({ buffer }) => bytesOf(around.buffers[buffer].dtype))
  const bases: Local[] = []
  const at: Local[] = []
  for (const i of own) {
    bases[i] = code.local('i32')
    at[i] = code.local('i32')
    around.address(code, accesses[i].buffer)
    code
      .i32(accesses[i].offset * bytes[i])
      .op('i32.add')
      .set(bases[i])
  }
  return {
    at: alike.map((i) => at[i]),
    bases: alike.map((i) => bases[i]),
    reset() {
      for (const i of own) code.get(bases[i]).set(at[i])
    },
    advance(axis, index, scale) {
      for (const i of own) {
        const step = axis.strides[i] * bytes[i] * scale
        if (step !== 0) code.get(at[i]).get(index).i32(step).op('i32.mul').op('i32.add').set(at[i])
      }
    },
    move(axis, count) {
      for (const i of own) code.increase(at[i], axis.strides[i] * bytes[i] * count)
    },
  }
}
