import type { Layout, Primitive } from '@chainrule/autograd'
import { contract, convolve } from './contract.ts'
import { productAxes } from './contraction.ts'
import type { Draft } from './draft.ts'
import { type FoldAttributes, foldWindows } from './fold-windows.ts'
import type { JoinAttributes } from './join-pads.ts'
import { denseStrides, isDense, reshapedLayout, sizeOf } from './layout.ts'
import { copyLoop, fillLoop } from './loop.ts'
import type { Access, HostKernel, HostView } from './loop-ir.ts'
import type { Look } from './roots.ts'
import type { Value } from './simplify.ts'

/** Adds the kernels of a value that is not elementwise and has memory. */
export function emitValue(draft: Draft, id: number): void {
  const value = draft.values[id]
  const out = draft.bufferOf(id)
  const inputs = value.inputs.map((input) => draft.looks[input])
  const { layout } = draft.looks[id]
  if (value.operation === 'matmul' && sizeOf(value.shape) > 0) {
    const summed = (value.attributes.axes as readonly number[] | undefined) ?? []
    const axes = productAxes(inputs[0].layout, inputs[1].layout, value.shape, summed)
    contract(draft, value, out, axes, inputs[0], inputs[1])
  } else if (value.operation === 'conv' && sizeOf(value.shape) > 0) convolve(draft, value, out, layout, inputs)
  else if (value.operation === 'pad') pad(draft, value, out, layout, inputs[0])
  else if (value.operation === 'concat') concat(draft, value, out, inputs)
  else if (value.operation === 'join') join(draft, value, out, inputs)
  else if (value.operation === 'fold' && value.dtype !== 'bool') fold(draft, value, out, layout, inputs[0])
  else if (value.operation === 'random' && draw(draft, value, out, inputs[0])) return
  else runOnHost(draft, value, out, inputs)
}

/** Words and uniform numbers whose counters do not run over; everything else is drawn on the host. */
function draw(draft: Draft, { attributes, shape, dtype }: Value, output: number, { root, layout }: Look): boolean {
  const { distribution, offset } = attributes as unknown as { distribution: 'bits' | 'uniform'; offset: number }
  const size = sizeOf(shape)
  const low = (offset / 2) % 2 ** 32
  const fits = offset % 2 === 0 && low + size < 2 ** 31 && layout.strides[0] === 1
  const known = (distribution === 'bits' && dtype === 'uint32') || (distribution === 'uniform' && dtype === 'float32')
  if (!fits || !known) return false
  const key = { buffer: draft.bufferOf(root), offset: layout.offset }
  const counter = [low, Math.floor(offset / 2 / 2 ** 32)] as const
  draft.kernels.push({ kind: 'random', distribution, key, output, size, counter })
  return true
}

function pad(
  { kernels, access }: Draft,
  { dtype, shape, attributes }: Value,
  out: number,
  { strides }: Layout,
  x: Look,
): void {
  const { low, interior, value } = attributes as unknown as {
    low: readonly number[]
    interior: readonly number[]
    value: number
  }
  const at: Access = {
    buffer: out,
    offset: low.reduce((sum, before, axis) => sum + before * strides[axis], 0),
    strides: strides.map((stride, axis) => stride * (interior[axis] + 1)),
  }
  kernels.push(
    fillLoop(dtype, sizeOf(shape), value, out),
    copyLoop(dtype, x.layout.shape, access(x.root, x.layout), at),
  )
}

function fold(
  { kernels, access }: Draft,
  { dtype, shape, attributes }: Value,
  out: number,
  { strides }: Layout,
  { root, layout }: Look,
): void {
  const target = { buffer: out, size: sizeOf(shape), strides }
  kernels.push(
    ...foldWindows(dtype, layout.shape, access(root, layout), attributes as unknown as FoldAttributes, target),
  )
}

function concat({ kernels, access }: Draft, { dtype, shape, attributes }: Value, out: number, parts: readonly Look[]) {
  const axis = attributes.axis as number
  const strides = denseStrides(shape)
  let start = 0
  for (const { root, layout } of parts) {
    const at: Access = { buffer: out, offset: start * strides[axis], strides }
    kernels.push(copyLoop(dtype, layout.shape, access(root, layout), at))
    start += layout.shape[axis]
  }
}

function join(draft: Draft, { dtype, shape, attributes }: Value, out: number, parts: readonly Look[]): void {
  const { axis, shapes } = attributes as unknown as JoinAttributes
  const strides = denseStrides(shape)
  let offset = 0
  parts.forEach((part, i) => {
    const place = { shape: shapes[i], strides, offset }
    const split = reshapedLayout(place, part.layout.shape)
    const { root, layout } = split
      ? part
      : { root: draft.copied(part).root, layout: { shape: shapes[i], strides: denseStrides(shapes[i]), offset: 0 } }
    const { strides: steps } = split ?? place
    draft.kernels.push(
      copyLoop(dtype, layout.shape, draft.access(root, layout), { buffer: out, offset, strides: steps }),
    )
    offset += shapes[i][axis] * strides[axis]
  })
}

function runOnHost(draft: Draft, value: Value, out: number, inputs: readonly Look[]): void {
  const primitive = value.primitive as Primitive
  const { reference } = primitive
  const strided = 'accepts' in reference && reference.accepts === 'strided'
  const views = inputs.map((look): HostView => {
    const { root, layout } = strided || isDense(look.layout) ? look : draft.copied(look)
    return { buffer: draft.bufferOf(root), shape: layout.shape, strides: layout.strides, offset: layout.offset }
  })
  const { shape, attributes } = value
  const output: HostView = { buffer: out, shape, strides: denseStrides(shape), offset: 0 }
  const host: HostKernel = { kind: 'host', primitive, attributes, inputs: views, output }
  const { axis } = attributes as { axis?: number }
  if (value.operation === 'gather' && axis !== undefined) {
    draft.kernels.push({ kind: 'index', operation: 'pick', axis, size: views[0].shape[axis], host })
  } else if (value.operation === 'scatterAdd' && axis !== undefined && value.dtype !== 'bool') {
    draft.kernels.push({ kind: 'index', operation: 'add', axis, size: shape[axis], host })
  } else draft.kernels.push(host)
}
