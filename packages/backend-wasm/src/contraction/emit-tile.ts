import type { ContractionKernel } from '@chainrule/lowering'
import type { Code, Local } from '../assembler/code.ts'
import type { opcodes } from '../assembler/opcodes.ts'
import { sizeOf, type Tiling } from './shape.ts'

/** Where the results of a tile lie. */
export type Target = 'vectors' | 'strided' | 'table'

/** Steps of the inner axis written out in a row. */
const UNROLL = 4

/**
 * The innermost loop: a tile of rows times one packed panel, with all sums in registers.
 *
 * Parameters: `a`, the first element of the first row; the packed panel; `c`, the first result (or, with a table of
 * addresses, their distance from it); how many steps to go; whether results are continued; the table.
 */
export function emitTile(
  code: Code,
  { m, n }: ContractionKernel,
  tiling: Tiling,
  rows: number,
  columns: number,
  target: Target,
  fused: boolean,
): void {
  const { width, levels } = tiling
  const { bytes, lanes } = width
  const [a, b, c, steps, continued, table] = [0, 1, 2, 3, 4, 5].map((place) => code.parameter(place))
  const halves = columns > lanes ? 2 : 1
  const sums = Array.from({ length: rows }, () => Array.from({ length: halves }, () => code.local('v128')))
  const vectors = Array.from({ length: halves }, () => code.local('v128'))
  const repeated = code.local('v128')
  const aRow = m.length > 0 ? m[0].a * bytes : 0
  const cRow = m.length > 0 ? m[0].c * bytes : 0
  const cColumn = (n.at(-1)?.c ?? 1) * bytes
  const name = (operation: string) => `${lanes === 4 ? 'f32x4' : 'f64x2'}.${operation}` as keyof typeof opcodes

  const step = (aOffset: number, bOffset: number) => {
    vectors.forEach((vector, half) => {
      code
        .get(b)
        .memory('v128.load', bOffset + 16 * half)
        .set(vector)
    })
    for (let row = 0; row < rows; row++) {
      code
        .get(a)
        .memory(lanes === 4 ? 'v128.load32_splat' : 'v128.load64_splat', row * aRow + aOffset)
        .set(repeated)
      sums[row].forEach((sum, half) => {
        if (fused) code.get(repeated).get(vectors[half]).get(sum).op(name('relaxed_madd')).set(sum)
        else code.get(sum).get(repeated).get(vectors[half]).op(name('mul')).op(name('add')).set(sum)
      })
    }
  }

  const along = (stride: number, count: () => Code, known: number | null) => {
    const unroll = stride >= 0 ? UNROLL : 1
    const left = code.local('i32')
    const advance = (by: number) => {
      code.increase(a, by * stride * bytes)
      code.increase(b, by * 2 * lanes * bytes)
    }
    if (known !== null && known <= 2 * UNROLL && stride >= 0) {
      for (let i = 0; i < known; i++) step(i * stride * bytes, i * 2 * lanes * bytes)
      advance(known)
    } else {
      code.i32(0).set(left)
      code.forRange(
        left,
        () =>
          count()
            .i32(unroll - 1)
            .op('i32.sub'),
        unroll,
        () => {
          for (let i = 0; i < unroll; i++) step(i * stride * bytes, i * 2 * lanes * bytes)
          advance(unroll)
        },
      )
      if (unroll > 1) {
        code.forRange(
          left,
          () => count(),
          1,
          () => {
            step(0, 0)
            advance(1)
          },
        )
      }
    }
    code.release('i32', left)
  }

  const cells = { sums, rows, columns, bytes, lanes, cRow, cColumn }
  emitResults(code, 'load', target, cells, c, table, continued)
  const [outer, inner] = levels
  if (!inner) {
    const whole = tiling.blocks === 1 ? sizeOf(tiling.inner) : null
    along(outer.stride, () => code.get(steps), whole)
  } else {
    const counter = code.local('i32')
    code.i32(0).set(counter)
    code.forRange(
      counter,
      () => code.get(steps),
      1,
      () => {
        along(inner.stride, () => code.i32(inner.size), inner.size)
        code.increase(a, (outer.stride - inner.size * inner.stride) * bytes)
      },
    )
    code.release('i32', counter)
  }
  emitResults(code, 'store', target, cells, c, table, continued)
}

interface Cells {
  readonly sums: readonly (readonly Local[])[]
  readonly rows: number
  readonly columns: number
  readonly bytes: number
  readonly lanes: number
  readonly cRow: number
  readonly cColumn: number
}

/** Loads the sums where they are continued (they start at 0 otherwise), or stores them. */
function emitResults(
  code: Code,
  what: 'load' | 'store',
  target: Target,
  cells: Cells,
  c: Local,
  table: Local,
  continued: Local,
): void {
  const { sums, rows, columns, bytes, lanes, cRow, cColumn } = cells
  const transfer = (vectorized: boolean, push: (column: number) => Code, step: number) => {
    for (let row = 0; row < rows; row++) {
      for (const [half, sum] of sums[row].entries()) {
        const first = half * lanes
        if (vectorized && first + lanes <= columns) {
          const offset = row * cRow + first * bytes
          if (what === 'load') push(0).memory('v128.load', offset).set(sum)
          else push(0).get(sum).memory('v128.store', offset)
          continue
        }
        for (let lane = 0; lane < lanes && first + lane < columns; lane++) {
          const offset = row * cRow + (first + lane) * step
          push(first + lane).get(sum)
          if (what === 'load')
            code.laneMemory(bytes === 4 ? 'v128.load32_lane' : 'v128.load64_lane', lane, offset).set(sum)
          else code.laneMemory(bytes === 4 ? 'v128.store32_lane' : 'v128.store64_lane', lane, offset)
        }
      }
    }
  }
  const address = (column: number) =>
    code
      .get(table)
      .memory('i32.load', 4 * column)
      .get(c)
      .op('i32.add')
  const all = () => {
    if (target !== 'table') transfer(target === 'vectors', () => code.get(c), target === 'vectors' ? bytes : cColumn)
    else if (columns < 2 * lanes) transfer(false, address, 0)
    else {
      code
        .get(table)
        .memory('i32.load', 4 * (columns - 1))
        .get(table)
        .memory('i32.load')
        .op('i32.sub')
      code.i32((columns - 1) * bytes).op('i32.eq')
      const first = code.local('i32')
      code.if(
        () => {
          address(0).set(first)
          transfer(true, () => code.get(first), bytes)
        },
        () => transfer(false, address, 0),
      )
      code.release('i32', first)
    }
  }
  if (what === 'store') all()
  else {
    // Parameters start at zero only once: a tile is a function call of its own, and so are its variables.
    code.get(continued).if(all)
  }
}
