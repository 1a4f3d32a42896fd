import type { DType, Graph, Layout } from '@chainrule/autograd'
import { constantArray } from './constants.ts'
import { denseStrides, sizeOf } from './layout.ts'
import { copyLoop } from './loop.ts'
import type { Access, Buffer, Kernel, Place } from './loop-ir.ts'
import type { Look } from './roots.ts'
import type { Value } from './simplify.ts'

/** What is to be lowered: values, where each finds its elements, and the value behind each output of the graph. */
export interface Source {
  readonly graph: Graph
  readonly values: readonly Value[]
  readonly looks: readonly Look[]
  readonly outputs: readonly number[]
}

/** A program while it is written. */
export interface Draft extends Source {
  readonly buffers: readonly Buffer[]
  readonly kernels: Kernel[]
  readonly feeds: readonly { readonly input: number; readonly buffer: number }[]
  /** Memory for elements that belong to no value. */
  add(dtype: DType, shape: readonly number[], place?: Place): number
  /** Gives a value memory of its own. */
  own(root: number, place?: Place): void
  /** The memory of a value; inputs and constants get theirs when first asked for. */
  bufferOf(root: number): number
  /** How a look walks over its memory. */
  access(root: number, layout: Layout): Access
  /** A look at a buffer that belongs to no value: its root is a number beyond theirs. */
  lookAt(buffer: number, layout: Layout): Look
  /** The same elements in memory of their own. */
  copied(look: Look): Look
}

/** An empty program. */
export function draft(source: Source): Draft {
  const { graph, values } = source
  const buffers: Buffer[] = []
  const kernels: Kernel[] = []
  const feeds: { input: number; buffer: number }[] = []
  const bufferOfRoot = new Map<number, number>()

  const add = (dtype: DType, shape: readonly number[], place: Place = { kind: 'arena' }): number => {
    buffers.push({ dtype, size: sizeOf(shape), place })
    return buffers.length - 1
  }
  const placeOfLeaf = (value: Value): Place => {
    const { input } = value
    if (input === undefined) return { kind: 'constant', data: constantArray(value) }
    const { kind } = graph.inputs[input]
    return kind === 'data' ? { kind: 'arena' } : { kind, input }
  }
  const bufferOf = (root: number): number => {
    const found = bufferOfRoot.get(root)
    if (found !== undefined) return found
    const value = values[root]
    const buffer = add(value.dtype, value.shape, placeOfLeaf(value))
    bufferOfRoot.set(root, buffer)
    if (value.input !== undefined && graph.inputs[value.input].kind === 'data') {
      feeds.push({ input: value.input, buffer })
    }
    return buffer
  }
  const access = (root: number, { strides, offset }: Layout): Access => ({ buffer: bufferOf(root), offset, strides })
  const lookAt = (buffer: number, layout: Layout): Look => {
    const root = values.length + buffer
    bufferOfRoot.set(root, buffer)
    return { root, layout }
  }
  return {
    ...source,
    buffers,
    kernels,
    feeds,
    add,
    bufferOf,
    access,
    lookAt,
    own(root, place) {
      bufferOfRoot.set(root, add(values[root].dtype, values[root].shape, place))
    },
    copied({ root, layout }) {
      const { dtype } = buffers[bufferOf(root)]
      const target = add(dtype, layout.shape)
      kernels.push(copyLoop(dtype, layout.shape, access(root, layout), denseAccess(target, layout.shape)))
      return lookAt(target, { shape: layout.shape, strides: denseStrides(layout.shape), offset: 0 })
    },
  }
}

/** Walks over memory of a shape from its first element to its last. */
export function denseAccess(buffer: number, shape: readonly number[]): Access {
  return { buffer, offset: 0, strides: denseStrides(shape) }
}

/** Whether a value needs no computation. */
export function isLeaf({ operation }: Value): boolean {
  return operation === 'input' || operation === 'constant' || operation === 'iota'
}
