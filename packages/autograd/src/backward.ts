import { ChainruleError } from './errors.ts'
import { evaluateGroup } from './evaluate.ts'
import { inOrder } from './in-order.ts'
import { runtime, withRuntime } from './runtime.ts'
import { sameShape } from './shape.ts'
import type { Tensor } from './tensor.ts'

/** Fills `grad` on every leaf that `loss` depends on, adding to what is there. */
export function backward(loss: Tensor, seed: Tensor | undefined): void {
  const cotangent = seed ?? defaultSeed(loss)
  if (!loss.node.tracked) {
    throw new ChainruleError(
      loss.node.released ? 'graph-released' : 'nothing-requires-grad',
      loss.node.released
        ? `backward: the graph of this tensor [${loss.shape}] was let go by optimizer.step().`
        : `backward: this tensor [${loss.shape}] does not depend on anything that requires a gradient.`,
      loss.node.released
        ? 'Call backward() before step(), once for each loss.'
        : 'Set requiresGrad on a leaf or use parameters, and do not compute the loss inside noGrad() or from detached tensors.',
    )
  }
  evaluateGroup()
  const gradients: Tensor[] = []
  const put: (() => void)[] = []
  for (const [leaf, gradient] of pullback([loss.node], [cotangent.node])) {
    const target = leaf.leafOf
    if (!target) continue
    const before = gradientOf(target)
    target.grad = before ? before.detach().add(gradient) : gradient
    gradients.push(target.grad)
    put.push(() => {
      target.grad = before
    })
  }
  runtime.group = {
    loss: loss.node,
    gradients,
    forget() {
      for (const back of put) back()
    },
  }
}

/** The gradient that a leaf holds; while tracing, the one that it will hold when the captured step runs. */
export function gradientOf(leaf: Tensor): Tensor | null {
  const { trace } = runtime
  if (trace && !trace.leaves.has(leaf)) {
    trace.leaves.set(leaf, leaf.grad)
    leaf.grad = trace.initialGradient(leaf)
  }
  return leaf.grad
}

/**
 * Cotangents of the leaves (or of `targets`) of some outputs, from cotangents of the outputs.
 *
 * One walk from the outputs to the inputs: every result hands its cotangent to its gradient rule once, after all that
 * use it have added theirs. Everything stays lazy, so a gradient can be differentiated again.
 */
export function pullback(
  outputs: readonly Tensor[],
  cotangents: readonly Tensor[],
  targets?: readonly Tensor[],
): Map<Tensor, Tensor> {
  const order = backwardOrder(outputs)
  const ends = targets && new Set(targets)
  const wanted = ends ? reaching(order, ends) : null
  const arrived = new Map<Tensor, Tensor>()
  const arrive = (tensor: Tensor, cotangent: Tensor) => {
    const before = arrived.get(tensor)
    arrived.set(tensor, before ? before.add(cotangent) : cotangent)
  }
  outputs.forEach((output, i) => {
    if (!sameShape(output.shape, cotangents[i].shape)) {
      throw new ChainruleError(
        'cotangent-shape',
        `The cotangent [${cotangents[i].shape}] does not have the shape [${output.shape}] of the output.`,
        'Pass a cotangent of the same shape.',
      )
    }
    if (output.tracked) arrive(output, cotangents[i])
  })

  const result = new Map<Tensor, Tensor>()
  for (const tensor of order) {
    const incoming = arrived.get(tensor)
    arrived.delete(tensor)
    if (!incoming || (wanted && !wanted.has(tensor))) continue
    const cotangent = throughHooks(tensor, incoming)
    if (ends ? ends.has(tensor) : tensor.leafOf) result.set(tensor, cotangent)
    const inputs = differentiableInputs(tensor)
    if (!inputs.some((input) => input.tracked && (!wanted || wanted.has(input)))) continue
    const parts = withRuntime({ differentiating: tensor }, () => applyRule(tensor, cotangent))
    inputs.forEach((input, i) => {
      const part = parts[i]
      if (part && input.tracked && (!wanted || wanted.has(input))) arrive(input, part.node)
    })
  }
  return result
}

/** What a gradient flows to from here. */
export function differentiableInputs(tensor: Tensor): readonly Tensor[] {
  return tensor.rule ? tensor.rule.inputs : tensor.inputs
}

function applyRule(tensor: Tensor, cotangent: Tensor): readonly (Tensor | null)[] {
  if (tensor.rule) return tensor.rule.vjp(cotangent, { inputs: tensor.rule.inputs, output: tensor })
  const { primitive, inputs, attributes } = tensor
  return primitive?.vjp?.(cotangent, { inputs, output: tensor, attributes }) ?? []
}

function throughHooks(tensor: Tensor, gradient: Tensor): Tensor {
  let current = gradient
  for (const hook of tensor.hooks ?? []) {
    const next = hook(current)
    if (!next) continue
    if (!sameShape(next.shape, current.shape)) {
      throw new ChainruleError(
        'hook-shape',
        `A gradient hook on a tensor [${tensor.shape}] returned [${next.shape}].`,
        'A hook may replace a gradient by another of the same shape, or return nothing.',
      )
    }
    current = next.node
  }
  return current
}

/** Results before their inputs; only what is tracked. */
export function backwardOrder(outputs: readonly Tensor[]): Tensor[] {
  const tracked = (tensors: readonly Tensor[]) => tensors.filter((tensor) => tensor.tracked)
  return inOrder(tracked(outputs), (tensor) => tracked(differentiableInputs(tensor))).reverse()
}

/** Those tensors of `order` from which a path leads to a target. */
function reaching(order: readonly Tensor[], targets: Set<Tensor>): Set<Tensor> {
  const found = new Set<Tensor>(targets)
  for (let i = order.length - 1; i >= 0; i--) {
    if (differentiableInputs(order[i]).some((input) => found.has(input))) found.add(order[i])
  }
  return found
}

function defaultSeed(loss: Tensor): Tensor {
  if (loss.size === 1) return loss.onesLike()
  throw new ChainruleError(
    'backward-needs-seed',
    `backward: the tensor [${loss.shape}] has ${loss.size} elements.`,
    'Reduce it to one number, or pass a seed of the same shape.',
  )
}
