import { pullback } from '../backward.ts'
import { concat } from '../create.ts'
import { slice } from '../functions/slice.ts'
import { barrier } from '../primitives/control.ts'
import { runtime, withRuntime } from '../runtime.ts'
import { apply, type Tensor } from '../tensor.ts'
import { treeLeaves, treeMap } from './tree.ts'

/**
 * A function that is computed a second time on the way back, so that what it makes in between need not be kept.
 *
 * For deep models: memory falls to what goes in and out of each checkpointed part, at the price of one more forward pass.
 * Values and gradients of any order are those of `f`, random numbers included. `f` itself is called once.
 *
 * Chen et al., 2016, https://arxiv.org/abs/1604.06174. Unlike PyTorch's, it reaches tensors that `f` takes from outside
 * (parameters, for example) without being told of them.
 *
 * @param f - Takes anything; returns a tensor or a tree of tensors.
 * @throws ChainruleError `not-a-tree` where `f` returns something else than tensors.
 *
 * @example
 * ```ts
 * import { checkpoint, grad, sin, tensor } from '@chainrule/autograd'
 *
 * const block = checkpoint((x) => sin(x).mul(2))
 * console.log(grad((x) => block(block(block(x))).sum())(tensor([0])).toArray()) // [8]
 * ```
 */
export function checkpoint<R, Args extends readonly unknown[] = Tensor[]>(
  f: (...args: Args) => R,
): (...args: Args) => R {
  return (...args) => {
    if (!runtime.gradients) return f(...args)
    const made = new Set<Tensor>()
    const { result, packs } = noting(made, () => {
      const value = f(...args)
      return { result: value, packs: pack(treeLeaves(value)) }
    })
    const replaced = new Map<Tensor, Tensor>()
    for (const { parts, whole } of packs) {
      const shell = shellOf(segmentOf(whole, made))
      for (const [i, part] of unpack(shell, parts).entries()) replaced.set(parts[i], part)
    }
    return treeMap(result, (leaf) => replaced.get(leaf.node) ?? leaf) as R
  }
}

/** What a function has made, and what it took from outside. */
interface Segment {
  /** Inputs before what uses them. */
  readonly nodes: readonly Tensor[]
  readonly output: Tensor
  /** Everything from outside but single constants: tensors and parameters, arrays of data, random keys. */
  readonly boundary: readonly Tensor[]
}

/** Runs `body` and collects all results that it makes, in the order of making. */
function noting<T>(made: Set<Tensor>, body: () => T): T {
  const { inspect } = runtime
  const note = (tensor: Tensor) => {
    made.add(tensor)
    inspect?.(tensor)
  }
  return withRuntime({ inspect: note }, body)
}

/** Joins outputs end to end, so that one recomputation serves all of them. */
function pack(outputs: readonly Tensor[]): { parts: readonly Tensor[]; whole: Tensor }[] {
  const tracked = [...new Set(outputs.map(({ node }) => node))].filter((node) => node.tracked)
  const types = [...new Set(tracked.map(({ dtype }) => dtype))]
  return types.map((type) => {
    const parts = tracked.filter(({ dtype }) => dtype === type)
    return { parts, whole: parts.length === 1 ? parts[0] : concat(parts.map((part) => part.reshape([-1]))) }
  })
}

function unpack(whole: Tensor, parts: readonly Tensor[]): Tensor[] {
  if (parts.length === 1) return [whole]
  let start = 0
  return parts.map(({ shape, size }) => {
    const from = start
    start += size
    return slice(whole, [[from, start]]).reshape(shape)
  })
}

function segmentOf(output: Tensor, made: Set<Tensor>): Segment {
  const inside = new Set<Tensor>()
  const boundary = new Set<Tensor>()
  const stack = [output]
  for (let tensor = stack.pop(); tensor; tensor = stack.pop()) {
    if (inside.has(tensor) || boundary.has(tensor)) continue
    if (made.has(tensor) && !tensor.leafOf && inputsOf(tensor).length > 0) {
      inside.add(tensor)
      stack.push(...inputsOf(tensor))
    } else if (tensor.tracked || tensor.size > 1) boundary.add(tensor)
  }
  return { nodes: [...made].filter((tensor) => inside.has(tensor)), output, boundary: [...boundary] }
}

function inputsOf({ inputs, rule }: Tensor): readonly Tensor[] {
  return rule ? [...inputs, ...rule.inputs] : inputs
}

/** The output once more, with a gradient rule that starts from the boundary. */
function shellOf(segment: Segment): Tensor {
  const shell = withRuntime({ gradients: false }, () => segment.output.alias())
  shell.tracked = true
  shell.rule = {
    inputs: segment.boundary,
    vjp: (cotangent, { inputs }) =>
      withRuntime({ gradients: true }, () => {
        const entrances = inputs.map((input) => track(input.tracked, () => apply(barrier, [input, cotangent])))
        const found = pullback([repeat(segment, entrances)], [cotangent], entrances)
        return entrances.map((entrance) => found.get(entrance) ?? null)
      }),
  }
  return shell
}

/** Makes the segment again on other inputs, and returns its output. */
function repeat({ nodes, output, boundary }: Segment, entrances: readonly Tensor[]): Tensor {
  const copies = new Map(boundary.map((tensor, i) => [tensor, entrances[i]]))
  const copyOf = (tensor: Tensor) => copies.get(tensor) ?? tensor
  for (const node of nodes) {
    const { primitive, inputs, attributes, rule, tracked } = node
    if (!primitive) continue
    const copy = track(tracked, () => apply(primitive, inputs.map(copyOf), attributes))
    if (rule) {
      copy.rule = { inputs: rule.inputs.map(copyOf), vjp: rule.vjp }
      copy.tracked = copy.rule.inputs.some((input) => input.tracked)
    }
    copy.hooks = node.hooks
    copy.site = node.site
    copy.label = node.label
    copies.set(node, copy)
  }
  return copyOf(output)
}

function track<T>(gradients: boolean, body: () => T): T {
  return withRuntime({ gradients }, body)
}
