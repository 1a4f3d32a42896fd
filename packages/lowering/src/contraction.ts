import type { Layout } from '@chainrule/autograd'
import { axisOrder, denseStrides } from './layout.ts'
import type { ContractionAxis } from './loop-ir.ts'

/** The axes of a contraction, before its operands have memory. */
export interface ContractionAxes {
  readonly batch: readonly ContractionAxis[]
  readonly m: readonly ContractionAxis[]
  readonly n: readonly ContractionAxis[]
  readonly k: readonly ContractionAxis[]
}

/** A matrix product; leading axes among `summed` belong to the inner axis. */
export function productAxes(
  a: Layout,
  b: Layout,
  shape: readonly number[],
  summed: readonly number[],
): ContractionAxes {
  const rank = a.shape.length
  const c = denseStrides(shape)
  const leading = a.shape.slice(0, -2).map(
    (size, axis): ContractionAxis => ({
      size,
      a: a.strides[axis],
      b: b.strides[axis],
      c: summed.includes(axis) ? 0 : c[axis],
    }),
  )
  return tidy({
    batch: leading.filter((_, axis) => !summed.includes(axis)),
    m: [{ size: a.shape[rank - 2], a: a.strides[rank - 2], b: 0, c: c[rank - 2] }],
    n: [{ size: b.shape[rank - 1], a: 0, b: b.strides[rank - 1], c: c[rank - 1] }],
    k: [
      ...leading.filter((_, axis) => summed.includes(axis)),
      { size: a.shape[rank - 1], a: a.strides[rank - 1], b: b.strides[rank - 2], c: 0 },
    ],
  })
}

/** A convolution without padding: kernels `w` [O, C/groups, ...window] over `x` [N, C, ...space] to `out` [N, O, ...]. */
export function convolutionAxes(
  x: Layout,
  w: Layout,
  out: Layout,
  { stride, dilation, groups }: { stride: readonly number[]; dilation: readonly number[]; groups: number },
): ContractionAxes {
  const c = out.strides
  const [outputs, channels, ...window] = w.shape
  const perGroup = outputs / groups
  return tidy({
    batch: [{ size: groups, a: perGroup * w.strides[0], b: channels * x.strides[1], c: perGroup * c[1] }],
    m: [{ size: perGroup, a: w.strides[0], b: 0, c: c[1] }],
    n: inOrderOfB([
      { size: x.shape[0], a: 0, b: x.strides[0], c: c[0] },
      ...out.shape
        .slice(2)
        .map((size, axis) => ({ size, a: 0, b: stride[axis] * x.strides[axis + 2], c: c[axis + 2] })),
    ]),
    k: inOrderOfB([
      { size: channels, a: w.strides[1], b: x.strides[1], c: 0 },
      ...window.map((size, axis) => ({
        size,
        a: w.strides[axis + 2],
        b: dilation[axis] * x.strides[axis + 2],
        c: 0,
      })),
    ]),
  })
}

/**
 * In which order the axes of the result of a convolution had best lie in memory; null for the order of their names.
 *
 * With the channels last, pixels are rows that are read where they lie, kernels are the columns that are packed, and
 * everything elementwise that follows walks along the channels. That needs some channels, and no groups.
 */
export function convolutionOrder(x: Layout, shape: readonly number[], groups: number): number[] | null {
  if (groups > 1 || shape[1] < FEWEST_CHANNELS) return null
  const others = axisOrder({ shape, strides: x.strides }).filter((axis) => axis !== 1)
  return [...others, 1]
}

const FEWEST_CHANNELS = 4

/** The same contraction with `a` and `b` exchanged. */
export function exchanged({ batch, m, n, k }: ContractionAxes): ContractionAxes {
  const swap = (axis: ContractionAxis): ContractionAxis => ({ ...axis, a: axis.b, b: axis.a })
  return { batch: batch.map(swap), m: n.map(swap), n: m.map(swap), k: k.map(swap) }
}

/** Whether `a` can be read where it lies, a tile of rows at a time: the nearest rows at no negative distance. */
export function readsInPlace({ m }: ContractionAxes): boolean {
  return m.length === 0 || m[m.length - 1].a >= 0
}

/** The axes with neighbours merged where one operand walks over both in one stride. */
export function levelsOf(
  axes: readonly ContractionAxis[],
  operand: 'a' | 'b' | 'c',
): { size: number; stride: number }[] {
  const levels: { size: number; stride: number }[] = []
  for (const axis of axes) {
    const last = levels.at(-1)
    if (last && last.stride === axis[operand] * axis.size) {
      last.size *= axis.size
      last.stride = axis[operand]
    } else levels.push({ size: axis.size, stride: axis[operand] })
  }
  return levels
}

/** Drops axes of size 1, moves a batch that one operand does not have to the other's rows or columns, and merges. */
function tidy(axes: ContractionAxes): ContractionAxes {
  const batch: ContractionAxis[] = []
  let m = merged(axes.m)
  let n = merged(axes.n)
  for (const axis of merged(axes.batch)) {
    if (axis.b === 0) m = merged([axis, ...m])
    else if (axis.a === 0) n = merged([axis, ...n])
    else batch.push(axis)
  }
  return { batch, m, n, k: merged(axes.k) }
}

/** Axes from the farthest step of `b` to the nearest: then neighbours can be merged, and the last ones are read in a row. */
function inOrderOfB(axes: readonly ContractionAxis[]): ContractionAxis[] {
  const order = axisOrder({ shape: axes.map(({ size }) => size), strides: axes.map(({ b }) => b) })
  return order.map((axis) => axes[axis])
}

function merged(axes: readonly ContractionAxis[]): ContractionAxis[] {
  const result: ContractionAxis[] = []
  for (const axis of axes) {
    if (axis.size === 1) continue
    const last = result.at(-1)
    const fits = last && last.a === axis.a * axis.size && last.b === axis.b * axis.size && last.c === axis.c * axis.size
    if (fits) result[result.length - 1] = { ...axis, size: last.size * axis.size }
    else result.push(axis)
  }
  return result
}
