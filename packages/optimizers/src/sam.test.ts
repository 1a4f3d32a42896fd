import { optimize, parameter, pow, settingsOf, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { adam } from './adam.ts'
import { asam } from './asam.ts'
import { gradientDescent } from './gradient-descent.ts'
import { momentum } from './momentum.ts'
import { sam } from './sam.ts'

// L = Σ cᵢ wᵢ⁴ / 4 with gradient c w³, over two parameters.
const c = [1, 2, 0.5]
const slope = (w: readonly number[]) => w.map((x, i) => c[i] * x ** 3)

function problem() {
  const model = { a: parameter(tensor(Float64Array.of(1, -0.5))), b: parameter(tensor(Float64Array.of(2))) }
  const loss = () => {
    const first = pow(model.a, 4)
      .mul(tensor(Float64Array.of(1, 2)))
      .sum()
    return first.add(pow(model.b, 4).mul(0.5).sum()).div(4)
  }
  return { model, loss, values: () => [...model.a.data(), ...model.b.data()] }
}

describe.each([
  ['sam', sam(momentum({ learningRate: 0.05, momentum: 0.5 }), { radius: 0.1 }), () => [1, 1, 1]],
  [
    'asam',
    asam(momentum({ learningRate: 0.05, momentum: 0.5 }), { radius: 0.1, smallest: 0.25 }),
    (w: readonly number[]) => w.map((x) => Math.abs(x) + 0.25),
  ],
] as const)('%s', (_, wrapped, sizeOf) => {
  it('steps by the gradient at the worst point nearby, through an inner optimizer with state', () => {
    const { model, loss, values } = problem()
    const optimizer = optimize(model, wrapped)
    let w = [1, -0.5, 2]
    let velocity = [0, 0, 0]
    for (let i = 0; i < 6; i++) {
      optimizer.step(loss)
      const [g, size] = [slope(w), sizeOf(w)]
      const norm = Math.hypot(...g.map((x, j) => x * size[j]))
      const there = slope(w.map((x, j) => x + (0.1 * size[j] ** 2 * g[j]) / norm))
      velocity = velocity.map((v, j) => 0.5 * v + there[j])
      w = w.map((x, j) => x - 0.05 * velocity[j])
      values().forEach((value, j) => {
        expect(value).toBeCloseTo(w[j], 12)
      })
    }
  })

  it('stays where the gradient is zero', () => {
    const w = parameter(tensor([0, 0]))
    optimize({ w }, wrapped).step(() => pow(w, 4).sum())
    expect([...w.data()]).toEqual([0, 0])
  })

  it('needs a closure', () => {
    const { model, loss } = problem()
    loss().backward()
    expect(() => optimize(model, wrapped).step()).toThrow(expect.objectContaining({ code: 'optimizer-needs-closure' }))
  })
})

it('finds the number of the radius inside a composition, and rejects a negative one', () => {
  const { model } = problem()
  expect(settingsOf(optimize(model, sam(adam()))).get('radius')).toBe(0.05)
  expect(() => sam(gradientDescent(), { radius: -1 })).toThrow('sam: radius must be in [0, ∞), got -1.')
})
