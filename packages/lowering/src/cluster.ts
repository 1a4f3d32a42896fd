import { squeezed, squeezedStrides } from './layout.ts'
import { isReduction, type Look, spaceOf } from './roots.ts'
import { isElementwise, type Value } from './simplify.ts'

/** Values that one kernel computes. */
export interface Cluster {
  readonly members: readonly number[]
  /** Whether it is an elementwise region; otherwise it has one member. */
  readonly loop: boolean
}

interface Group {
  members: number[]
  readonly loop: boolean
  readonly space: string
  /** Which axes its reductions combine; null while it has none. */
  reduced: string | null
}

/** No region grows beyond this: registers are few, and nothing is gained. */
const MOST_MEMBERS = 48

/**
 * Puts elementwise values that share a space into one region, with the reductions of that space at its end.
 *
 * Greedy, from first to last: a value joins the regions of what it reads, unless a path would leave a region and come
 * back.
 */
export function cluster(values: readonly Value[], looks: readonly Look[]): Cluster[] {
  const roots = looks.flatMap(({ root }, id) => (root === id ? [id] : []))
  const groups = new Map<number, Group>(roots.map((root) => [root, newGroup(root, values)]))
  const reads = new Map(roots.map((root) => [root, readsOf(root, values, looks)]))

  const mayMerge = (a: Group, b: Group): boolean => {
    if (!a.loop || !b.loop || a.space !== b.space) return false
    if (a.reduced !== null && b.reduced !== null && a.reduced !== b.reduced) return false
    if (a.members.length + b.members.length > MOST_MEMBERS) return false
    const inside = new Set([...a.members, ...b.members])
    for (const member of inside) {
      for (const { root, inPlace } of reads.get(member) as Read[]) if (inside.has(root) && !inPlace) return false
    }
    return !reaches(a, b, groups, reads) && !reaches(b, a, groups, reads)
  }

  for (const root of roots) {
    for (const read of reads.get(root) as Read[]) {
      const [into, from] = [groups.get(read.root) as Group, groups.get(root) as Group]
      if (!read.inPlace || into === from || !mayMerge(into, from)) continue
      into.members = [...into.members, ...from.members].sort((a, b) => a - b)
      into.reduced ??= from.reduced
      for (const member of from.members) groups.set(member, into)
    }
  }
  return [...new Set(groups.values())].map(({ members, loop }) => ({ members, loop }))
}

interface Read {
  readonly root: number
  /** Whether element i is read for element i of the space. */
  readonly inPlace: boolean
}

function readsOf(root: number, values: readonly Value[], looks: readonly Look[]): Read[] {
  const value = values[root]
  const space = squeezed(spaceOf(value, values)).join()
  return value.inputs.map((input) => {
    const { root: from, layout } = looks[input]
    const source = values[from]
    const inPlace =
      isElementwise(source) &&
      layout.offset === 0 &&
      squeezedStrides(layout).join() === squeezedStrides(looks[from].layout).join() &&
      squeezed(spaceOf(source, values)).join() === space &&
      squeezed(layout.shape).join() === space
    return { root: from, inPlace }
  })
}

function newGroup(root: number, values: readonly Value[]): Group {
  const value = values[root]
  const reduction = isReduction(value)
  const shape = spaceOf(value, values)
  const axes = reduction ? (value.attributes.axes as readonly number[]) : []
  const loop = isElementwise(value) || reduction
  return {
    members: [root],
    loop,
    space: squeezed(shape).join(),
    reduced: reduction ? shape.flatMap((size, axis) => (size === 1 ? [] : [axes.includes(axis)])).join() : null,
  }
}

/**
 * Whether something in `from` depends on `to` by way of a third group.
 *
 * Groups are followed whole: one that begins before `to` may have a later member that reads it.
 */
function reaches(from: Group, to: Group, groups: Map<number, Group>, reads: Map<number, readonly Read[]>): boolean {
  const seen = new Set<Group>([from])
  const stack = [from]
  while (stack.length > 0) {
    const group = stack.pop() as Group
    for (const member of group.members) {
      for (const { root } of reads.get(member) as readonly Read[]) {
        const next = groups.get(root) as Group
        if (next === to && group !== from) return true
        if (seen.has(next) || next === to) continue
        seen.add(next)
        stack.push(next)
      }
    }
  }
  return false
}
