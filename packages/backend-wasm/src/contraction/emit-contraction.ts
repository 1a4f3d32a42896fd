import type { ContractionAxis, ContractionKernel } from '@chainrule/lowering'
import type { Code, Local } from '../assembler/code.ts'
import type { ModuleBuilder } from '../assembler/module.ts'
import type { Emitted, Surroundings } from '../loops/emit-loop.ts'
import { type ContractionFunctions, contractionFunctions } from './contraction-functions.ts'
import { panelBytes } from './emit-pack.ts'
import { emitUnit, pushFirstRow, type UnitLocals } from './emit-unit.ts'
import { type Tiling, tilesOf, tilingOf } from './shape.ts'

/** Addresses of the results of a panel, behind what is packed. */
const TABLE_BYTES = 64

/** A contraction in code, and how much memory of its own each thread needs for packing. */
export interface EmittedContraction extends Emitted {
  readonly scratchBytes: number
}

/**
 * Cut into units of a few panels and, where there are few panels, a part of the rows: each unit packs its columns block
 * by block and multiplies its rows with them.
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
  const { group, groups, batches, pieces } = tiling
  return {
    units: groups * batches * pieces,
    scratchBytes: group * (panelBytes(tiling) + TABLE_BYTES),
    write: (code) =>
      new ContractionEmitter(code, kernel, tiling, around, contractionFunctions(module, kernel, tiling, fused)).write(),
  }
}

class ContractionEmitter implements UnitLocals {
  private readonly code: Code
  private readonly kernel: ContractionKernel
  private readonly tiling: Tiling
  private readonly around: Surroundings
  private readonly functions: ContractionFunctions
  /** Bytes from one packed panel to the next. */
  private readonly panelBytes: number
  private readonly bytes: number
  readonly unit: Local
  /** The first elements of the batch and of its rows. */
  readonly a: Local
  readonly b: Local
  readonly c: Local
  readonly firstPanel: Local
  readonly lastPanel: Local
  private readonly p: Local
  private readonly packed: Local
  /** Steps of the outermost inner axis that are done, and how many the present block has. */
  private readonly step: Local
  private readonly count: Local
  /** The present row: of `a` in the present block; of `c`, or with a table how far that row is from the first. */
  private readonly aRow: Local
  private readonly cRow: Local
  private readonly cTile: Local

  constructor(
    code: Code,
    kernel: ContractionKernel,
    tiling: Tiling,
    around: Surroundings,
    functions: ContractionFunctions,
  ) {
    this.code = code
    this.kernel = kernel
    this.tiling = tiling
    this.around = around
    this.functions = functions
    this.bytes = tiling.width.bytes
    this.panelBytes = panelBytes(tiling) + (functions.makeTable === null ? 0 : TABLE_BYTES)
    const local = () => code.local('i32')
    this.unit = local()
    this.a = local()
    this.b = local()
    this.c = local()
    this.firstPanel = local()
    this.lastPanel = local()
    this.p = local()
    this.packed = local()
    this.step = local()
    this.count = local()
    this.aRow = local()
    this.cRow = local()
    this.cTile = local()
  }

  write(): void {
    const { code, unit } = this
    code.get(code.parameter(0)).set(unit)
    code.forRange(
      unit,
      () => code.get(code.parameter(1)),
      1,
      () => this.writeUnit(),
    )
  }

  private writeUnit(): void {
    emitUnit(this.code, this.kernel, this.tiling, this.functions.target, this.around, this)
    this.takeTurns(this.kernel.turns ?? [])
  }

  /** Everything once for each step of some axes. */
  private takeTurns([axis, ...others]: readonly ContractionAxis[]): void {
    if (!axis) {
      this.alongBlocks()
      return
    }
    const { code, bytes } = this
    const counter = code.local('i32')
    const move = (steps: number) => {
      for (const name of ['a', 'b', 'c'] as const) code.increase(this[name], steps * axis[name] * bytes)
    }
    code.i32(0).set(counter)
    code.forRange(
      counter,
      () => code.i32(axis.size),
      1,
      () => {
        this.takeTurns(others)
        move(1)
      },
    )
    move(-axis.size)
    code.release('i32', counter)
  }

  private alongBlocks(): void {
    const { code, kernel, tiling, step, count, bytes } = this
    const { target, columnStep } = this.functions
    const { block, blocks, inner } = tiling
    code.i32(0).set(step)
    // At least once, so that an empty inner axis gives zeros.
    code.loop((repeat) => {
      code.i32(inner[0].size)
      if (blocks > 1) {
        code.get(step).op('i32.sub').tee(count).i32(block)
        code.get(count).i32(block).op('i32.lt_s').op('select')
      }
      code.set(count)
      this.packPanels()
      code.get(this.a)
      if (blocks > 1)
        code
          .get(step)
          .i32(inner[0].a * bytes)
          .op('i32.mul')
          .op('i32.add')
      code.set(this.aRow)
      if (target === 'table') pushFirstRow(code, kernel, tiling, this.unit, 'c')
      else {
        code
          .get(this.c)
          .get(this.firstPanel)
          .i32(tiling.panel * columnStep * bytes)
        code.op('i32.mul').op('i32.add')
      }
      code.set(this.cRow)
      this.alongRows(kernel.m, 0)
      if (blocks > 1) {
        code.get(step).i32(block).op('i32.add').tee(step).i32(inner[0].size).op('i32.lt_s')
        repeat()
      }
    })
  }

  /** Packs what the present block needs of the columns. */
  private packPanels(): void {
    const { code, tiling, c, p, packed, count } = this
    const { pack, makeTable } = this.functions
    const { panel } = tiling
    if (tiling.packed) return
    this.eachPanel(() => {
      this.pushColumns()
      code.get(p).i32(panel).op('i32.mul').get(packed).get(count).call(pack)
      if (makeTable === null) return
      code.get(c).get(p).i32(panel).op('i32.mul')
      this.pushTable().call(makeTable)
    })
  }

  /** Where the present block of the columns begins. */
  private pushColumns(): Code {
    const { code, tiling, b, step, bytes } = this
    code.get(b)
    if (tiling.blocks === 1) return code
    return code
      .get(step)
      .i32(tiling.inner[0].b * bytes)
      .op('i32.mul')
      .op('i32.add')
  }

  private pushTable(): Code {
    return this.code
      .get(this.packed)
      .i32(this.panelBytes - TABLE_BYTES)
      .op('i32.add')
  }

  /** Every panel of the unit, with `packed` where it is packed. */
  private eachPanel(body: () => void, move?: () => void): void {
    const { code, p, packed } = this
    code.get(this.firstPanel).set(p)
    if (this.tiling.packed) this.pushColumns()
    else code.get(code.parameter(2))
    code.set(packed)
    if (this.tiling.group === 1) {
      body()
      return
    }
    code.forRange(
      p,
      () => code.get(this.lastPanel),
      1,
      () => {
        body()
        code.increase(packed, this.panelBytes)
        move?.()
      },
    )
  }

  /** Walks over the rows of the unit, the nearest ones in tiles, and puts the pointers back. */
  private alongRows(m: readonly ContractionAxis[], at: number): void {
    const { code, tiling } = this
    const axis = m[at] ?? { size: 1, a: 0, b: 0, c: 0 }
    const size = at === 0 ? axis.size / tiling.pieces : axis.size
    const nearest = at >= m.length - 1
    const steps = nearest ? tilesOf(size, tiling.tile) : [{ rows: 1, count: size }]
    for (const { rows, count } of steps) {
      const body = () => {
        if (nearest) this.alongPanels(rows)
        else this.alongRows(m, at + 1)
        this.move(axis, rows)
      }
      if (count === 1) {
        body()
        continue
      }
      const counter = code.local('i32')
      code.i32(0).set(counter)
      code.forRange(counter, () => code.i32(count), 1, body)
      code.release('i32', counter)
    }
    if (at > 0) this.move(axis, -size)
  }

  private move(axis: ContractionAxis, rows: number): void {
    this.code.increase(this.aRow, rows * axis.a * this.bytes).increase(this.cRow, rows * axis.c * this.bytes)
  }

  /** Multiplies a tile of rows with every panel of the unit. */
  private alongPanels(tileRows: number): void {
    const { code, tiling, cRow, cTile, p } = this
    const { target, columnStep, tile } = this.functions
    const { panel, panels, columns, bytes } = { ...tiling, bytes: this.bytes }
    const rest = columns - (panels - 1) * panel
    code.get(cRow).set(cTile)
    const call = (tileColumns: number) => {
      code.get(this.aRow).get(this.packed).get(cTile)
      this.pushSteps()
      if (this.kernel.turns) code.i32(1)
      else code.get(this.step)
      if (target === 'table') this.pushTable()
      else code.i32(0)
      code.call(tile(tileRows, tileColumns))
    }
    const next = target === 'table' ? 0 : panel * columnStep * bytes
    this.eachPanel(
      () => {
        if (rest === panel || panels === 1) call(rest)
        else {
          code
            .get(p)
            .i32(panels - 1)
            .op('i32.eq')
          code.if(
            () => call(rest),
            () => call(panel),
          )
        }
      },
      () => code.increase(cTile, next),
    )
  }

  /** How many steps of its outermost level `a` takes in a block: that level may cover several axes. */
  private pushSteps(): void {
    const { levels, inner } = this.tiling
    this.code
      .get(this.count)
      .i32(levels[0].size / inner[0].size || 1)
      .op('i32.mul')
  }
}
