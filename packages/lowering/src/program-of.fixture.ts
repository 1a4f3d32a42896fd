import { type Backend, type Graph, referenceBackend, setBackend, type Tensor } from '@chainrule/autograd'
import type { Program } from './loop-ir.ts'
import { lower } from './lower.ts'

/** What a tensor is computed from, lowered. Leaves another backend behind. */
export function programOf(result: Tensor): Program {
  const graphs: Graph[] = []
  const spy: Backend = {
    ...referenceBackend,
    usesHostArrays: true,
    compile(graph) {
      graphs.push(graph)
      return referenceBackend.compile(graph)
    },
  }
  setBackend(spy)
  result.data()
  return lower(graphs[0])
}
