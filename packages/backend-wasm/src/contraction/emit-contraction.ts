import type { ContractionKernel } from '@chainrule/lowering'
import type { Code, FunctionIndex, Local } from '../assembler/code.ts'
import type { ModuleBuilder } from '../assembler/module.ts'
import type { Emitted, Surroundings } from '../loops/emit-loop.ts'
import { emitOffset, emitPack, emitTable, panelBytes } from './emit-pack.ts'
import { emitTile, type Target } from './emit-tile.ts'
import { type Tiling, tilingOf } from './shape.ts'

const addresses = ['i32', 'i32', 'i32', 'i32'] as const

/** A contraction in code, and how much memory of its own each thread needs for packing. */
export interface EmittedContraction extends Emitted {
  readonly scratchBytes: number
}

/**
 * Cut into units of a few panels: each packs its columns block by block and multiplies every row with them.
 *
 * Within a result, products are added in the order of the inner axis, whatever the tiles and whoever does them.
 */
export function emitContraction(
  kernel: ContractionKernel,
  around: Surroundings,
  module: ModuleBuilder,
  fused: boolean,
): EmittedContraction {
  const tiling = tilingOf(kernel, fused)
  const { group, groups, batches } = tiling
  const target: Target = kernel.n.length > 1 ? 'table' : (kernel.n[0]?.c ?? 1) === 1 ? 'vectors' : 'strided'
  const bytes = panelBytes(tiling)
  return {
    units: groups * batches,
    scratchBytes: group * (bytes + TABLE_BYTES),
    write: (code) => writeUnits(code, kernel, tiling, target, around, module, fused),
  }
}

const TABLE_BYTES = 64

function writeUnits(
  code: Code,
  kernel: ContractionKernel,
  tiling: Tiling,
  target: Target,
  around: Surroundings,
  module: ModuleBuilder,
  fused: boolean,
): void {
  const { batch, m } = kernel
  const { group, groups, panels, panel, block, blocks, perStep, inner, rows, tile, columns, width } = tiling
  const pack = module.function({ name: 'pack', parameters: addresses }, (body) => emitPack(body, kernel, tiling))
  const makeTable =
    target === 'table'
      ? module.function({ parameters: ['i32', 'i32', 'i32'] }, (body) => emitTable(body, kernel, tiling))
      : null
  const tiles = new Map<string, FunctionIndex>()
  const tileOf = (tileRows: number, tileColumns: number): FunctionIndex => {
    const key = `${tileRows} ${tileColumns}`
    const known = tiles.get(key)
    if (known !== undefined) return known
    const made = module.function(
      { name: `tile ${tileRows}x${tileColumns}`, parameters: [...addresses, 'i32', 'i32'] },
      (body) => emitTile(body, kernel, tiling, tileRows, tileColumns, target, fused),
    )
    tiles.set(key, made)
    return made
  }
  const local = () => code.local('i32')
  const [unit, a, b, c, index, flat, firstPanel, lastPanel] = [
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
  ]
  const [step, count, p, packed, aBlock, row, aRow, cRow] = [
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
  ]
  const scratch = code.parameter(2)
  const size = panelBytes(tiling)
  const tables = group * size
  const rest = columns - (panels - 1) * panel

  code.get(code.parameter(0)).set(unit)
  code.forRange(
    unit,
    () => code.get(code.parameter(1)),
    1,
    () => {
      for (const [operand, pointer] of [
        [kernel.a, a],
        [kernel.b, b],
        [kernel.c, c],
      ] as const) {
        around.address(code, operand.buffer)
        code
          .i32(operand.offset * width.bytes)
          .op('i32.add')
          .set(pointer)
      }
      for (const [name, pointer] of [
        ['a', a],
        ['b', b],
        ['c', c],
      ] as const) {
        if (batch.length === 0) continue
        code.get(unit).i32(groups).op('i32.div_u').set(flat)
        emitOffset(
          code,
          flat,
          index,
          batch.map((axis) => ({ size: axis.size, step: axis[name] * width.bytes })),
          pointer,
        )
      }
      code.get(unit).i32(groups).op('i32.rem_u').i32(group).op('i32.mul').tee(firstPanel)
      code.i32(group).op('i32.add').set(lastPanel)
      if (panels % group !== 0) {
        code.get(lastPanel).i32(panels).get(lastPanel).i32(panels).op('i32.lt_s').op('select').set(lastPanel)
      }
      code.i32(0).set(step)
      // At least once, so that an empty inner axis gives zeros.
      code.loop((repeat) => {
        if (blocks === 1) code.i32(inner[0].size).set(count)
        else {
          code.i32(inner[0].size).get(step).op('i32.sub').tee(count).i32(block)
          code.get(count).i32(block).op('i32.lt_s').op('select').set(count)
        }
        code.get(firstPanel).set(p)
        code.get(scratch).set(packed)
        code.forRange(
          p,
          () => code.get(lastPanel),
          1,
          () => {
            code
              .get(b)
              .get(step)
              .i32(inner[0].b * width.bytes)
              .op('i32.mul')
              .op('i32.add')
            code.get(p).i32(panel).op('i32.mul').get(packed).get(count).call(pack)
            if (makeTable !== null) {
              code.get(c).get(p).i32(panel).op('i32.mul')
              code
                .get(scratch)
                .i32(tables)
                .op('i32.add')
                .get(p)
                .get(firstPanel)
                .op('i32.sub')
                .i32(TABLE_BYTES)
                .op('i32.mul')
              code.op('i32.add').call(makeTable)
            }
            code.increase(packed, size)
          },
        )
        code.get(a).get(step).i32(blockStride(tiling, width.bytes)).op('i32.mul').op('i32.add').set(aBlock)
        const rowsAt = (tileRows: number) => {
          code
            .get(aBlock)
            .get(row)
            .i32((m[0]?.a ?? 0) * width.bytes)
            .op('i32.mul')
            .op('i32.add')
            .set(aRow)
          code
            .get(row)
            .i32((m[0]?.c ?? 0) * width.bytes)
            .op('i32.mul')
            .set(cRow)
          if (target !== 'table') code.get(c).get(cRow).op('i32.add').set(cRow)
          code.get(firstPanel).set(p)
          code.get(scratch).set(packed)
          const call = (tileColumns: number) => {
            code.get(aRow).get(packed)
            if (target === 'table') code.get(cRow)
            else
              code
                .get(cRow)
                .get(p)
                .i32(panel * (kernel.n[0]?.c ?? 1) * width.bytes)
                .op('i32.mul')
                .op('i32.add')
            pushSteps(code, tiling, count, perStep)
            code.get(step)
            code
              .get(scratch)
              .i32(tables)
              .op('i32.add')
              .get(p)
              .get(firstPanel)
              .op('i32.sub')
              .i32(TABLE_BYTES)
              .op('i32.mul')
              .op('i32.add')
            code.call(tileOf(tileRows, tileColumns))
          }
          code.forRange(
            p,
            () => code.get(lastPanel),
            1,
            () => {
              if (rest === panel) call(panel)
              else {
                code
                  .get(p)
                  .i32(panels - 1)
                  .op('i32.eq')
                code.if(
                  () => call(rest),
                  () => (panels > 1 ? call(panel) : undefined),
                )
              }
              code.increase(packed, size)
            },
          )
        }
        const whole = rows - (rows % tile)
        code.i32(0).set(row)
        if (whole > 0)
          code.forRange(
            row,
            () => code.i32(whole),
            tile,
            () => rowsAt(tile),
          )
        if (rows % tile > 0) rowsAt(rows % tile)
        if (blocks > 1) {
          code.get(step).i32(block).op('i32.add').tee(step).i32(inner[0].size).op('i32.lt_s')
          repeat()
        }
      })
    },
  )
}

/** Bytes that `a` moves for each step of the outermost inner axis. */
function blockStride({ inner }: Tiling, bytes: number): number {
  return inner[0].a * bytes
}

/** How many steps of its outer level `a` takes in a block. */
function pushSteps(code: Code, { levels, inner }: Tiling, count: Local, perStep: number): void {
  // The outer of two levels covers the outermost axes; the inner one the rest.
  const each = levels.length === 1 ? perStep : perStep / levels[1].size
  if (!Number.isInteger(each))
    throw new Error(
      `contraction: levels ${levels.map(({ size }) => size)} do not divide [${inner.map(({ size }) => size)}].`,
    )
  code.get(count).i32(each).op('i32.mul')
}
