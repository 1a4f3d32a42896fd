import type { TracedNode } from './trace-graph.ts'

/** One step of the walk: a value appears, the gradient of the result is set to 1, or a node passes its gradient on. */
export interface WalkStep {
  readonly kind: 'value' | 'start' | 'pass'
  readonly node: number
}

/** Forward over all nodes, then back over those that pass a gradient on. */
export function walkOf(nodes: readonly TracedNode[], root: number): WalkStep[] {
  const forward = nodes.map(({ id }): WalkStep => ({ kind: 'value', node: id }))
  const back = nodes.toReversed().filter(({ passings }) => passings.length > 0)
  return [
    ...forward,
    ...(nodes[root].slope ? [{ kind: 'start', node: root } as const] : []),
    ...back.map(({ id }): WalkStep => ({ kind: 'pass', node: id })),
  ]
}

/** What is known after some steps of a walk: nodes with a value, and nodes whose gradient is complete. */
export function knownAfter(
  walk: readonly WalkStep[],
  steps: number,
  nodes: readonly TracedNode[],
): { readonly values: ReadonlySet<number>; readonly gradients: ReadonlySet<number> } {
  const taken = walk.slice(0, steps)
  const values = new Set(taken.filter(({ kind }) => kind === 'value').map(({ node }) => node))
  const passed = new Set(taken.filter(({ kind }) => kind === 'pass').map(({ node }) => node))
  const started = taken.find(({ kind }) => kind === 'start')
  const gradients = new Set<number>(started ? [started.node] : [])
  for (const { id, slope } of nodes) {
    const users = nodes.filter(({ passings }) => passings.some(({ to }) => to === id))
    if (slope && users.length > 0 && users.every((user) => passed.has(user.id))) gradients.add(id)
  }
  return { values, gradients }
}
