import fc from 'fast-check'
import { expect, expectTypeOf, it } from 'vitest'
import {
  compile,
  grad,
  gradCheck,
  gradGradCheck,
  noGrad,
  parameter,
  pow,
  sin,
  type Tensor,
  tensor,
  valueAndGrad,
  vjp,
} from '../index.ts'

const f64 = (values: number[] | number) => tensor(values, { dtype: 'float64' })

it('differentiates a polynomial to any order', () => {
  let f = (x: Tensor) => pow(x, 5)
  const derivatives = [32, 80, 160, 240, 240, 120, 0]
  for (const expected of derivatives) {
    expect(f(f64(2)).item()).toBeCloseTo(expected, 9)
    f = grad(f)
  }
})

it('gives value and gradient together, in the structure and the type of the first argument', () => {
  const model = { w: tensor([1, 2]), layers: [{ b: tensor(3) }], pair: [tensor(1), tensor(2)] as [Tensor, Tensor] }
  const loss = (m: typeof model, scale: number) => m.w.square().sum().add(m.layers[0].b.mul(scale)).add(m.pair[0])
  const { value, gradient } = valueAndGrad(loss)(model, 10)
  expect(value.item()).toBe(36)
  expectTypeOf(gradient).toEqualTypeOf<typeof model>()
  expect(gradient.w.toArray()).toEqual([2, 4])
  expect(gradient.layers[0].b.item()).toBe(10)
  expect(gradient.pair.map((leaf) => leaf.item())).toEqual([1, 0])
})

it('infers tensors where a function says nothing of its arguments', () => {
  const slope = grad((x, y) => x.mul(y))
  expectTypeOf(slope).returns.toEqualTypeOf<Tensor>()
  expect(slope(tensor(2), tensor(7)).item()).toBe(7)
})

it('takes interfaces with optional fields', () => {
  interface Model {
    readonly w: Tensor
    b?: Tensor
  }
  const gradient = grad((m: Model) => (m.b ? m.w.mul(m.b) : m.w.square()))
  expectTypeOf(gradient).returns.toExtend<Model>()
  expect(gradient({ w: tensor(3) }).w.item()).toBe(6)
  expect(gradient({ w: tensor(3), b: tensor(2) }).b?.item()).toBe(3)
})

it('gives zeros for what the function does not use', () => {
  const gradient = grad((m: { used: Tensor; unused: Tensor }) => m.used.sum())
  expect(gradient({ used: tensor([1]), unused: tensor([[1, 2]]) }).unused.toArray()).toEqual([[0, 0]])
  expect(grad(() => tensor(3))(tensor([1, 2])).toArray()).toEqual([0, 0])
})

it('differentiates inner functions whose closures hold outer variables', () => {
  // d/dx [ x · d/dy (x + y)² at y = 1 ] = d/dx 2x(x + 1) = 4x + 2
  const outer = grad((x) => grad((y: Tensor) => x.add(y).square())(f64(1)).mul(x))
  expect(outer(f64(3)).item()).toBe(14)
  expect(grad(outer)(f64(3)).item()).toBe(4)
})

it('does not confuse the perturbations of nested gradients', () => {
  // d/dx (x · d/dy (x · y)) = d/dx x² = 2x; confusing the two gives other numbers.
  expect(grad((x) => x.mul(grad((y: Tensor) => x.mul(y))(x)))(f64(5)).item()).toBe(10)
})

it('counts an argument that also appears in the closure as constant there', () => {
  const x = parameter(f64(3))
  expect(grad((y) => y.mul(x))(x).item()).toBe(3)
})

it('leaves the grad of parameters and the tracking of results alone', () => {
  const w = parameter(tensor(3))
  const x = tensor(2)
  const gradient = grad((y: Tensor) => y.mul(y))(x)
  expect(w.grad).toBeNull()
  expect(x.grad).toBeNull()
  expect(gradient.tracked).toBe(false)
  const through = grad((y: Tensor) => y.square().mul(w))(x)
  expect(through.tracked).toBe(true)
  through.backward()
  expect(w.grad?.item()).toBe(4)
})

it('differentiates with respect to parameters, whose gradient still flows on', () => {
  const w = parameter(tensor([1, 2]))
  const penalty = grad((v: Tensor) => pow(v, 3).sum())(w).sum()
  expect(penalty.item()).toBe(15)
  penalty.backward()
  expect(w.grad?.toArray()).toEqual([6, 12])
})

it('works inside noGrad, and its results are constants there', () => {
  const w = parameter(tensor(3))
  const gradient = noGrad(() => grad((v: Tensor) => v.square().mul(w))(w))
  expect(gradient.item()).toBe(18)
  expect(gradient.tracked).toBe(false)
})

it('sees noGrad inside the function', () => {
  expect(grad((x) => x.mul(noGrad(() => x.mul(3))))(tensor(2)).item()).toBe(6)
})

it('is lazy, so it can be captured', () => {
  const w = parameter(tensor(2))
  const step = compile((x: Tensor) => grad((y: Tensor) => pow(y, 3).mul(w))(x))
  for (const x of [1, 2, 3]) expect(step(tensor(x)).item()).toBe(6 * x * x)
})

it('runs hooks on tensors inside, and they may replace the gradient', () => {
  const gradient = grad((x) => {
    const y = x.mul(2)
    y.onGradient((cotangent) => cotangent.mul(10))
    return y.sum()
  })
  expect(gradient(tensor([1, 1])).toArray()).toEqual([20, 20])
})

it('refuses integers, many numbers and things that are no trees', () => {
  const code = (expected: string) => expect.objectContaining({ code: expected })
  expect(() => grad((x) => x.sum())(tensor([1], { dtype: 'int32' }))).toThrow(code('gradient-of-integers'))
  expect(() => grad((m: { i: Tensor }) => m.i)({ i: tensor(true) })).toThrow(/argument "i" is bool/)
  expect(() => grad((x) => x)(tensor([1, 2]))).toThrow(code('gradient-of-many'))
  expect(() => grad((m: { n: number }) => tensor(m.n))({ n: 1 })).toThrow(code('not-a-tree'))
})

it('is linear, and obeys the product rule', () => {
  const f = (x: Tensor) => sin(x).sum()
  const g = (x: Tensor) => x.square().exp().sum()
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      (values, a) => {
        const x = f64(values)
        const sum = grad((y) => f(y).mul(a).add(g(y)))(x).data()
        const parts = grad(f)(x).mul(a).add(grad(g)(x)).data()
        const product = grad((y) => f(y).mul(g(y)))(x).data()
        const rule = grad(f)(x)
          .mul(g(x))
          .add(grad(g)(x).mul(f(x)))
          .data()
        for (let i = 0; i < values.length; i++) {
          expect(sum[i]).toBeCloseTo(parts[i], 10)
          expect(product[i]).toBeCloseTo(rule[i], 10)
        }
      },
    ),
    { numRuns: 30 },
  )
})

it('passes finite differences as a function of its argument and of closures', () => {
  const inner = (x: Tensor, w: Tensor) => grad((y: Tensor) => sin(y.mul(w)).mul(y).sum())(x)
  gradCheck(inner, [f64([0.3, -0.8]), f64([1.2, 0.4])])
  gradGradCheck(inner, [f64([0.3, -0.8]), f64([1.2, 0.4])])
})

it('pulls different cotangents back through one run, for several outputs at once', () => {
  let runs = 0
  const { value, pullback } = vjp(
    (m: { a: Tensor; b: Tensor }) => {
      runs++
      return { product: m.a.mul(m.b), parts: [m.a.sum()] }
    },
    { a: f64([1, 2]), b: f64([3, 4]) },
  )
  expect(value.product.toArray()).toEqual([3, 8])
  const first = pullback({ product: f64([1, 1]), parts: [f64(0)] })
  const second = pullback({ product: f64([0, 1]), parts: [f64(10)] })
  expect([first.a.toArray(), first.b.toArray()]).toEqual([
    [3, 4],
    [1, 2],
  ])
  expect([second.a.toArray(), second.b.toArray()]).toEqual([
    [10, 14],
    [0, 2],
  ])
  expect(runs).toBe(1)
  expect(value.product.tracked).toBe(false)
  expectTypeOf(first).toEqualTypeOf<{ a: Tensor; b: Tensor }>()
})

it('differentiates a pullback with respect to its cotangent', () => {
  const slope = grad((u: Tensor) => pow(vjp((x) => x.square(), f64([1, 2])).pullback(u), 2).sum())
  // Jᵀu = 2xu, so d/du Σ(2xu)² = 8x²u.
  expect(slope(f64([1, 10])).toArray()).toEqual([8, 320])
})

it('refuses cotangents that do not fit', () => {
  const { pullback } = vjp((x) => x.square(), tensor([1, 2]))
  expect(() => pullback(tensor([1]))).toThrow(expect.objectContaining({ code: 'cotangent-shape' }))
})
