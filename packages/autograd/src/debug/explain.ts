import { bytesOf } from '../dtype.ts'
import { currentBackend, isPlanned, planFor } from '../evaluate.ts'
import { record } from '../graph.ts'
import type { Tensor } from '../tensor.ts'
import { historyOf, kindOf, nameOf } from './history.ts'

/**
 * How a tensor comes about, for a person: the graph behind it, and the plan that will compute it.
 *
 * One line for each node with its inputs, type, shape and bytes (`∂` where gradients flow); then what the plan reads, the numbers
 * that may change without a new plan, and the kernels and memory of the backend.
 *
 * @returns Text of several lines.
 *
 * @example
 * ```ts
 * import { explain, parameter, tensor } from '@chainrule/autograd'
 *
 * const w = parameter(tensor([1, 2]), { name: 'w' })
 * const text = explain(w.mul(0.5).sum())
 * console.log(text.split('\n')[0]) // float32 [], to be computed by 5 operations from 1 state, 1 scalar
 * ```
 */
export function explain(tensor: Tensor): string {
  const { node } = tensor
  const history = historyOf([node])
  return [
    ...(node.storage || node.source ? [headOfComputed(node, history)] : planLines(node, history)),
    '',
    ...graphLines(history),
  ].join('\n')
}

function headOfComputed(node: Tensor, history: readonly Tensor[]): string {
  const made =
    history.length > 1 ? `computed by ${inWords(count(history, 'operation'), 'operation')}` : `a leaf (${kindOf(node)})`
  return `${specOf(node)}, ${made}; reading it needs no plan`
}

function planLines(node: Tensor, history: readonly Tensor[]): string[] {
  const backend = currentBackend()
  const { sources, graph: graphOf } = record([node])
  const graph = graphOf([{ tensor: node }])
  const known = isPlanned(backend, graph)
  const kinds = ['data', 'state', 'scalar', 'argument'] as const
  const from = kinds.flatMap((kind) => {
    const many = sources.filter((source) => source.kind === kind).length
    return many > 0 ? [`${many} ${kind}`] : []
  })
  const operations = graph.nodes.filter(({ primitive }) => primitive).length
  const numbers = sources.flatMap((source) =>
    source.kind === 'scalar' ? [typeof source.value === 'function' ? source.value() : source.value] : [],
  )
  const remembered = history.length - graph.nodes.length
  return [
    `${specOf(node)}, to be computed by ${inWords(operations, 'operation')} from ${from.join(', ') || 'nothing'}`,
    '',
    `Plan on ${backend.name}, ${known ? 'which is in the cache' : 'a new one'}:`,
    ...(numbers.length > 0 ? [`  numbers that may change without a new plan: ${numbers.join(', ')}`] : []),
    ...(remembered > 0
      ? [`  not in it: ${inWords(remembered, 'node')} of the graph, which led to values that are there`]
      : []),
    ...(planFor(backend, graph).describe?.() ?? []).map((line) => `  ${line}`),
  ]
}

function graphLines(history: readonly Tensor[]): string[] {
  const place = new Map(history.map((tensor, id) => [tensor, id]))
  const rows = history.map((tensor, id) => {
    const kind = kindOf(tensor)
    const what = kind === 'operation' ? (tensor.primitive?.name ?? '') : kind
    const name = nameOf(tensor)
    return [
      `%${id}`,
      name === '' ? what : `${what} "${name}"`,
      tensor.inputs.map((input) => `%${place.get(input)}`).join(' '),
      `${specOf(tensor)}${tensor.tracked ? ' ∂' : ''}`,
      `${tensor.size * bytesOf(tensor.dtype)} bytes${tensor.storage && kind === 'operation' ? ', computed' : ''}`,
    ]
  })
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  const aligned = rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd())
  return [`Graph of ${inWords(history.length, 'node')}:`, ...aligned]
}

function specOf({ dtype, shape }: Tensor): string {
  return `${dtype} [${shape.join(', ')}]`
}

function inWords(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`
}

function count(history: readonly Tensor[], kind: string): number {
  return history.filter((tensor) => kindOf(tensor) === kind).length
}
