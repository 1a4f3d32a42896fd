import type { Graph } from '@chainrule/autograd'
import { cluster } from './cluster.ts'
import { draft, isLeaf } from './draft.ts'
import { emitValue } from './emit-value.ts'
import { foldSums } from './fold-sums.ts'
import { joinPads } from './join-pads.ts'
import { loopOf } from './loop.ts'
import type { Program } from './loop-ir.ts'
import { neededRoots, storedRoots } from './needs.ts'
import { copyInputs, copyOutputs, directOutputs } from './outputs.ts'
import { placeBuffers } from './place-buffers.ts'
import { findRoots } from './roots.ts'
import { schedule } from './schedule.ts'
import { simplify } from './simplify.ts'
import { turnProducts } from './turn-products.ts'

/** Turns a graph into kernels over planned memory. */
export function lower(graph: Graph): Program {
  const { values: simple, outputs } = joinPads(turnProducts(foldSums(simplify(graph))))
  const { values, looks } = findRoots(simple)
  const source = { graph, values, looks, outputs }
  const needed = neededRoots(source)
  const clusters = schedule(
    source,
    cluster(values, looks).filter(({ members }) => members.some((member) => needed.has(member))),
  )
  const stored = storedRoots(source, clusters, needed)
  const direct = directOutputs(source, clusters)

  const program = draft(source)
  const late = copyInputs(program)
  for (const { members, loop } of clusters) {
    for (const member of members) {
      if (stored.has(member) && !isLeaf(values[member])) program.own(member, direct.get(member))
    }
    const present = members.filter((member) => needed.has(member))
    if (loop) program.kernels.push(loopOf(present, values, looks, stored, program.access))
    else if (stored.has(members[0]) && !isLeaf(values[members[0]])) emitValue(program, members[0])
  }
  copyOutputs(program, direct, late)
  return placeBuffers(program)
}
