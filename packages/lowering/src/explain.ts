import { type Cost, costOf } from './cost.ts'
import type { Kernel, Program } from './loop-ir.ts'
import { readsOf, writesOf } from './touches.ts'

/**
 * A program for a person: one line for each kernel with what it does, the memory that it reads and writes, the bytes it
 * moves, and about how long one core takes for it; at last the memory of all intermediates.
 *
 * `arena+4096` is a place in the memory of intermediates. Sizes in brackets are combined.
 */
export function explain(program: Program): string {
  const { buffers, kernels, offsets, arenaBytes, peakBytes } = program
  const placeOf = (at: number): string => {
    const { place } = buffers[at]
    if (place.kind === 'arena') return `arena+${offsets[at]}`
    if (place.kind === 'destination') return `result ${place.output}`
    return place.kind === 'constant' ? 'constant' : `${place.kind} ${place.input}`
  }
  const places = (list: readonly number[]) => [...new Set(list.map(placeOf))].join(', ') || 'nothing'
  const costs = kernels.map((kernel) => costOf(kernel, buffers))
  const rows = kernels.map((kernel, i) => [
    `${i}`,
    kernelText(kernel),
    `${places(fromOutside(kernel))} -> ${places(writesOf(kernel))}`,
    costText(costs[i]),
  ])
  const width = (column: number) => Math.min(48, Math.max(0, ...rows.map((row) => row[column].length)))
  const widths = [0, 1, 2].map(width)
  return [
    ...rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')),
    `about ${timeText(costs.reduce((sum, { nanoseconds }) => sum + nanoseconds, 0))} on one core`,
    `${kernels.length} kernels, ${arenaBytes} bytes of intermediates, at most ${peakBytes} alive at once`,
  ].join('\n')
}

/** What a kernel reads that it has not written itself. */
function fromOutside(kernel: Kernel): number[] {
  if (kernel.kind !== 'rows') return readsOf(kernel)
  const written = new Set<number>()
  return kernel.stages.flatMap((stage) => {
    const read = readsOf(stage).filter((buffer) => !written.has(buffer))
    for (const buffer of writesOf(stage)) written.add(buffer)
    return read
  })
}

function kernelText(kernel: Kernel): string {
  if (kernel.kind === 'rows')
    return `${kernel.rows} rows: ${kernel.stages.map((stage) => kernelText(stage)).join('; ')}`
  if (kernel.kind === 'loop') {
    const { shape, reduced, body, reductions } = kernel
    const axes = shape.map((size, axis) => (reduced[axis] ? `(${size})` : size)).join(' ')
    const done = body.flatMap(({ operation }) => (operation === 'load' || operation === 'constant' ? [] : [operation]))
    return `loop [${axes}] ${[...done, ...reductions.map(({ operation }) => operation)].join(' ') || 'copy'}`
  }
  if (kernel.kind === 'contraction') {
    const sizes = (axes: typeof kernel.m) => axes.map(({ size }) => size).join('·') || '1'
    const { batch, m, n, k, turns = [] } = kernel
    return `product ${batch.length > 0 ? `${sizes(batch)} of ` : ''}${turns.length > 0 ? `${sizes(turns)} added to ` : ''}[${sizes(m)} (${sizes(k)})] [(${sizes(k)}) ${sizes(n)}]`
  }
  if (kernel.kind === 'index') return `${kernel.operation} by position [${kernel.host.inputs[1].shape.join(' ')}]`
  if (kernel.kind === 'random') return `random ${kernel.distribution} [${kernel.size}]`
  return `host ${kernel.primitive.name} [${kernel.output.shape.join(' ')}]`
}

function costText({ operations, bytes, nanoseconds }: Cost): string {
  return `${scaled(operations, ['', ' k', ' M', ' G'])} op, ${scaled(bytes, [' B', ' kB', ' MB', ' GB'])}, ${timeText(nanoseconds)}`
}

function timeText(nanoseconds: number): string {
  return scaled(nanoseconds, [' ns', ' µs', ' ms', ' s'])
}

/** Three digits and the unit that fits, each a thousand times the one before. */
function scaled(amount: number, units: readonly string[]): string {
  let [rest, unit] = [amount, 0]
  for (; rest >= 999.5 && unit < units.length - 1; unit++) rest /= 1000
  return `${Number(rest.toPrecision(3))}${units[unit]}`
}
