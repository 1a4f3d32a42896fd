import type { ContractionKernel } from '@chainrule/lowering'
import type { Code, Local } from '../assembler/code.ts'
import type { opcodes } from '../assembler/opcodes.ts'
import { sizeOf, type Tiling } from './shape.ts'

/** Where the results of a tile lie. */
export type Target = 'vectors' | 'strided' | 'table'

/** Steps of the inner axis written out in a row, where their number is not known. */
const UNROLL = 4
/** Inner axes up to this length are written out as a whole. */
const WRITTEN_OUT = 16

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
  const aRow = (m.at(-1)?.a ?? 0) * bytes
  const cRow = (m.at(-1)?.c ?? 0) * bytes
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

  const advance = (by: number, stride: number) => {
    code.increase(a, by * stride * bytes)
    code.increase(b, by * 2 * lanes * bytes)
  }
  const written = (count: number, stride: number) => {
    for (let i = 0; i < count; i++) step(i * stride * bytes, i * 2 * lanes * bytes)
    advance(count, stride)
  }
  /** A number of steps that is known, in rounds that are written out. */
  const steadily = ({ size, stride }: Level) => {
    // Offsets in instructions are never negative.
    const unroll = stride < 0 ? 1 : unrollOf(size)
    const rounds = Math.floor(size / unroll)
    if (rounds <= 1) written(unroll * rounds, stride)
    else
      times(
        code,
        () => code.i32(rounds),
        () => written(unroll, stride),
      )
    if (size % unroll > 0) written(size % unroll, stride)
  }
  /** A number of steps that differs from block to block. */
  const counted = ({ stride }: Level) => {
    const unroll = stride < 0 ? 1 : UNROLL
    const done = code.local('i32')
    code.i32(0).set(done)
    if (unroll > 1) {
      const limit = () =>
        code
          .get(steps)
          .i32(unroll - 1)
          .op('i32.sub')
      code.forRange(done, limit, unroll, () => written(unroll, stride))
    }
    code.forRange(
      done,
      () => code.get(steps),
      1,
      () => written(1, stride),
    )
    code.release('i32', done)
  }
  const walk = (at: number): void => {
    const [level, next] = [levels[at], levels[at + 1]]
    const known = at > 0 || tiling.blocks === 1
    if (!next) {
      if (known) steadily(level)
      else counted(level)
      return
    }
    const limit = () => (known ? code.i32(level.size) : code.get(steps))
    times(code, limit, () => {
      walk(at + 1)
      code.increase(a, (level.stride - next.size * next.stride) * bytes)
    })
  }
  const whole = sizeOf(tiling.inner)
  const straight = tiling.blocks === 1 && whole <= WRITTEN_OUT && levels.every(({ stride }) => stride >= 0)

  const cells = { sums, rows, columns, bytes, lanes, cRow, cColumn }
  emitResults(code, 'load', target, cells, c, table, continued)
  if (straight) {
    for (const [i, offset] of offsetsOf(levels).entries()) step(offset * bytes, i * 2 * lanes * bytes)
  } else walk(0)
  emitResults(code, 'store', target, cells, c, table, continued)
}

type Level = Tiling['levels'][number]

/** How many steps to write out: all of a few, otherwise what leaves the fewest over. */
function unrollOf(size: number): number {
  if (size <= WRITTEN_OUT) return Math.max(1, size)
  return [8, 7, 6, 5, 4].reduce((best, next) => (size % next < size % best ? next : best))
}

/** The distance of every step from the first, in elements. */
function offsetsOf(levels: readonly Level[]): number[] {
  return levels.reduce(
    (offsets: readonly number[], { size, stride }) =>
      offsets.flatMap((offset) => Array.from({ length: size }, (_, i) => offset + i * stride)),
    [0],
  ) as number[]
}

/** Does something as often as `limit` pushes. */
function times(code: Code, limit: () => void, body: () => void): void {
  const counter = code.local('i32')
  code.i32(0).set(counter)
  code.forRange(counter, limit, 1, body)
  code.release('i32', counter)
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
      code.get(table).memory('i32.load', 4 * columns)
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
