import type { ContractionKernel } from '@chainrule/lowering'
import type { Code, Local } from '../assembler/code.ts'
import type { Tiling } from './shape.ts'

const UNROLL = 4

/**
 * Packs one panel of `b` for one block of the inner axis: step by step two vectors of neighbouring columns.
 *
 * Parameters: `b` at the block, the first column, where to pack, how many steps of the outermost inner axis. Columns
 * beyond the last repeat it; nobody looks at what becomes of them.
 */
export function emitPack(code: Code, { n }: ContractionKernel, tiling: Tiling): void {
  const { panel, columns, width, inner } = tiling
  const { bytes } = width
  const [b, first, to, steps] = [0, 1, 2, 3].map((place) => code.parameter(place))
  const lanes = Array.from({ length: panel }, () => code.local('i32'))
  const column = code.local('i32')
  const index = code.local('i32')
  lanes.forEach((lane, j) => {
    code.get(first).i32(j).op('i32.add').set(column)
    if (columns % panel !== 0)
      code
        .get(column)
        .i32(columns - 1)
        .get(column)
        .i32(columns)
        .op('i32.lt_s')
        .op('select')
        .set(column)
    code.get(b).set(lane)
    emitOffset(
      code,
      column,
      index,
      n.map(({ size, b: stride }) => ({ size, step: stride * bytes })),
      lane,
    )
  })
  const along = (contiguous: boolean) => emitSteps(code, tiling, lanes, to, steps, contiguous)
  const unit = n.length === 0 || n[n.length - 1].b === 1
  if (!unit || [...inner, ...n].some(({ b: stride }) => stride < 0)) along(false)
  else if (n.length <= 1 && columns % panel === 0) along(true)
  else {
    pushNeighbours(code, lanes, bytes)
    code.if(
      () => along(true),
      () => along(false),
    )
  }
}

/** Adds to `into` the offset of a flat index over axes, outermost first; uses up `flat`. */
export function emitOffset(
  code: Code,
  flat: Local,
  index: Local,
  axes: readonly { size: number; step: number }[],
  into: Local,
): void {
  for (let at = axes.length - 1; at >= 0; at--) {
    const { size, step } = axes[at]
    if (at === 0) code.get(flat).set(index)
    else {
      code.get(flat).i32(size).op('i32.rem_u').set(index)
      code.get(flat).i32(size).op('i32.div_u').set(flat)
    }
    code.get(into).get(index).i32(step).op('i32.mul').op('i32.add').set(into)
  }
}

function emitSteps(
  code: Code,
  { width, inner, panel }: Tiling,
  lanes: readonly Local[],
  to: Local,
  steps: Local,
  contiguous: boolean,
): void {
  const { bytes, lanes: perVector } = width
  const used = contiguous ? lanes.slice(0, 1) : lanes
  const vector = code.local('v128')
  const one = (offset: number, target: number) => {
    for (let half = 0; half < 2; half++) {
      if (contiguous)
        code
          .get(to)
          .get(lanes[0])
          .memory('v128.load', offset + 16 * half)
      else {
        for (let lane = 0; lane < perVector; lane++) {
          code.get(lanes[half * perVector + lane])
          if (lane === 0) code.memory(bytes === 4 ? 'v128.load32_zero' : 'v128.load64_zero', offset)
          else code.get(vector).laneMemory(bytes === 4 ? 'v128.load32_lane' : 'v128.load64_lane', lane, offset)
          code.set(vector)
        }
        code.get(to).get(vector)
      }
      code.memory('v128.store', target + 16 * half)
    }
  }
  const move = (amount: number) => {
    for (const lane of used) code.increase(lane, amount * bytes)
  }
  const walk = (at: number): void => {
    const axis = inner[at]
    const counter = code.local('i32')
    const limit = () => (at === 0 ? code.get(steps) : code.i32(axis.size))
    code.i32(0).set(counter)
    if (at < inner.length - 1) {
      code.forRange(counter, limit, 1, () => {
        walk(at + 1)
        move(axis.b)
      })
    } else {
      const unroll = axis.b >= 0 && (at === 0 || axis.size >= UNROLL) ? UNROLL : 1
      if (unroll > 1) {
        code.forRange(
          counter,
          () =>
            limit()
              .i32(unroll - 1)
              .op('i32.sub'),
          unroll,
          () => {
            for (let i = 0; i < unroll; i++) one(i * axis.b * bytes, i * panel * bytes)
            move(unroll * axis.b)
            code.increase(to, unroll * panel * bytes)
          },
        )
      }
      code.forRange(counter, limit, 1, () => {
        one(0, 0)
        move(axis.b)
        code.increase(to, panel * bytes)
      })
    }
    // The outermost axis ends the panel; nothing has to be put back.
    if (at > 0) move(-axis.size * axis.b)
    code.release('i32', counter)
  }
  walk(0)
  code.release('v128', vector)
}

/** Bytes that one panel takes, its table of addresses included. */
export function panelBytes({ block, perStep, panel, width }: Tiling): number {
  return block * perStep * panel * width.bytes
}

/** Writes the addresses of the results of a panel's columns, and whether they follow one another. */
export function emitTable(code: Code, { n }: ContractionKernel, tiling: Tiling): void {
  const { panel, columns, width } = tiling
  const [c, first, table] = [0, 1, 2].map((place) => code.parameter(place))
  const [column, index] = [code.local('i32'), code.local('i32')]
  const places = Array.from({ length: panel }, () => code.local('i32'))
  places.forEach((address, j) => {
    code.get(first).i32(j).op('i32.add').set(column)
    if (columns % panel !== 0)
      code
        .get(column)
        .i32(columns - 1)
        .get(column)
        .i32(columns)
        .op('i32.lt_s')
        .op('select')
        .set(column)
    code.get(c).set(address)
    emitOffset(
      code,
      column,
      index,
      n.map(({ size, c: stride }) => ({ size, step: stride * width.bytes })),
      address,
    )
    code
      .get(table)
      .get(address)
      .memory('i32.store', 4 * j)
  })
  code.get(table)
  pushNeighbours(code, places, width.bytes).memory('i32.store', 4 * panel)
}

/** Pushes whether addresses follow one another without a gap. */
function pushNeighbours(code: Code, [first, ...others]: readonly Local[], bytes: number): Code {
  others.forEach((address, i) => {
    code
      .get(address)
      .get(first)
      .op('i32.sub')
      .i32((i + 1) * bytes)
      .op('i32.eq')
    if (i > 0) code.op('i32.and')
  })
  return code
}
