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
  { stride, dilation, groups }: ConvolutionAttributes,
): ContractionAxes {
  const c = out.strides
  const [outputs, channels, ...window] = w.shape
  const perGroup = outputs / groups
  return tidy({
    batch: [{ size: groups, a: perGroup * w.strides[0], b: channels * x.strides[1], c: perGroup * c[1] }],
    m: [{ size: perGroup, a: w.strides[0], b: 0, c: c[1] }],
    n: inOrderOf('b', [
      { size: x.shape[0], a: 0, b: x.strides[0], c: c[0] },
      ...out.shape
        .slice(2)
        .map((size, axis) => ({ size, a: 0, b: stride[axis] * x.strides[axis + 2], c: c[axis + 2] })),
    ]),
    k: inOrderOf('b', [
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
 * A convolution whose steps are 1 and whose padding reaches as far as the window, as the gradient of another one is:
 * each element of the window adds a product of all pixels to the result, at places that depend on the element.
 *
 * Nothing is multiplied with the zeros of padding and dilation. Null where the result would have to be cut.
 */
export function scatteredAxes(
  x: Layout,
  w: Layout,
  out: Layout,
  { stride, padding, dilation, inputDilation, groups }: ConvolutionAttributes,
): (ContractionAxes & { turns: readonly ContractionAxis[]; offset: number; bOffset: number }) | null {
  const window = w.shape.slice(2)
  const reach = window.map((size, axis) => (size - 1) * dilation[axis])
  const whole = padding.every(([low, high], axis) => low >= reach[axis] && high >= reach[axis])
  const few = x.shape[1] < FEWEST_TO_SCATTER
  if (groups > 1 || few || !whole || stride.some((step) => step !== 1) || x.strides.some((step) => step < 0))
    return null
  const c = out.strides
  // The last element of the window comes first: places in the result then grow.
  const axes = tidy({
    batch: [],
    m: inOrderOf('a', [
      { size: x.shape[0], a: x.strides[0], b: 0, c: c[0] },
      ...x.shape.slice(2).map((size, axis) => ({
        size,
        a: x.strides[axis + 2],
        b: 0,
        c: inputDilation[axis] * c[axis + 2],
      })),
    ]),
    n: [{ size: w.shape[0], a: 0, b: w.strides[0], c: c[1] }],
    k: [{ size: x.shape[1], a: x.strides[1], b: w.strides[1], c: 0 }],
  })
  const turns = window.map((size, axis) => ({
    size,
    a: 0,
    b: -w.strides[axis + 2],
    c: dilation[axis] * c[axis + 2],
  }))
  return {
    ...axes,
    turns,
    offset: window.reduce((sum, _, axis) => sum + (padding[axis][0] - reach[axis]) * c[axis + 2], 0),
    bOffset: window.reduce((sum, size, axis) => sum + (size - 1) * w.strides[axis + 2], 0),
  }
}

/** So many products are added up in registers, at least, before they are added to the result. */
const FEWEST_TO_SCATTER = 16

/** What the primitive `conv` is told. */
export interface ConvolutionAttributes {
  readonly stride: readonly number[]
  readonly padding: readonly (readonly [number, number])[]
  readonly dilation: readonly number[]
  readonly inputDilation: readonly number[]
  readonly groups: number
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

/** Axes from the farthest step of an operand to the nearest: neighbours can be merged then, the last are read in a row. */
function inOrderOf(operand: 'a' | 'b', axes: readonly ContractionAxis[]): ContractionAxis[] {
  const order = axisOrder({ shape: axes.map(({ size }) => size), strides: axes.map((axis) => axis[operand]) })
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
