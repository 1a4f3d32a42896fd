import type { Tensor } from '../tensor.ts'

/**
 * Everything that tensors were made of, as far as it is still held: inputs before what uses them.
 *
 * @param leaves - What these were made of is left out.
 */
export function historyOf(roots: readonly Tensor[], leaves: ReadonlySet<Tensor> = new Set()): Tensor[] {
  const order: Tensor[] = []
  const done = new Set<Tensor>()
  const stack: { tensor: Tensor; next: number }[] = []
  const enter = (tensor: Tensor) => {
    if (done.has(tensor)) return
    done.add(tensor)
    stack.push({ tensor, next: 0 })
  }
  for (const { node } of roots) {
    enter(node)
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const input = leaves.has(top.tensor) ? undefined : top.tensor.inputs[top.next++]
      if (input) enter(input)
      else {
        order.push(top.tensor)
        stack.pop()
      }
    }
  }
  return order
}

/** What a node of an exported graph is. */
export type NodeKind = 'operation' | 'data' | 'state' | 'scalar' | 'argument'

/** What a tensor is in a graph. Results whose inputs have been let go count as data. */
export function kindOf({ source, primitive, inputs, storage }: Tensor): NodeKind {
  if (source) return source.kind
  return primitive && (inputs.length > 0 || !storage) ? 'operation' : 'data'
}

/** What people call it: the name that is given, the cell's, or none. */
export function nameOf(tensor: Tensor): string {
  return tensor.source?.kind === 'state' ? tensor.source.cell.name : tensor.label
}
