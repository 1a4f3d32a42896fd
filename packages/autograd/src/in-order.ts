import type { Tensor } from './tensor.ts'

/** Tensors that roots are made of, inputs before what uses them; without recursion, so that deep graphs do not overflow the stack. */
export function inOrder(roots: readonly Tensor[], inputsOf: (tensor: Tensor) => readonly Tensor[]): Tensor[] {
  const order: Tensor[] = []
  const seen = new Set<Tensor>()
  const path: Tensor[] = []
  const stack: (Tensor | null)[] = [...roots].reverse()
  for (let tensor = stack.pop(); tensor !== undefined; tensor = stack.pop()) {
    if (tensor === null) order.push(path.pop() as Tensor)
    else if (!seen.has(tensor)) {
      seen.add(tensor)
      path.push(tensor)
      stack.push(null)
      const inputs = inputsOf(tensor)
      for (let i = inputs.length - 1; i >= 0; i--) if (!seen.has(inputs[i])) stack.push(inputs[i])
    }
  }
  return order
}
