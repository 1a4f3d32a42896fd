import { expect, expectTypeOf, it } from 'vitest'
import { planFor } from '../evaluate.ts'
import { type GraphNode, record } from '../graph.ts'
import {
  argMax,
  checkpoint,
  compile,
  customGradient,
  grad,
  gradCheck,
  gradGradCheck,
  less,
  noGrad,
  parameter,
  pow,
  randomKey,
  randomState,
  referenceBackend,
  sin,
  state,
  type Tensor,
  tanh,
  tensor,
  where,
} from '../index.ts'

const f64 = (values: number[] | number) => tensor(values, { dtype: 'float64' })
const names = (nodes: readonly GraphNode[]) => nodes.map(({ primitive }) => primitive?.name ?? 'input')
const countOf = (nodes: readonly GraphNode[], name: string) => names(nodes).filter((other) => other === name).length
const graphOf = (...tensors: Tensor[]) => record(tensors).graph(tensors.map((wanted) => ({ tensor: wanted })))

/** Numbers the values of a plan so that equal computations get equal numbers, as merging of common subexpressions does. */
function mergedCount(nodes: readonly GraphNode[], name: string): number {
  const numbers = new Map<string, number>()
  const values: number[] = []
  const found = new Set<number>()
  nodes.forEach(({ primitive, inputs, attributes }, id) => {
    const key = primitive
      ? `${primitive.id} ${inputs.map((input) => values[input])} ${JSON.stringify(attributes)}`
      : `input ${id}`
    values[id] = numbers.get(key) ?? id
    numbers.set(key, values[id])
    if (primitive?.name === name) found.add(values[id])
  })
  return found.size
}

function intermediateBytes(...tensors: Tensor[]): number {
  const lines = planFor(referenceBackend, graphOf(...tensors)).describe?.() ?? []
  return Number(/(\d+) bytes of intermediates/.exec(lines.at(-1) ?? '')?.[1])
}

it('gives the values and gradients of the function itself, to any order', () => {
  const f = (x: Tensor, y: Tensor) => sin(x).mul(y).exp().sum()
  const g = checkpoint(f)
  const at = [f64([0.3, -1]), f64([2, 0.5])] as const
  expect(g(...at).item()).toBe(f(...at).item())
  expect(grad(g)(...at).toArray()).toEqual(grad(f)(...at).toArray())
  const third = (h: typeof f) => grad((x: Tensor) => grad((z: Tensor) => grad(h)(z, at[1]).sum())(x).sum())(at[0])
  expect(third(g).toArray()).toEqual(third(f).toArray())
  gradCheck(g, at)
  gradGradCheck(g, at)
})

it('computes the forward operations a second time, behind a barrier that waits for the cotangent', () => {
  const x = parameter(tensor([1, 2]))
  const loss = checkpoint((y: Tensor) => tanh(sin(y).exp()))(x).sum()
  loss.backward()
  const { nodes } = graphOf(loss, x.grad as Tensor)
  for (const name of ['sin', 'exp', 'tanh']) expect(countOf(nodes, name)).toBe(2)
  expect(countOf(nodes, 'barrier')).toBe(1)
  const second = names(nodes).lastIndexOf('sin')
  const entrance = nodes[second].inputs[0]
  expect(names(nodes)[entrance]).toBe('barrier')
  // The barrier's second input is the cotangent of the result: here that of a sum, an expanded constant.
  expect(names(nodes)[nodes[entrance].inputs[1]]).toBe('expand')
})

it('is not undone by merging of common subexpressions', () => {
  const x = parameter(tensor([1, 2]))
  const f = (y: Tensor) => tanh(sin(y).exp())
  const loss = checkpoint(f)(x).sum()
  loss.backward()
  expect(mergedCount(graphOf(loss, x.grad as Tensor).nodes, 'sin')).toBe(2)
  // The same computation written twice without a barrier is merged: the check can tell the difference.
  expect(mergedCount(graphOf(f(x), f(x)).nodes, 'sin')).toBe(1)
})

it('reaches parameters and tracked tensors that the function takes from outside', () => {
  const w = parameter(tensor([2, 3]))
  const b = parameter(tensor([1, 1]))
  const outer = b.mul(2)
  const run = (wrap: <T extends (x: Tensor) => Tensor>(f: T) => (x: Tensor) => Tensor) => {
    w.grad = null
    b.grad = null
    wrap((x) => tanh(x.mul(w).add(outer)))(tensor([0.1, 0.2]))
      .sum()
      .backward()
    return [w.grad, b.grad].map((gradient) => (gradient as Tensor | null)?.toArray())
  }
  const plain = run((f) => f)
  expect(run((f) => checkpoint(f))).toEqual(plain)
  expect(plain[0]).toBeDefined()
})

it('repeats random numbers exactly, drawn from a fixed key or from a stream', () => {
  const x = parameter(tensor(new Float32Array(64).fill(1)))
  const dropout = (random: { next(): { uniform(shape: readonly number[]): Tensor } }) => (y: Tensor) =>
    where(less(random.next().uniform([64]), 0.5), y.square().mul(3), 0)
  const gradientOf = (f: (y: Tensor) => Tensor) => {
    x.grad = null
    const value = f(x)
    value.sum().backward()
    return { value: value.toArray(), gradient: (x.grad as Tensor | null)?.toArray() }
  }
  const [a, b] = [randomState(4), randomState(4)]
  expect(gradientOf(checkpoint(dropout(a)))).toEqual(gradientOf(dropout(b)))
  // The stream has moved once, not twice.
  expect(gradientOf(checkpoint(dropout(a)))).toEqual(gradientOf(dropout(b)))
  const fixed = (y: Tensor) => where(less(randomKey(1).uniform([64]), 0.5), y.square(), 0)
  expect(gradientOf(checkpoint(fixed))).toEqual(gradientOf(fixed))
})

it('draws the random numbers again instead of keeping the mask', () => {
  const x = parameter(tensor(new Float32Array(64).fill(1)))
  const key = randomKey(1)
  const loss = checkpoint((y: Tensor) => y.square().mul(key.uniform([64])))(x).sum()
  loss.backward()
  expect(mergedCount(graphOf(loss, x.grad as Tensor).nodes, 'random')).toBe(2)
})

it('assigns cells once', () => {
  const calls = state(tensor(0))
  const x = parameter(tensor(3))
  const f = checkpoint((y: Tensor) => {
    calls.assign(calls.add(1))
    return y.square().mul(calls)
  })
  f(x).backward()
  expect(x.grad?.item()).toBe(6)
  expect(calls.item()).toBe(1)
})

it('nests', () => {
  const w = parameter(f64([0.5, -0.5]))
  const inner = checkpoint((x: Tensor) => sin(x.mul(w)))
  const outer = checkpoint((x: Tensor) => inner(inner(x).exp()).mul(w))
  const plain = (x: Tensor) => sin(sin(x.mul(w)).exp().mul(w)).mul(w)
  const x = f64([0.2, 0.9])
  expect(outer(x).toArray()).toEqual(plain(x).toArray())
  expect(grad((y) => outer(y).sum())(x).toArray()).toEqual(grad((y) => plain(y).sum())(x).toArray())
  outer(x).sum().backward()
  const gradient = w.grad?.toArray()
  w.grad = null
  plain(x).sum().backward()
  expect(gradient).toEqual((w.grad as Tensor | null)?.toArray())
  gradCheck(outer, [x])
  gradGradCheck(outer, [x])
})

it('returns trees, several outputs of which are recomputed together', () => {
  const f = ({ a, b }: { a: Tensor; b: Tensor }) => {
    const shared = sin(a).exp()
    return { sum: shared.add(b), parts: [shared.mul(b), a], index: argMax(a, 0) }
  }
  const g = checkpoint(f)
  const x = { a: f64([1, 2]), b: f64(3) }
  expectTypeOf(g).toEqualTypeOf<typeof f>()
  const [first, second] = [f(x), g(x)]
  expect(second.sum.toArray()).toEqual(first.sum.toArray())
  expect(second.index.toArray()).toEqual(first.index.toArray())
  const total = (h: typeof f) => (y: typeof x) => {
    const { sum, parts } = h(y)
    return sum.sum().add(parts[0].square().sum()).add(parts[1].sum())
  }
  const [plain, again] = [grad(total(f))(x), grad(total(g))(x)]
  expect([again.a.toArray(), again.b.toArray()]).toEqual([plain.a.toArray(), plain.b.toArray()])
  const w = parameter(f64([1, 2]))
  const loss = total(g)({ a: w, b: f64(3) })
  loss.backward()
  expect(countOf(graphOf(loss, w.grad as Tensor).nodes, 'exp')).toBe(2)
})

it('keeps constants constant: detached parts, noGrad, integers', () => {
  const f = (x: Tensor) => x.mul(x.detach()).add(noGrad(() => x.mul(5)).mul(x))
  expect(grad((x) => checkpoint(f)(x).sum())(f64([2, 3])).toArray()).toEqual(
    grad((x) => f(x).sum())(f64([2, 3])).toArray(),
  )
  expect(checkpoint((x: Tensor) => x.mul(2))(tensor(1)).tracked).toBe(false)
  expect(noGrad(() => checkpoint((x: Tensor) => x.mul(2))(parameter(tensor(1)))).tracked).toBe(false)
})

it('repeats gradient rules of the function own, and gradients taken inside', () => {
  const clipped = customGradient(
    (x: Tensor) => x.square(),
    (cotangent, { inputs: [x], output }) => [cotangent.mul(x.add(output))],
  )
  const f = (x: Tensor) => clipped(sin(x)).mul(grad((y: Tensor) => pow(y, 3).mul(x))(x))
  const x = f64(0.7)
  expect(grad(checkpoint(f))(x).item()).toBe(grad(f)(x).item())
  expect(grad(grad(checkpoint(f)))(x).item()).toBeCloseTo(grad(grad(f))(x).item(), 12)
})

it('runs gradient hooks of tensors inside', () => {
  const f = (x: Tensor) => {
    const y = x.mul(2)
    y.onGradient((cotangent) => cotangent.mul(10))
    return y.mul(3)
  }
  expect(grad(checkpoint(f))(tensor(1)).item()).toBe(60)
})

it('works in a captured step', () => {
  const w = parameter(tensor([0.5]))
  const block = checkpoint((x: Tensor) => sin(x.mul(w)))
  const step = compile((x: Tensor) => {
    block(block(x)).sum().backward()
    w.assign(w.sub((w.grad as Tensor).mul(0.1)))
    w.grad = null
  })
  const plain = parameter(tensor([0.5]))
  for (let i = 0; i < 3; i++) {
    step(tensor([2]))
    const once = (x: Tensor) => sin(x.mul(plain))
    once(once(tensor([2])))
      .sum()
      .backward()
    plain.assign(plain.sub((plain.grad as Tensor).mul(0.1)))
    plain.grad = null
    expect(w.toArray()).toEqual(plain.toArray())
  }
})

it('lowers the peak of intermediate memory in a deep chain', () => {
  const width = 1000
  const layers = 64
  const x = parameter(tensor(new Float32Array(width).fill(0.5)))
  const block = (y: Tensor) => {
    let z = y
    for (let i = 0; i < 8; i++) z = tanh(sin(z).mul(1.1).exp())
    return z
  }
  const bytesOf = (f: (y: Tensor) => Tensor) => {
    let y = x.node
    for (let i = 0; i < layers / 8; i++) y = f(y)
    const loss = y.sum()
    x.grad = null
    loss.backward()
    return intermediateBytes(loss, x.grad as unknown as Tensor)
  }
  const [plain, saving] = [bytesOf(block), bytesOf(checkpoint(block))]
  // Plainly every layer keeps several arrays; checkpointed, 8 blocks keep one array each and one block is open.
  expect(plain).toBeGreaterThan(layers * 2 * width * 4)
  expect(saving).toBeLessThan(plain / 3)
})
