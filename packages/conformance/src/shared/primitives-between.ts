import type { Tensor } from '@chainrule/autograd'

/** The results of primitives that stand between some tensors and others that are made of them. */
export function primitivesBetween(inputs: readonly Tensor[], outputs: readonly Tensor[]): Tensor[] {
  const known = new Set(inputs.map((input) => input.node))
  const found = new Set<Tensor>()
  const visit = outputs.map((output) => output.node)
  for (let tensor = visit.pop(); tensor; tensor = visit.pop()) {
    if (known.has(tensor) || found.has(tensor) || !tensor.primitive) continue
    found.add(tensor)
    visit.push(...tensor.inputs)
  }
  return [...found]
}
