import type { ContractionAxis, ContractionKernel } from '@chainrule/lowering'
import type { Code, FunctionIndex, Local } from '../assembler/code.ts'
import type { ModuleBuilder } from '../assembler/module.ts'
import type { Emitted, Surroundings } from '../loops/emit-loop.ts'
import { emitOffset, emitPack, emitTable, panelBytes } from './emit-pack.ts'
import { emitTile, type Target } from './emit-tile.ts'
import { type Tiling, tilesOf, tilingOf } from './shape.ts'

const addresses = ['i32', 'i32', 'i32', 'i32'] as const
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
    write: (code) => new ContractionEmitter(code, kernel, tiling, around, module, fused).write(),
  }
}

class ContractionEmitter {
  private readonly code: Code
  private readonly kernel: ContractionKernel
  private readonly tiling: Tiling
  private readonly around: Surroundings
  private readonly module: ModuleBuilder
  private readonly fused: boolean
  private readonly target: Target
  private readonly pack: FunctionIndex
  private readonly makeTable: FunctionIndex | null
  private readonly tiles = new Map<string, FunctionIndex>()
  /** Bytes from one packed panel to the next. */
  private readonly panelBytes: number
  private readonly bytes: number
  private readonly unit: Local
  /** The first elements of the batch and of its rows. */
  private readonly a: Local
  private readonly b: Local
  private readonly c: Local
  private readonly firstPanel: Local
  private readonly lastPanel: Local
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
    module: ModuleBuilder,
    fused: boolean,
  ) {
    this.code = code
    this.kernel = kernel
    this.tiling = tiling
    this.around = around
    this.module = module
    this.fused = fused
    this.bytes = tiling.width.bytes
    this.target = kernel.n.length > 1 ? 'table' : this.columnStep === 1 ? 'vectors' : 'strided'
    this.pack = module.function({ name: 'pack', parameters: addresses }, (body) => emitPack(body, kernel, tiling))
    this.makeTable =
      this.target === 'table'
        ? module.function({ name: 'table', parameters: ['i32', 'i32', 'i32'] }, (body) =>
            emitTable(body, kernel, tiling),
          )
        : null
    this.panelBytes = panelBytes(tiling) + (this.makeTable === null ? 0 : TABLE_BYTES)
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

  /** Elements between neighbouring columns of `c`, where there is one axis of them. */
  private get columnStep(): number {
    return this.kernel.n[0]?.c ?? 1
  }

  private writeUnit(): void {
    this.findUnit()
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
    const { code, kernel, tiling, step, count, bytes, target } = this
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
      if (target === 'table') this.pushFirstRow('c')
      else {
        code
          .get(this.c)
          .get(this.firstPanel)
          .i32(tiling.panel * this.columnStep * bytes)
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

  /** Which batch, panels and rows the unit has. */
  private findUnit(): void {
    const { code, kernel, tiling, unit, firstPanel, lastPanel, bytes } = this
    const { group, groups, panels, pieces } = tiling
    const [flat, index] = [code.local('i32'), code.local('i32')]
    const { batch } = kernel
    for (const name of ['a', 'b', 'c'] as const) {
      const pointer = this[name]
      this.around.address(code, kernel[name].buffer)
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
    this.pushFirstRow('a').get(this.a).op('i32.add').set(this.a)
    if (this.target !== 'table') this.pushFirstRow('c').get(this.c).op('i32.add').set(this.c)
    code.get(unit)
    if (pieces > 1) code.i32(pieces).op('i32.div_u')
    code.i32(groups).op('i32.rem_u').i32(group).op('i32.mul').tee(firstPanel)
    code.i32(group).op('i32.add').set(lastPanel)
    if (panels % group !== 0) {
      code.get(lastPanel).i32(panels).get(lastPanel).i32(panels).op('i32.lt_s').op('select').set(lastPanel)
    }
  }

  /** Bytes from the first row of an operand to the first that the unit has. */
  private pushFirstRow(name: 'a' | 'c'): Code {
    const { code, kernel, tiling, unit, bytes } = this
    const { pieces } = tiling
    if (pieces === 1) return code.i32(0)
    const [outermost] = kernel.m
    const step = (outermost[name] * outermost.size * bytes) / pieces
    return code.get(unit).i32(pieces).op('i32.rem_u').i32(step).op('i32.mul')
  }

  /** Packs what the present block needs of the columns. */
  private packPanels(): void {
    const { code, tiling, b, c, p, packed, step, count, bytes, makeTable } = this
    const { panel, inner } = tiling
    this.eachPanel(() => {
      code.get(b)
      if (tiling.blocks > 1)
        code
          .get(step)
          .i32(inner[0].b * bytes)
          .op('i32.mul')
          .op('i32.add')
      code.get(p).i32(panel).op('i32.mul').get(packed).get(count).call(this.pack)
      if (makeTable === null) return
      code.get(c).get(p).i32(panel).op('i32.mul')
      this.pushTable().call(makeTable)
    })
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
    code.get(code.parameter(2)).set(packed)
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
    const { code, tiling, cRow, cTile, p, target } = this
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
      code.call(this.tileOf(tileRows, tileColumns))
    }
    const next = target === 'table' ? 0 : panel * this.columnStep * bytes
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

  private tileOf(rows: number, columns: number): FunctionIndex {
    const key = `${rows}x${columns}`
    const known = this.tiles.get(key)
    if (known !== undefined) return known
    const made = this.module.function({ name: `tile ${key}`, parameters: [...addresses, 'i32', 'i32'] }, (body) =>
      emitTile(body, this.kernel, this.tiling, rows, columns, this.target, this.fused),
    )
    this.tiles.set(key, made)
    return made
  }
}
