import { expect, it } from 'vitest'
import { backwardOrder, pullback } from './backward.ts'
import {
  checkpoint,
  customGradient,
  defineOptimizer,
  evaluate,
  grad,
  greater,
  noGrad,
  optimize,
  parameter,
  pow,
  state,
  type Tensor,
  tensor,
} from './index.ts'

const text = { en: 'A number.', pt: 'Um número.' }
const descent = defineOptimizer({
  name: 'descent',
  hyperparameters: { learningRate: { default: 0.1, min: 0, text } },
  update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
})
const gradientOf = (leaf: Tensor) => leaf.grad?.toArray() ?? null

it('fills the leaves that require a gradient and no others', () => {
  const a = tensor([2, 3], { requiresGrad: true })
  const b = tensor([5, 7])
  a.mul(b).sum().backward()
  expect(gradientOf(a)).toEqual([5, 7])
  expect(b.grad).toBeNull()
})

it('adds to what is there', () => {
  const a = tensor([2, 3], { requiresGrad: true })
  a.sum().backward()
  a.mul(10).sum().backward()
  expect(gradientOf(a)).toEqual([11, 11])
})

it('adds up over all paths through a shared result, and calls its rule once', () => {
  const x = parameter(tensor(3))
  const shared = x.square()
  let arrivals = 0
  shared.onGradient(() => {
    arrivals += 1
  })
  shared.mul(2).add(shared.exp().mul(0)).add(shared).backward()
  expect(gradientOf(x)).toBe(3 * 2 * 3)
  expect(arrivals).toBe(1)
})

it('shares a parameter between two places of a model', () => {
  const w = parameter(
    tensor([
      [1, 2],
      [3, 4],
    ]),
  )
  const x = tensor([1, 1])
  x.matmul(w).matmul(w.transpose()).sum().backward()
  // Σᵢⱼ xᵀ W Wᵀ 1 = (Wᵀx)·(Wᵀ1): gradient x (Wᵀ1)ᵀ + 1 (Wᵀx)ᵀ
  expect(gradientOf(w)).toEqual([
    [8, 12],
    [8, 12],
  ])
})

it('takes a seed for more than one number', () => {
  const x = parameter(tensor([1, 2]))
  x.square().backward(tensor([10, 100]))
  expect(gradientOf(x)).toEqual([20, 400])
  expect(() => x.square().backward()).toThrow(expect.objectContaining({ code: 'backward-needs-seed' }))
  expect(() => x.square().backward(tensor([1]))).toThrow(expect.objectContaining({ code: 'cotangent-shape' }))
})

it('takes a tensor with one element of any rank for a loss', () => {
  const x = parameter(tensor([[3]]))
  x.square().backward()
  expect(gradientOf(x)).toEqual([[6]])
})

it('says why there is nothing to differentiate', () => {
  const x = parameter(tensor(1))
  const code = expect.objectContaining({ code: 'nothing-requires-grad' })
  expect(() => tensor(1).backward()).toThrow(code)
  expect(() => x.detach().mul(2).backward()).toThrow(code)
  expect(() => noGrad(() => x.mul(2)).backward()).toThrow(code)
  expect(() => greater(x, 0).sum().backward()).toThrow(code)
})

it('may be called twice on one graph', () => {
  const x = parameter(tensor(3))
  const y = x.square()
  y.backward()
  y.backward()
  expect(gradientOf(x)).toBe(12)
})

it('leaves a gradient that can be differentiated again', () => {
  const x = parameter(tensor(2))
  pow(x, 3).backward()
  const slope = x.grad as Tensor
  x.grad = null
  slope.square().backward()
  // d/dx (3x²)² = 36x³
  expect(gradientOf(x)).toBe(36 * 8)
})

it('backward inside noGrad works on a graph made outside', () => {
  const x = parameter(tensor(2))
  const y = x.square()
  noGrad(() => y.backward())
  expect(gradientOf(x)).toBe(4)
  const z = checkpoint((v: Tensor) => v.square())(x)
  noGrad(() => z.backward())
  expect(gradientOf(x)).toBe(8)
})

it('skips parameters that are frozen, and takes them up again', () => {
  const [w, v] = [parameter(tensor(2)), parameter(tensor(3))]
  w.requiresGrad = false
  w.mul(v).backward()
  expect([gradientOf(w), gradientOf(v)]).toEqual([null, 2])
  w.requiresGrad = true
  w.mul(v).backward()
  expect(gradientOf(w)).toBe(3)
})

it('fills a parameter through every version of it that the loss saw', () => {
  const w = parameter(tensor(2))
  const first = w.mul(10)
  w.assign(w.add(1))
  const second = w.mul(100)
  first.add(second).backward()
  expect(gradientOf(w)).toBe(110)
})

it('requiresGrad belongs to leaves of floating point', () => {
  const x = tensor([1, 2])
  x.requiresGrad = true
  x.square().sum().backward()
  expect(gradientOf(x)).toEqual([2, 4])
  expect(() => {
    x.mul(2).requiresGrad = true
  }).toThrow(expect.objectContaining({ code: 'not-a-leaf' }))
  expect(() => tensor([1], { dtype: 'int32', requiresGrad: true })).toThrow(
    expect.objectContaining({ code: 'gradient-of-integers' }),
  )
  expect(() => {
    state(tensor([1], { dtype: 'int32' })).requiresGrad = true
  }).toThrow(expect.objectContaining({ code: 'gradient-of-integers' }))
})

it('goes through a graph of 100,000 results without overflowing the stack', () => {
  const x = parameter(tensor(1))
  let y = x.mul(1)
  for (let i = 0; i < 100_000; i++) y = y.neg()
  y.backward()
  expect(gradientOf(x)).toBe(1)
  expect(y.item()).toBe(1)
}, 60_000)

// Hooks and observers.

it('a hook sees the whole gradient and may replace it', () => {
  const x = parameter(tensor([1, 2]))
  const y = x.mul(3)
  const seen: unknown[] = []
  y.onGradient((gradient) => {
    seen.push(gradient)
  })
  y.onGradient((gradient) => gradient.mul(10))
  y.onGradient((gradient) => gradient.add(1))
  y.sum().backward()
  expect(gradientOf(x)).toEqual([33, 33])
  expect((seen[0] as Tensor).toArray()).toEqual([1, 1])
})

it('a hook can be removed', () => {
  const x = parameter(tensor(1))
  const y = x.mul(2)
  const remove = y.onGradient((gradient) => gradient.mul(100))
  remove()
  y.backward()
  expect(gradientOf(x)).toBe(2)
})

it('a hook must keep the shape', () => {
  const x = parameter(tensor([1, 2]))
  x.onGradient((gradient) => gradient.sum())
  expect(() => x.sum().backward()).toThrow(expect.objectContaining({ code: 'hook-shape' }))
})

it('a hook on a parameter stays with it over steps, until it is removed', () => {
  const w = parameter(tensor([4]))
  const optimizer = optimize({ w }, descent({ learningRate: 1 }))
  let calls = 0
  const remove = w.onGradient((gradient) => {
    calls += 1
    return gradient.mul(0.5)
  })
  for (let i = 0; i < 3; i++) {
    w.mul(2).sum().backward()
    optimizer.step()
  }
  expect(calls).toBe(3)
  expect(w.toArray()).toEqual([1])
  remove()
  w.mul(2).sum().backward()
  optimizer.step()
  expect(calls).toBe(3)
  expect(w.toArray()).toEqual([-1])
})

it('an observer gets the value of every run that computes it, and of every update of a cell', () => {
  const seen: unknown[] = []
  const y = tensor([1, 2]).mul(3)
  const remove = y.onValue((value) => seen.push(value.toArray()))
  y.sum().item()
  y.data()
  expect(seen).toEqual([[3, 6]])
  remove()

  const w = parameter(tensor([1]))
  const updates: unknown[] = []
  const removeFromCell = w.onValue((value) => updates.push(value.toArray()))
  for (let i = 0; i < 2; i++) {
    w.assign(w.add(1))
    evaluate()
    w.mul(5).data()
  }
  expect(updates).toEqual([[2], [3]])
  removeFromCell()
  w.assign(w.add(1))
  evaluate()
  expect(updates.length).toBe(2)
})

// The walk itself.

it('pullback gives cotangents at results in between, and stops there', () => {
  const x = parameter(tensor(2))
  const y = x.square()
  const z = y.mul(5)
  let reached = false
  x.onGradient(() => {
    reached = true
  })
  const found = pullback([z], [tensor(1)], [y])
  expect(found.get(y)?.item()).toBe(5)
  expect(found.has(x.node)).toBe(false)
  expect(reached).toBe(false)
})

it('pullback reaches two targets of which one leads to the other', () => {
  const x = parameter(tensor(2))
  const y = x.square()
  const found = pullback([y.add(x)], [tensor(1)], [y, x.node])
  expect([found.get(y)?.item(), found.get(x.node)?.item()]).toEqual([1, 5])
})

it('pullback counts an output that is a target, and one that is given twice', () => {
  const x = parameter(tensor(2))
  const y = x.square()
  expect(
    pullback([y], [tensor(7)], [y])
      .get(y)
      ?.item(),
  ).toBe(7)
  expect(
    pullback([y, y], [tensor(7), tensor(1)], [x.node])
      .get(x.node)
      ?.item(),
  ).toBe(32)
})

it('pullback says nothing of targets that the outputs do not depend on', () => {
  const [x, other] = [parameter(tensor(2)), parameter(tensor(3))]
  expect(pullback([x.square()], [tensor(1)], [other.node]).size).toBe(0)
  expect(pullback([tensor(1).add(1)], [tensor(1)]).size).toBe(0)
})

it('pullback does not ask a target for the cotangents of its inputs', () => {
  const asked: string[] = []
  const rule = customGradient(
    (v: Tensor) => v.exp(),
    (cotangent) => {
      asked.push('rule')
      return [cotangent]
    },
  )
  const x = parameter(tensor(2))
  const y = rule(x)
  expect(
    pullback([y.mul(3)], [tensor(1)], [y])
      .get(y)
      ?.item(),
  ).toBe(3)
  expect(asked).toEqual([])
  pullback([y], [tensor(1)])
  expect(asked).toEqual(['rule'])
})

it('pullback does not work out gradients that nobody wants', () => {
  const x = parameter(tensor(2))
  const y = x.exp()
  const before = grad((v: Tensor) => v.mul(3))(tensor(1)).item()
  let asked = false
  y.onGradient(() => {
    asked = true
  })
  const z = y.mul(2)
  pullback([z.add(y.detach())], [tensor(1)], [z])
  expect(asked).toBe(false)
  expect(before).toBe(3)
})

it('the order puts every result before its inputs', () => {
  const x = parameter(tensor(2))
  const [a, b] = [x.square(), x.exp()]
  const y = a.mul(b).add(a)
  const order = backwardOrder([y])
  for (const tensor of order) {
    for (const input of tensor.inputs)
      if (input.tracked) expect(order.indexOf(input)).toBeGreaterThan(order.indexOf(tensor))
  }
  expect(order).toContain(x.node)
})
