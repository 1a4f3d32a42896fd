import { mapTree, type Result, type StateTree, type Tensor, type Tree, treeZip, where } from '@chainrule/autograd'

/** All parameters as an update leaves them. */
export function afterResult(parameters: Tree, { change = {}, parameters: replaced = {} }: Result): Tree {
  const moved = mapTree(change, (move, name) => parameters[name].add(move))
  return { ...parameters, ...moved, ...replaced }
}

/** The next state where an update is made, otherwise the one before it. */
export function whereCounted<S extends StateTree>(condition: Tensor | undefined, next: S, before: S): S {
  return condition ? (treeZip(next, before, (a, b) => where(condition, a, b)) as unknown as S) : next
}
