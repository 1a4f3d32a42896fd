import { bytesOf } from './constants.ts'
import type { Buffer, Kernel, Operation } from './loop-ir.ts'
import { touches } from './touches.ts'

/** What a kernel does, and about how long one core takes for it. */
export interface Cost {
  /** Additions, multiplications and what takes as long. */
  readonly operations: number
  /** Bytes of the buffers that it touches, each counted once. */
  readonly bytes: number
  readonly nanoseconds: number
}

/** Operations and bytes in a nanosecond: what a core of a present laptop or server does at least. */
const OPERATIONS = 30
const BYTES = 10
/** What operations cost that are not one instruction of the processor, in additions. */
const weights: Partial<Record<Operation, number>> = {
  load: 0,
  constant: 0,
  copy: 0,
  div: 8,
  sqrt: 8,
  exp: 20,
  log: 24,
  tanh: 24,
  erf: 48,
  log1p: 32,
  // Asked of the host, number by number.
  expm1: 300,
  sin: 300,
  cos: 300,
  pow: 300,
  atan2: 300,
}

/** An estimate to compare kernels by, not a promise. */
export function costOf(kernel: Kernel, buffers: readonly Buffer[]): Cost {
  const operations = operationsOf(kernel, buffers)
  const bytes = [...new Set(touches(kernel))].reduce(
    (sum, at) => sum + buffers[at].size * bytesOf(buffers[at].dtype),
    0,
  )
  return { operations, bytes, nanoseconds: Math.max(operations / OPERATIONS, bytes / BYTES) }
}

function operationsOf(kernel: Kernel, buffers: readonly Buffer[]): number {
  if (kernel.kind === 'contraction') {
    return (
      2 *
      product([...kernel.batch, ...kernel.m, ...kernel.n, ...kernel.k, ...(kernel.turns ?? [])].map(({ size }) => size))
    )
  }
  if (kernel.kind === 'rows') return kernel.stages.reduce((sum, stage) => sum + operationsOf(stage, buffers), 0)
  if (kernel.kind === 'loop') {
    const each = kernel.body.reduce((sum, { operation }) => sum + (weights[operation] ?? 1), kernel.reductions.length)
    return each * product(kernel.shape)
  }
  // Generated numbers take many steps each, the host takes its time, and positions are followed one by one.
  const each = kernel.kind === 'random' ? 60 : kernel.kind === 'host' ? 100 : 10
  return each * Math.max(...touches(kernel).map((at) => buffers[at].size))
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((result, size) => result * size, 1)
}
