import './graph.css'
import { curveBasis, line } from 'd3-shape'
import { useMemo, useRef } from 'preact/hooks'
import { layoutGraph } from './layout-graph.ts'

/** What a node of the graph shows. */
export interface GraphNode {
  readonly id: number
  readonly inputs: readonly number[]
  /** An operation, a variable or a number. */
  readonly title: string
  /** Lines under it, each a name and what it is. */
  readonly lines: readonly { readonly name: string; readonly text: string; readonly kind: 'value' | 'gradient' }[]
  /** @default 'operation' */
  readonly kind?: 'operation' | 'variable' | 'constant'
  /** Whether the walk has come here, is here, or has not yet. */
  readonly state: 'waiting' | 'current' | 'done'
}

const LINE = 18
const LETTER = 7.4

/**
 * A computation graph, laid out by dagre. One node can be reached by Tab; arrow keys go along the edges: left to inputs, right
 * to what uses the node, up and down among all.
 */
export function GraphView({
  label,
  nodes,
  chosen,
  onChoose,
  way,
  lit,
}: {
  label: string
  nodes: readonly GraphNode[]
  chosen: number
  onChoose(id: number): void
  way: 'LR' | 'TB'
  /** Whether an edge carries something now. */
  lit(from: number, to: number): boolean
}) {
  const frame = useRef<SVGSVGElement>(null)
  const sizes = nodes.map(sizeOf)
  const form = JSON.stringify([nodes.map(({ inputs }, index) => [inputs, sizes[index]]), way])
  const layout = useMemo(
    () =>
      layoutGraph(
        nodes.map(({ id, inputs }, index) => ({ id, inputs, ...sizes[index] })),
        way,
      ),
    [form],
  )
  const draw = line<{ x: number; y: number }>(
    ({ x }) => x,
    ({ y }) => y,
  ).curve(curveBasis)
  const go = (event: KeyboardEvent) => {
    const next = neighbour(nodes, chosen, event.key)
    if (next === null) return
    event.preventDefault()
    onChoose(next)
    frame.current?.querySelector<SVGGElement>(`[data-node="${next}"]`)?.focus()
  }
  return (
    <section class="graph-view" aria-label={label}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the section has its name, and a title would hang over the nodes. */}
      <svg ref={frame} width={layout.width} height={layout.height} viewBox={`0 0 ${layout.width} ${layout.height}`}>
        <g class="graph-edges">
          {layout.edges.map(({ from, to, points }, index) => (
            <path key={index} class={lit(from, to) ? 'lit' : ''} d={draw([...points]) ?? ''} />
          ))}
        </g>
        {nodes.map((node, index) => {
          const { x, y } = layout.places.get(node.id) ?? { x: 0, y: 0 }
          const { width, height } = sizes[index]
          return (
            // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing.
            <g
              key={node.id}
              role="button"
              data-node={node.id}
              class={`graph-node ${node.kind ?? 'operation'} ${node.state}`}
              transform={`translate(${x - width / 2},${y - height / 2})`}
              tabindex={node.id === chosen ? 0 : -1}
              aria-pressed={node.id === chosen}
              onClick={() => onChoose(node.id)}
              onKeyDown={go}
            >
              <rect width={width} height={height} rx={node.kind === 'operation' ? 8 : height / 4} />
              <text class="graph-title" x={width / 2} y={LINE}>
                {node.title}
              </text>
              {node.lines.map(({ name, text, kind }, row) => (
                <text key={name} class={kind} x={width / 2} y={LINE * (row + 2)}>
                  {text}
                </text>
              ))}
            </g>
          )
        })}
      </svg>
    </section>
  )
}

function sizeOf({ title, lines }: GraphNode): { width: number; height: number } {
  const longest = Math.max(title.length, ...lines.map(({ text }) => text.length))
  return { width: Math.max(76, longest * LETTER + 20), height: LINE * (lines.length + 1) + 10 }
}

/** Where a key leads from a node; null where it leads nowhere. */
export function neighbour(
  nodes: readonly Pick<GraphNode, 'id' | 'inputs'>[],
  from: number,
  key: string,
): number | null {
  const index = nodes.findIndex(({ id }) => id === from)
  if (index < 0) return null
  switch (key) {
    case 'ArrowLeft':
      return nodes[index].inputs[0] ?? null
    case 'ArrowRight':
      return nodes.find(({ inputs }) => inputs.includes(from))?.id ?? null
    case 'ArrowUp':
      return nodes[index - 1]?.id ?? null
    case 'ArrowDown':
      return nodes[index + 1]?.id ?? null
    case 'Home':
      return nodes[0].id
    case 'End':
      return nodes[nodes.length - 1].id
    default:
      return null
  }
}
