import type { DType, Layout } from '@chainrule/autograd'
import { sizeOf } from './layout.ts'
import { copyLoop, fillLoop } from './loop.ts'
import type { Access, LoopKernel } from './loop-ir.ts'

/** What the primitive `fold` is told. */
export interface FoldAttributes {
  readonly axis: number
  readonly size: number
  readonly stride: number
  readonly dilation: number
  /** Of the axis that the windows were taken from. */
  readonly length: number
}

/** Windows of a shape [.., windows, .., size] added where they came from, in memory with the given strides. */
export function foldWindows(
  dtype: DType,
  shape: readonly number[],
  windows: Access,
  attributes: FoldAttributes,
  target: { readonly buffer: number; readonly size: number; readonly strides: readonly number[] },
): LoopKernel[] {
  const { axis, size, stride, dilation } = attributes
  const { buffer, strides } = target
  const space = shape.slice(0, -1)
  const steps = strides.map((step, i) => (i === axis ? step * stride : step))
  const clear = coversAll(shape, attributes) ? [] : [fillLoop(dtype, target.size, 0, buffer)]
  if (isApart(shape, attributes)) {
    const to: Access = { buffer, offset: 0, strides: [...steps, strides[axis] * dilation] }
    return [...clear, copyLoop(dtype, shape, windows, to)]
  }
  // Element by element of the window: those of one kind never meet.
  const additions = Array.from({ length: size }, (_, element): LoopKernel => {
    const from: Access = {
      buffer: windows.buffer,
      offset: windows.offset + element * windows.strides[space.length],
      strides: windows.strides.slice(0, -1),
    }
    const to: Access = { buffer, offset: element * dilation * strides[axis], strides: steps }
    return {
      kind: 'loop',
      shape: space,
      reduced: space.map(() => false),
      body: [
        { operation: 'load', dtype, inputs: [], access: to },
        { operation: 'load', dtype, inputs: [], access: from },
        { operation: 'add', dtype, inputs: [0, 1] },
      ],
      stores: [{ value: 2, access: to }],
      reductions: [],
    }
  })
  return [...clear, ...additions]
}

/** Windows that lie side by side, where the memory of the windows already has them so: nothing has to be moved. */
export function foldedLayout({ shape, strides, offset }: Layout, attributes: FoldAttributes): Layout | null {
  const { axis, length } = attributes
  const [count, size] = [shape[axis], shape[shape.length - 1]]
  const [far, near] = [strides[axis], strides[shape.length - 1]]
  if (!coversAll(shape, attributes) || sizeOf(shape) === 0) return null
  if (count > 1 && size > 1 && far !== size * near) return null
  const along = (list: readonly number[], value: number) => list.slice(0, -1).map((n, i) => (i === axis ? value : n))
  return { shape: along(shape, length), strides: along(strides, size > 1 ? near : far), offset }
}

/** Whether no two windows share an element. */
function isApart(shape: readonly number[], { axis, size, stride, dilation }: FoldAttributes): boolean {
  return shape[axis] <= 1 || stride >= (size - 1) * dilation + 1
}

/** Whether windows lie side by side and leave nothing out. */
function coversAll(shape: readonly number[], { axis, size, stride, dilation, length }: FoldAttributes): boolean {
  const count = shape[axis]
  return (dilation === 1 || size === 1) && (stride === size || count <= 1) && count * size === length
}
