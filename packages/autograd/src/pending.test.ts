import { expect, it } from 'vitest'
import { historyOf } from './debug/history.ts'
import { defineOptimizer, noGrad, optimize, parameter, sin, type Tensor, tanh, tensor } from './index.ts'

const text = { en: 'A number.', pt: 'Um número.' }
const descent = defineOptimizer({
  name: 'descent',
  hyperparameters: { learningRate: { default: 0.01, min: 0, text } },
  update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
})
const held = (tensor: Tensor) => historyOf([tensor]).length

it('a sum over 100,000 steps that is never read keeps a short graph and ends with the right number', () => {
  let total = tensor(0, { dtype: 'float64' })
  let longest = 0
  for (let i = 1; i <= 100_000; i++) {
    total = total.add(tensor(i, { dtype: 'float64' }))
    if (i % 1000 === 0) longest = Math.max(longest, held(total))
  }
  expect(longest).toBeLessThan(5000)
  expect(total.item()).toBe((100_000 * 100_001) / 2)
}, 60_000)

it.each(['before', 'after'])('a sum of losses taken %s step() keeps a short graph', (when) => {
  const w = parameter(tensor([1, 2]))
  const optimizer = optimize({ w }, descent())
  let total = tensor(0)
  let reference = 0
  for (let i = 0; i < 2500; i++) {
    const loss = w.sub(0.5).square().mean()
    if (when === 'before') total = total.add(loss.mul(2))
    loss.backward()
    optimizer.step()
    if (when === 'after') total = total.add(loss.mul(2))
    reference += 2 * loss.item()
  }
  expect(held(total)).toBeLessThan(5000)
  expect(total.item()).toBeCloseTo(reference, 3)
})

it('a sum of detached losses of a graph that waits keeps a short graph', () => {
  const w = parameter(tensor([1, 2]))
  let total = tensor(0)
  for (let i = 0; i < 3000; i++) total = total.add(w.square().sum().detach())
  expect(held(total)).toBeLessThan(6000)
  expect(total.item()).toBe(15_000)
})

it('a graph that is to be differentiated is left whole', () => {
  const x = parameter(tensor(1))
  let y = x.mul(1)
  for (let i = 0; i < 5000; i++) y = y.add(0)
  expect(held(y)).toBeGreaterThan(10_000)
  y.backward()
  expect(x.grad?.item()).toBe(1)
})

it('deep results that share what is below them compute it once', () => {
  let x = tensor([1, 2])
  for (let i = 0; i < 1023; i++) x = x.neg()
  const [a, b, c] = [x.exp(), x.neg(), sin(x)]
  expect(a.storage).not.toBeNull()
  expect(x.storage).not.toBeNull()
  expect([b.depth, c.depth]).toEqual([1, 1])
})

it('deep computations without gradients give the numbers of shallow ones', () => {
  const w = parameter(
    tensor([
      [0.5, 0.25],
      [-0.25, 0.5],
    ]),
  )
  const recur = (reading: boolean) =>
    noGrad(() => {
      let h = tensor([1, -1])
      for (let i = 0; i < 1000; i++) {
        h = tanh(h.matmul(w).add(1))
        if (reading) h.data()
      }
      return h.toArray()
    })
  expect(recur(false)).toEqual(recur(true))
})

it('an endless graph to be differentiated is refused with the name of its oldest operation', () => {
  const x = parameter(tensor(1))
  let y = x.exp()
  expect(() => {
    for (let i = 0; i < 300_000; i++) y = y.neg()
  }).toThrow(
    expect.objectContaining({
      code: 'graph-too-deep',
      message: expect.stringMatching(/^262144 operations .* the oldest is exp \[\]/),
    }),
  )
}, 60_000)
