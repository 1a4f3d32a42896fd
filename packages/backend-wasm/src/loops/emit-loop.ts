import type { LoopKernel } from '@chainrule/lowering'
import type { Code, Local } from '../assembler/code.ts'
import { Accumulators } from './accumulators.ts'
import { elementCode } from './element-code.ts'
import { emitRow } from './emit-row.ts'
import { type LoopPlan, planLoop } from './loop-plan.ts'
import { setPointers } from './pointers.ts'
import type { Surroundings } from './surroundings.ts'

export type { Surroundings } from './surroundings.ts'

/** A kernel in code: a function of the first unit to do and the one to stop before. */
export interface Emitted {
  readonly units: number
  write(code: Code): void
}

/** The code of an elementwise region. */
export function emitLoop(kernel: LoopKernel, around: Surroundings): Emitted {
  const plan = planLoop(kernel)
  return {
    units: plan.units,
    write: (code) => writeLoop(code, kernel, plan, around, code.parameter(0), code.parameter(1)),
  }
}

/** Writes the units from one up to another. */
export function writeLoop(
  code: Code,
  kernel: LoopKernel,
  plan: LoopPlan,
  around: Surroundings,
  first: Local,
  last: Local,
): void {
  const { rows, rowsInUnit } = plan
  const pointers = setPointers(code, plan.accesses, around)
  const accumulators = new Accumulators(kernel, plan)
  const elements = elementCode(code, kernel, plan, pointers, accumulators, around)
  elements.hoistConstants()
  const [row, limit] = [code.local('i32'), code.local('i32')]
  code.get(first).i32(rowsInUnit).op('i32.mul').set(row)
  code.get(last).i32(rowsInUnit).op('i32.mul').set(limit)
  code.get(limit).i32(rows).get(limit).i32(rows).op('i32.lt_s').op('select').set(limit)
  code.forRange(
    row,
    () => code.get(limit),
    1,
    () => emitRow({ code, kernel, plan, pointers, accumulators, elements, around }, row),
  )
  code.release('i32', row, limit)
}
