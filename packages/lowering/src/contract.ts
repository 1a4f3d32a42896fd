import { ChainruleError, type Layout } from '@chainrule/autograd'
import {
  type ContractionAxes,
  type ConvolutionAttributes,
  convolutionAxes,
  exchanged,
  productAxes,
  readsInPlace,
  scatteredAxes,
} from './contraction.ts'
import type { Draft } from './draft.ts'
import { axisOrder, isDense, layoutInOrder, sizeOf } from './layout.ts'
import { copyLoop, fillLoop } from './loop.ts'
import type { Access } from './loop-ir.ts'
import type { Look } from './roots.ts'
import type { Value } from './simplify.ts'

/** Adds a contraction, with the operands in the order that costs less; what cannot be read in place is copied. */
export function contract(draft: Draft, value: Value, out: number, axes: ContractionAxes, a: Look, b: Look): void {
  const [left, right] = [draft.access(a.root, a.layout), draft.access(b.root, b.layout)]
  const candidates = [
    { axes, a: left, b: right },
    { axes: exchanged(axes), a: right, b: left },
  ].map((one) => ({ ...one, cost: readsInPlace(one.axes) ? costOf(one.axes) : Number.POSITIVE_INFINITY }))
  const best = candidates[0].cost <= candidates[1].cost ? candidates[0] : candidates[1]
  if (best.cost === Number.POSITIVE_INFINITY) {
    requireProduct(value)
    const copy = draft.copied(a)
    const summed = (value.attributes.axes as readonly number[] | undefined) ?? []
    contract(draft, value, out, productAxes(copy.layout, b.layout, value.shape, summed), copy, b)
    return
  }
  draft.kernels.push({
    kind: 'contraction',
    dtype: value.dtype as 'float32' | 'float64',
    a: operandOf(best.a),
    b: operandOf(best.b),
    c: { buffer: out, offset: 0 },
    ...best.axes,
  })
}

/** Adds a convolution: padding and dilation of its input by a copy with a margin. */
export function convolve(draft: Draft, value: Value, out: number, layout: Layout, [x, w]: readonly Look[]): void {
  const attributes = value.attributes as unknown as ConvolutionAttributes
  const { padding, inputDilation } = attributes
  if (layout.strides[1] === 1 && scatter(draft, value, out, layout, [x, w], attributes)) return
  const plain = padding.every(([low, high]) => low === 0 && high === 0) && inputDilation.every((step) => step === 1)
  const input = plain ? x : padded(draft, x, padding, inputDilation)
  // What becomes rows is read forwards only.
  const backwards = [x, w].every((look) => look.layout.strides.some((stride) => stride < 0))
  const kernel = backwards || (isDense(layout) && !isDense(w.layout)) ? draft.copied(w) : w
  contract(draft, value, out, convolutionAxes(input.layout, kernel.layout, layout, attributes), kernel, input)
}

/** Adds a convolution that adds up products at their places, if it can. */
function scatter(
  draft: Draft,
  { dtype, shape }: Value,
  out: number,
  layout: Layout,
  [x, w]: readonly Look[],
  attributes: ConvolutionAttributes,
): boolean {
  const { padding, inputDilation } = attributes
  const scattered = scatteredAxes(x.layout, w.layout, layout, attributes)
  const padded = padding.some(([low, high]) => low > 0 || high > 0) || inputDilation.some((step) => step > 1)
  if (!scattered || !padded) return false
  const { offset, bOffset, ...axes } = scattered
  const b = draft.access(w.root, w.layout)
  draft.kernels.push(fillLoop(dtype, sizeOf(shape), 0, out), {
    kind: 'contraction',
    dtype: dtype as 'float32' | 'float64',
    a: operandOf(draft.access(x.root, x.layout)),
    b: operandOf({ ...b, offset: b.offset + bOffset }),
    c: { buffer: out, offset },
    ...axes,
  })
  return true
}

function operandOf({ buffer, offset }: Access): { buffer: number; offset: number } {
  return { buffer, offset }
}

/** Zeros around and between the space axes; negative padding cuts off. */
function padded(
  draft: Draft,
  x: Look,
  padding: readonly (readonly [number, number])[],
  dilation: readonly number[],
): Look {
  const { shape } = x.layout
  const low = [0, 0, ...padding.map(([before]) => before)]
  const step = [1, 1, ...dilation]
  const full = shape.map((size, axis) => {
    const [before, after] = axis < 2 ? [0, 0] : padding[axis - 2]
    return (size - 1) * step[axis] + 1 + before + after
  })
  const { dtype } = draft.buffers[draft.bufferOf(x.root)]
  const target = draft.add(dtype, full)
  const { strides } = layoutInOrder(full, axisOrder(x.layout))
  // The part of each axis that lands inside.
  const first = shape.map((_, axis) => Math.max(0, Math.ceil(-low[axis] / step[axis])))
  const last = shape.map((size, axis) => Math.min(size - 1, Math.floor((full[axis] - 1 - low[axis]) / step[axis])))
  const inside = shape.map((_, axis) => Math.max(0, last[axis] - first[axis] + 1))
  const part: Layout = {
    shape: inside,
    strides: x.layout.strides,
    offset: x.layout.offset + first.reduce((sum, start, axis) => sum + start * x.layout.strides[axis], 0),
  }
  const at: Access = {
    buffer: target,
    offset: first.reduce((sum, start, axis) => sum + (start * step[axis] + low[axis]) * strides[axis], 0),
    strides: strides.map((stride, axis) => stride * step[axis]),
  }
  draft.kernels.push(fillLoop(dtype, sizeOf(full), 0, target), copyLoop(dtype, inside, draft.access(x.root, part), at))
  return draft.lookAt(target, { shape: full, strides, offset: 0 })
}

function requireProduct({ operation, shape }: Value): void {
  if (operation === 'matmul') return
  throw new ChainruleError(
    'contraction-form',
    `lower: ${operation} [${shape}] has no order of operands in which one can be read where it lies.`,
    'Report it with the graph as JSON (graphJson): dense weights always can.',
  )
}

/** What a contraction costs: multiplications of whole vectors, packing, and storing across rows. */
function costOf({ m, n, k }: ContractionAxes): number {
  const size = (axes: readonly { size: number }[]) => axes.reduce((product, axis) => product * axis.size, 1)
  const [rows, columns, inner] = [size(m), size(n), size(k)]
  // Sums of fewer than four rows have to wait for one another.
  const near = m.at(-1)?.size ?? 1
  const multiplied = (Math.ceil(columns / 4) * (rows / near) * Math.max(4, near) * inner) / 2
  const packed = columns * inner * (n.at(-1)?.b === 1 ? 0.4 : 1.2)
  const stored = n.length <= 1 && (n.at(-1)?.c ?? 1) === 1 ? 0 : rows * columns
  return multiplied + packed + stored
}
