import type { RowsKernel } from '@chainrule/lowering'
import { type Emitted, writeLoop } from './emit-loop.ts'
import { planStage, rowsInUnit } from './loop-plan.ts'
import type { Surroundings } from './surroundings.ts'

/** The code of loops over the same rows: unit by unit, all stages of one after the other. */
export function emitRows({ rows, stages }: RowsKernel, around: Surroundings): Emitted {
  const elements = stages.map(({ shape }) => shape.reduce((product, size) => product * size, 1))
  const perUnit = rowsInUnit(Math.max(...elements), rows)
  const plans = stages.map((stage) => planStage(stage, rows, perUnit))
  return {
    units: Math.ceil(rows / perUnit),
    write(code) {
      const [unit, next] = [code.local('i32'), code.local('i32')]
      code.get(code.parameter(0)).set(unit)
      code.forRange(
        unit,
        () => code.get(code.parameter(1)),
        1,
        () => {
          code.get(unit).i32(1).op('i32.add').set(next)
          for (const [i, stage] of stages.entries()) writeLoop(code, stage, plans[i], around, unit, next)
        },
      )
    },
  }
}
