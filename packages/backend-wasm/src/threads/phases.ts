import type { Kernel, Program } from '@chainrule/lowering'
import { bytesOf, readsOf, writesOf } from '@chainrule/lowering'
import type { FunctionIndex } from '../assembler/code.ts'

/** A kernel whose code is written. */
export interface WrittenKernel {
  readonly kernel: Kernel
  readonly index: FunctionIndex
  readonly units: number
  /** About how long one thread takes, in nanoseconds. */
  readonly cost: number
  /** Whether it can stop the plan. */
  readonly mayFail: boolean
  /** Whether only the caller can run it, because its code asks the host for functions or may fail. */
  readonly onCaller: boolean
}

/** Kernels that do not depend on each other; all threads work on them at once. */
export interface Phase {
  readonly kernels: readonly WrittenKernel[]
  readonly units: number
}

/** What a segment does one after the other: something for all threads, or kernels of the caller alone. */
export type Stage = { readonly phase: Phase } | { readonly alone: readonly WrittenKernel[] }

/** From how much work on, in nanoseconds, threads are worth their meeting. */
export interface Worth {
  readonly phase: number
  readonly plan: number
}

export const usualWorth: Worth = { phase: 8_000, plan: 60_000 }

/** Cuts the kernels of a segment into stages; their order stays. */
export function stagesOf(
  program: Program,
  kernels: readonly WrittenKernel[],
  threads: number,
  worth: Worth,
): readonly Stage[] {
  const stages: Stage[] = []
  for (const group of independentGroups(program, kernels, threads)) {
    const units = group.reduce((sum, kernel) => sum + kernel.units, 0)
    if (costOf(group) >= worth.phase && units > 1 && !group[0].onCaller) {
      stages.push({ phase: { kernels: group, units } })
      continue
    }
    const last = stages.at(-1)
    if (last && 'alone' in last) stages[stages.length - 1] = { alone: [...last.alone, ...group] }
    else stages.push({ alone: group })
  }
  return stages
}

/** Neighbours that neither write what another of them touches nor spoil the balance of the claims. */
function independentGroups(program: Program, kernels: readonly WrittenKernel[], threads: number): WrittenKernel[][] {
  const groups: WrittenKernel[][] = []
  for (const kernel of kernels) {
    const group = groups.at(-1)
    const joins =
      group !== undefined &&
      !kernel.onCaller &&
      !group[0].onCaller &&
      group.every((other) => !conflict(program, other.kernel, kernel.kernel)) &&
      isBalanced([...group, kernel], threads)
    if (joins) group.push(kernel)
    else groups.push([kernel])
  }
  return groups
}

/** Whether no single claim takes more than a thread's share; claims count units, not their cost. */
function isBalanced(group: readonly WrittenKernel[], threads: number): boolean {
  const units = group.reduce((sum, kernel) => sum + kernel.units, 0)
  const dearest = Math.max(...group.map(({ cost, units: own }) => cost / own))
  return dearest * Math.max(1, units / (3 * threads)) <= costOf(group) / threads
}

function costOf(group: readonly WrittenKernel[]): number {
  return group.reduce((sum, { cost }) => sum + cost, 0)
}

function conflict(program: Program, a: Kernel, b: Kernel): boolean {
  const clash = (writer: Kernel, other: Kernel) =>
    writesOf(writer).some((written) =>
      [...readsOf(other), ...writesOf(other)].some((touched) => overlap(program, written, touched)),
    )
  return clash(a, b) || clash(b, a)
}

/** Whether two buffers may share memory. */
function overlap({ buffers, offsets }: Program, a: number, b: number): boolean {
  if (a === b) return true
  const [left, right] = [buffers[a].place, buffers[b].place]
  if (left.kind === 'arena' && right.kind === 'arena') {
    const end = (buffer: number) => offsets[buffer] + buffers[buffer].size * bytesOf(buffers[buffer].dtype)
    return offsets[a] < end(b) && offsets[b] < end(a)
  }
  if (left.kind === 'state' && right.kind === 'state') return left.input === right.input
  if (left.kind === 'destination' && right.kind === 'destination') return left.output === right.output
  return false
}
