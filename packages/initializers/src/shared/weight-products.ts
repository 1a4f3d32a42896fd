import type { Parameter, State, Tensor } from '@chainrule/autograd'

/**
 * Where the weights of a model meet its input: the matrix products and convolutions of something that comes from the input
 * with something that comes from one weight and not from the input, by weight, in the order in which they are computed.
 */
export function weightProducts(outputs: readonly Tensor[], inputs: readonly Tensor[]): Map<Parameter, Tensor[]> {
  const products = new Map<Parameter, Tensor[]>()
  const fromInput = new Set<Tensor>(inputs.map(({ node }) => node))
  const weightsOf = new Map<Tensor, ReadonlySet<Parameter>>()
  for (const tensor of inOrder(outputs.map(({ node }) => node))) {
    if (fromInput.has(tensor)) continue
    const parts = operandsOf(tensor)
    const others = parts.filter((part) => !fromInput.has(part)).map((part) => weightsOf.get(part) ?? none)
    const weights = others.length === 1 ? others[0] : new Set(others.flatMap((some) => [...some]))
    if (others.length === parts.length) {
      weightsOf.set(tensor, weightOf(tensor) ?? weights)
      continue
    }
    fromInput.add(tensor)
    const [weight] = weights
    if (weights.size !== 1 || !contractions.has(tensor.primitive?.name ?? '')) continue
    products.set(weight, [...(products.get(weight) ?? []), tensor])
  }
  return products
}

const contractions = new Set(['matmul', 'conv'])
const none: ReadonlySet<Parameter> = new Set()

/** What a tensor is computed from; a tensor that is bound to a source has no past. */
function operandsOf({ source, inputs }: Tensor): readonly Tensor[] {
  return source ? [] : inputs
}

/** The weight that a leaf reads. */
function weightOf({ source }: Tensor): ReadonlySet<Parameter> | null {
  if (source?.kind !== 'state') return null
  const cell = source.cell as State
  return 'role' in cell && cell.role === 'weight' ? new Set([cell as Parameter]) : null
}

/** Everything that some tensors are computed from, operands before results; not recursive, for deep models. */
function inOrder(outputs: readonly Tensor[]): Set<Tensor> {
  const done = new Set<Tensor>()
  const stack = [...outputs].reverse()
  while (stack.length > 0) {
    const tensor = stack[stack.length - 1]
    const waiting = done.has(tensor) ? [] : operandsOf(tensor).filter((operand) => !done.has(operand))
    if (waiting.length === 0) done.add(stack.pop() as Tensor)
    else stack.push(...waiting.reverse())
  }
  return done
}
