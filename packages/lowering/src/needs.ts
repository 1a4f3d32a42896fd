import type { Cluster } from './cluster.ts'
import type { Source } from './draft.ts'
import { isReduction } from './roots.ts'

/** Roots that an output depends on. */
export function neededRoots({ values, looks, outputs }: Source): Set<number> {
  const needed = new Set(outputs.map((id) => looks[id].root))
  for (let id = values.length - 1; id >= 0; id--) {
    if (needed.has(id)) for (const input of values[id].inputs) needed.add(looks[input].root)
  }
  return needed
}

/** Roots that need memory: outputs, reductions, and what another kernel reads. */
export function storedRoots(
  { values, looks, outputs }: Source,
  clusters: readonly Cluster[],
  needed: ReadonlySet<number>,
): Set<number> {
  const clusterOf = new Map(clusters.flatMap((group) => group.members.map((member) => [member, group] as const)))
  const stored = new Set(outputs.map((id) => looks[id].root))
  for (const id of needed) {
    const own = clusterOf.get(id)
    for (const input of values[id].inputs) {
      const { root } = looks[input]
      if (clusterOf.get(root) !== own || !own?.loop) stored.add(root)
    }
  }
  for (const { members } of clusters) for (const member of members) if (isReduction(values[member])) stored.add(member)
  return stored
}
