import { type GraphNode, GraphView } from '@chainrule/widgets'
import { showNumbers, titleOf } from '../show.ts'
import type { Trace, TracedNode } from '../trace-graph.ts'
import { knownAfter, type WalkStep } from '../walk-of.ts'
import { words } from '../words.ts'

/** Letters beyond which a table is told by its shape; all of it stands in the list of nodes. */
const LONGEST = 28

/** The graph with what is known at one place of the walk. */
export function TraceGraphView({
  trace,
  walk,
  at,
  chosen,
  narrow,
  onChoose,
}: {
  trace: Trace
  walk: readonly WalkStep[]
  at: number
  chosen: number
  narrow: boolean
  onChoose(id: number): void
}) {
  const t = words.value
  const { nodes } = trace
  const { values, gradients } = knownAfter(walk, at, nodes)
  const current = walk[at - 1]
  const drawn = nodes.map((node): GraphNode => {
    const known = values.has(node.id)
    const gradient = gradients.has(node.id) && node.slope
    return {
      id: node.id,
      inputs: node.inputs,
      title: titleOf(node),
      kind: node.kind === 'operation' && node.inputs.length > 0 ? 'operation' : node.slope ? 'variable' : 'constant',
      state: current?.node === node.id ? 'current' : known ? 'done' : 'waiting',
      lines: [
        { name: t.value, text: known ? short(node, node.numbers) : '·', kind: 'value' },
        ...(node.slope
          ? [{ name: t.gradient, text: gradient ? `∂ ${short(node, node.slope)}` : '∂ ·', kind: 'gradient' as const }]
          : []),
      ],
    }
  })
  return (
    <GraphView
      label={t.graph}
      nodes={drawn}
      chosen={chosen}
      onChoose={onChoose}
      way={narrow ? 'TB' : 'LR'}
      lit={(from, to) =>
        current?.node === to && (current.kind === 'value' || nodes[to].passings.some((passing) => passing.to === from))
      }
    />
  )
}

function short(node: TracedNode, numbers: readonly number[]): string {
  const text = showNumbers(numbers, node.shape)
  return text.length > LONGEST ? `${node.shape.join('×')} …` : text
}
