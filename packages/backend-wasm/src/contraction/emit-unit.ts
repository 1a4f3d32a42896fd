import type { ContractionKernel } from '@chainrule/lowering'
import type { Code, Local } from '../assembler/code.ts'
import type { Surroundings } from '../loops/emit-loop.ts'
import { emitOffset } from './emit-pack.ts'
import type { Target } from './emit-tile.ts'
import type { Tiling } from './shape.ts'

/** What a unit of work has: its number, the first elements of its batch and rows, and its panels. */
export interface UnitLocals {
  readonly unit: Local
  readonly a: Local
  readonly b: Local
  readonly c: Local
  readonly firstPanel: Local
  readonly lastPanel: Local
}

/** Finds out which batch, panels and rows a unit has. With a table, `c` stays at the first row of all. */
export function emitUnit(
  code: Code,
  kernel: ContractionKernel,
  tiling: Tiling,
  target: Target,
  around: Surroundings,
  locals: UnitLocals,
): void {
  const { unit, a, c, firstPanel, lastPanel } = locals
  const { group, groups, panels, pieces, width } = tiling
  const { bytes } = width
  const [flat, index] = [code.local('i32'), code.local('i32')]
  const { batch } = kernel
  for (const name of ['a', 'b', 'c'] as const) {
    const pointer = locals[name]
    around.address(code, kernel[name].buffer)
    code
      .i32(kernel[name].offset * bytes)
      .op('i32.add')
      .set(pointer)
    if (batch.length === 0) continue
    code
      .get(unit)
      .i32(groups * pieces)
      .op('i32.div_u')
      .set(flat)
    emitOffset(
      code,
      flat,
      index,
      batch.map((axis) => ({ size: axis.size, step: axis[name] * bytes })),
      pointer,
    )
  }
  code.release('i32', flat, index)
  pushFirstRow(code, kernel, tiling, unit, 'a').get(a).op('i32.add').set(a)
  if (target !== 'table') pushFirstRow(code, kernel, tiling, unit, 'c').get(c).op('i32.add').set(c)
  code.get(unit)
  if (pieces > 1) code.i32(pieces).op('i32.div_u')
  code.i32(groups).op('i32.rem_u').i32(group).op('i32.mul').tee(firstPanel)
  code.i32(group).op('i32.add').set(lastPanel)
  if (panels % group !== 0) {
    code.get(lastPanel).i32(panels).get(lastPanel).i32(panels).op('i32.lt_s').op('select').set(lastPanel)
  }
}

/** Bytes from the first row of an operand to the first that the unit has. */
export function pushFirstRow(
  code: Code,
  { m }: ContractionKernel,
  { pieces, width }: Tiling,
  unit: Local,
  name: 'a' | 'c',
): Code {
  if (pieces === 1) return code.i32(0)
  const [outermost] = m
  const step = (outermost[name] * outermost.size * width.bytes) / pieces
  return code.get(unit).i32(pieces).op('i32.rem_u').i32(step).op('i32.mul')
}
