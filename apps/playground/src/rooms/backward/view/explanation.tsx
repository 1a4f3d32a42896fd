import { localRules } from '../local-rules.ts'
import { showNumbers, titleOf } from '../show.ts'
import type { Trace, TracedNode } from '../trace-graph.ts'
import type { WalkStep } from '../walk-of.ts'
import { words } from '../words.ts'

/** What a step of the walk does, in words and in numbers. */
export function Explanation({ trace, step }: { trace: Trace; step: WalkStep | null }) {
  const t = words.value
  const { nodes } = trace
  if (!step) return <p>{t.begin}</p>
  const node = nodes[step.node]
  const value = showNumbers(node.numbers, node.shape)
  if (step.kind === 'start') return <p>{t.start(value)}</p>
  if (step.kind === 'value') {
    if (node.kind !== 'operation' || node.inputs.length === 0) return <p>{t.given(titleOf(node), value)}</p>
    return <p>{t.computed(titleOf(node), node.inputs.map((id) => described(nodes[id])).join(', '), value)}</p>
  }
  return <Passes node={node} nodes={nodes} />
}

function Passes({ node, nodes }: { node: TracedNode; nodes: readonly TracedNode[] }) {
  const t = words.value
  const { slope, passings, operation = '', inputs } = node
  const gradient = showNumbers(slope ?? [], node.shape)
  return (
    <>
      <p>{t.passes(titleOf(node), gradient)}</p>
      <ul class="backward-edges">
        {passings.map(({ to, local, passed }, index) => {
          const place = placeOf(inputs, passings, index)
          const rule = localRules[operation]?.[place]
          const shape = nodes[to].shape
          return (
            <li key={index}>
              <span>
                {t.edge.to} <strong>{described(nodes[to])}</strong>
              </span>
              {local ? (
                <>
                  <span class="backward-soft">{t.edge.times}</span>
                  <code>
                    {gradient} ×{' '}
                    {rule && rule !== showNumbers(local, shape)
                      ? `(${rule} = ${showNumbers(local, shape)})`
                      : showNumbers(local, shape)}{' '}
                    = <strong>{showNumbers(passed, shape)}</strong>
                  </code>
                </>
              ) : (
                <>
                  <span class="backward-soft">{t.edge.table}</span>
                  <code>{showNumbers(passed, shape)}</code>
                </>
              )}
              <Uses node={nodes[to]} nodes={nodes} />
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Uses({ node, nodes }: { node: TracedNode; nodes: readonly TracedNode[] }) {
  const uses = nodes.flatMap(({ passings }) => passings.filter(({ to }) => to === node.id)).length
  return uses > 1 ? <span class="backward-soft">{words.value.sum(titleOf(node), String(uses))}</span> : null
}

/** The place among the inputs of the operation that a passing belongs to. */
function placeOf(inputs: readonly number[], passings: TracedNode['passings'], index: number): number {
  const before = passings.slice(0, index).filter(({ to }) => to === passings[index].to).length
  const places = inputs.flatMap((input, place) => (input === passings[index].to ? [place] : []))
  return places[before] ?? 0
}

function described(node: TracedNode): string {
  const title = titleOf(node)
  const value = showNumbers(node.numbers, node.shape)
  return title === value ? value : `${title} = ${value}`
}
