import type { ContractionKernel } from '@chainrule/lowering'
import type { FunctionIndex } from '../assembler/code.ts'
import type { ModuleBuilder } from '../assembler/module.ts'
import { emitPack, emitTable } from './emit-pack.ts'
import { emitTile, type Target } from './emit-tile.ts'
import type { Tiling } from './shape.ts'

const addresses = ['i32', 'i32', 'i32', 'i32'] as const

/** The functions that the loops of a contraction call. */
export interface ContractionFunctions {
  /** Where the results of a tile lie. */
  readonly target: Target
  /** Elements between neighbouring columns of `c`, where there is one axis of them. */
  readonly columnStep: number
  readonly pack: FunctionIndex
  /** Writes the addresses of a panel's results, where no stride gives them. */
  readonly makeTable: FunctionIndex | null
  /** Multiplies a tile of so many rows with a panel of so many columns; written when first asked for. */
  tile(rows: number, columns: number): FunctionIndex
}

export function contractionFunctions(
  module: ModuleBuilder,
  kernel: ContractionKernel,
  tiling: Tiling,
  fused: boolean,
): ContractionFunctions {
  const columnStep = kernel.n[0]?.c ?? 1
  const target = kernel.n.length > 1 ? 'table' : columnStep === 1 ? 'vectors' : 'strided'
  const tiles = new Map<string, FunctionIndex>()
  return {
    target,
    columnStep,
    pack: module.function({ name: 'pack', parameters: addresses }, (body) => emitPack(body, kernel, tiling)),
    makeTable:
      target === 'table'
        ? module.function({ name: 'table', parameters: ['i32', 'i32', 'i32'] }, (body) =>
            emitTable(body, kernel, tiling),
          )
        : null,
    tile(rows, columns) {
      const key = `${rows}x${columns}`
      const known = tiles.get(key)
      if (known !== undefined) return known
      const made = module.function({ name: `tile ${key}`, parameters: [...addresses, 'i32', 'i32'] }, (body) =>
        emitTile(body, kernel, tiling, rows, columns, target, fused),
      )
      tiles.set(key, made)
      return made
    },
  }
}
