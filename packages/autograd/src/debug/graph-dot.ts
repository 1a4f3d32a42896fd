import { sizeOf } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import { type ExportedNode, type GraphExportOptions, graphJson, type JsonArray } from './graph-json.ts'

/** What a drawing shows beside operations and shapes. */
export interface GraphDotOptions extends GraphExportOptions {
  /** Whether to show operations that only stretch or pass on their input. @default false */
  plumbing?: boolean
}

const SHOWN = 6

/**
 * The graph behind tensors in the DOT language of Graphviz: with values and gradients, the chain rule to look at.
 *
 * @throws ChainruleError `read-while-tracing` for values and gradients inside `compile`.
 *
 * @example
 * ```ts
 * import { graphDot, tensor } from '@chainrule/autograd'
 *
 * const a = tensor(2, { requiresGrad: true })
 * const b = tensor(-3, { requiresGrad: true })
 * const dot = graphDot(a.mul(b), { values: true, gradients: true, names: { a, b } })
 * console.log(dot.includes('label="a\\nfloat32 []\\nvalue 2\\ngradient -3"')) // true
 * ```
 */
export function graphDot(tensors: Tensor | readonly Tensor[], options: GraphDotOptions = {}): string {
  const { plumbing = false } = options
  const { nodes, outputs } = graphJson(tensors, options)
  const hidden = (node: ExportedNode) =>
    !plumbing && node.name === undefined && !outputs.includes(node.id) && isPlumbing(node)
  const shown = (id: number): number => (hidden(nodes[id]) ? shown(nodes[id].inputs[0]) : id)
  const lines = ['digraph {', '  rankdir=LR', '  node [fontname="Helvetica", fontsize=11]']
  for (const node of nodes) {
    if (hidden(node)) continue
    const border = outputs.includes(node.id) ? ', peripheries=2' : ''
    const tint =
      node.kind === 'state' || (node.kind === 'data' && node.differentiable)
        ? ', style=filled, fillcolor="#e8f0fe"'
        : ''
    lines.push(
      `  n${node.id} [shape=${node.kind === 'operation' ? 'ellipse' : 'box'}${tint}${border}, label=${quoted(labelOf(node))}]`,
    )
    for (const input of node.inputs) lines.push(`  n${shown(input)} -> n${node.id}`)
  }
  return `${[...lines, '}'].join('\n')}\n`
}

/** Passing on and stretching, with the reshape of one number that stretching may begin with. */
function isPlumbing({ operation, shape }: ExportedNode): boolean {
  return operation === 'identity' || operation === 'expand' || (operation === 'reshape' && sizeOf(shape) === 1)
}

function labelOf({ kind, name, operation, dtype, shape, value, gradient }: ExportedNode): string {
  const title = [name, operation].filter(Boolean).join(' = ') || (kind === 'scalar' ? short(value) : kind)
  const lines = [title, `${dtype} [${shape.join(', ')}]`]
  if (value !== undefined && kind !== 'scalar') lines.push(`value ${short(value)}`)
  if (gradient !== undefined) lines.push(`gradient ${short(gradient)}`)
  return lines.join('\n')
}

/** Numbers with four digits, and no more of them than fit into a label. */
function short(value: JsonArray | undefined): string {
  if (!Array.isArray(value)) return typeof value === 'number' ? String(Number(value.toPrecision(4))) : String(value)
  const parts = value.slice(0, SHOWN).map(short)
  return `[${[...parts, ...(value.length > SHOWN ? ['…'] : [])].join(', ')}]`
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}
