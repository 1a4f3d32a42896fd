import { ChainruleError } from '@chainrule/autograd'
import type { Cluster } from './cluster.ts'
import type { Source } from './draft.ts'

/** Clusters so that each comes after what it reads; those that overwrite a state come as late as they can. */
export function schedule({ graph, values, looks, outputs }: Source, clusters: readonly Cluster[]): Cluster[] {
  const clusterOf = new Map(clusters.flatMap((group) => group.members.map((member) => [member, group] as const)))
  const overwriting = new Set<Cluster>()
  graph.outputs.forEach(({ into }, place) => {
    const group = clusterOf.get(looks[outputs[place]].root)
    if (into !== undefined && group) overwriting.add(group)
  })
  const waiting = new Map<Cluster, Set<Cluster>>()
  const after = new Map<Cluster, Cluster[]>()
  for (const group of clusters) {
    const before = new Set<Cluster>()
    for (const member of group.members) {
      for (const input of values[member].inputs) {
        const from = clusterOf.get(looks[input].root)
        if (from && from !== group) before.add(from)
      }
    }
    waiting.set(group, before)
    for (const from of before) after.set(from, [...(after.get(from) ?? []), group])
  }
  const key = (group: Cluster) => (overwriting.has(group) ? values.length : 0) + group.members[0]
  const ready = clusters.filter((group) => waiting.get(group)?.size === 0).sort((a, b) => key(b) - key(a))
  const order: Cluster[] = []
  while (ready.length > 0) {
    const group = ready.pop() as Cluster
    order.push(group)
    for (const next of after.get(group) ?? []) {
      const before = waiting.get(next) as Set<Cluster>
      before.delete(group)
      if (before.size > 0) continue
      const place = ready.findIndex((other) => key(other) < key(next))
      ready.splice(place < 0 ? ready.length : place, 0, next)
    }
  }
  requireAll(order.length, clusters.length)
  return order
}

function requireAll(placed: number, all: number): void {
  if (placed === all) return
  throw new ChainruleError(
    'kernel-circle',
    `lower: ${all - placed} of ${all} kernels wait for one another in a circle.`,
    'Report it with the graph as JSON (graphJson): clustering must never let this happen.',
  )
}
