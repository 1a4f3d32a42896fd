import fc from 'fast-check'
import { expect, expectTypeOf, it } from 'vitest'
import {
  grad,
  gradCheck,
  hessian,
  hvp,
  jacobian,
  jvp,
  parameter,
  pow,
  sin,
  slice,
  type Tensor,
  tanh,
  tensor,
} from '../index.ts'

const f64 = (values: number[] | number[][] | number) => tensor(values, { dtype: 'float64' })
const numbers = (x: Tensor) => [...x.data()]

function expectClose(actual: Tensor, expected: readonly number[], digits: number) {
  expect(actual.size).toBe(expected.length)
  for (const [i, value] of numbers(actual).entries()) expect(value).toBeCloseTo(expected[i], digits)
}

it('jvp gives the directional derivative, which finite differences confirm', () => {
  const f = (x: Tensor) => sin(x).mul(x.sum())
  const [x, t] = [f64([0.5, -1, 2]), f64([1, 2, -0.5])]
  const { value, tangent } = jvp(f, x, t)
  expect(value.toArray()).toEqual(f(x).toArray())
  const h = 1e-6
  const difference = f(x.add(t.mul(h)))
    .sub(f(x.sub(t.mul(h))))
    .div(2 * h)
  expectClose(tangent, numbers(difference), 8)
})

it('jvp works on trees, and gives zeros where an output does not depend on the argument', () => {
  const { tangent } = jvp(
    (m: { a: Tensor; b: Tensor }) => ({ sum: m.a.add(m.b), constant: f64([7]) }),
    { a: f64([1, 2]), b: f64(3) },
    { a: f64([1, 0]), b: f64(10) },
  )
  expectTypeOf(tangent).toEqualTypeOf<{ sum: Tensor; constant: Tensor }>()
  expect([tangent.sum.toArray(), tangent.constant.toArray()]).toEqual([[11, 10], [0]])
})

it('jvp can be differentiated', () => {
  gradCheck((x, t) => jvp((y) => y.exp().mul(y), x, t).tangent, [f64([0.2, -0.5]), f64([1, 3])])
  expect(grad((x) => jvp((y) => pow(y, 3), x, f64(1)).tangent)(f64(2)).item()).toBe(12)
})

it('jvp refuses tangents that do not fit', () => {
  expect(() => jvp((x) => x, tensor([1, 2]), tensor([1]))).toThrow(expect.objectContaining({ code: 'tangent-shape' }))
})

it('jacobian has the shape of the output followed by that of the input, in both directions of work', () => {
  const matrix = f64([
    [1, 2, 3],
    [4, 5, 6],
  ])
  const wide = jacobian((x) => matrix.matmul(x))(f64([1, 1, 1]))
  expect(wide.toArray()).toEqual(matrix.toArray())
  const tall = jacobian((x) => matrix.transpose().matmul(x))(f64([1, 1]))
  expect(tall.toArray()).toEqual(matrix.transpose().toArray())
  const outer = jacobian((x) => x.reshape([2, 1]).mul(x.reshape([1, 2])))(f64([3, 5]))
  expect(outer.toArray()).toEqual([
    [
      [6, 0],
      [5, 3],
    ],
    [
      [5, 3],
      [0, 10],
    ],
  ])
})

it('jacobian of trees is a tree of trees', () => {
  const f = (m: { a: Tensor; b: Tensor }) => ({ product: m.a.mul(m.b), first: slice(m.a, [[0, 1]]) })
  const rows = jacobian(f)({ a: f64([1, 2]), b: f64(3) })
  expectTypeOf(rows.product.b).toEqualTypeOf<Tensor>()
  expect(rows.product.a.toArray()).toEqual([
    [3, 0],
    [0, 3],
  ])
  expect(rows.product.b.toArray()).toEqual([1, 2])
  expect(rows.first.a.toArray()).toEqual([[1, 0]])
  expect(rows.first.b.toArray()).toEqual([0])
  const columns = jacobian((x) => ({ one: sin(x), many: x.mul(f64([1, 2, 3])) }))(f64(0))
  expect([columns.one.toArray(), columns.many.toArray()]).toEqual([1, [1, 2, 3]])
})

it('jacobian of something empty is empty', () => {
  expect(jacobian((x) => slice(x, [[0, 0]]))(f64([1, 2])).shape).toEqual([0, 2])
  expect(jacobian((x) => f64([1, 2]).add(x.sum()))(f64([])).shape).toEqual([2, 0])
})

it('jacobian agrees with vectors pushed and pulled through it', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 }), (values) => {
      const f = (x: Tensor) =>
        tanh(
          x.matmul(
            f64([
              [1, 2],
              [0, 1],
              [-1, 1],
            ]),
          ),
        )
      const x = f64(values)
      const t = f64([0.3, -1, 2])
      const product = numbers(jacobian(f)(x).matmul(t))
      expectClose(jvp(f, x, t).tangent, product, 12)
    }),
    { numRuns: 20 },
  )
})

it('hessian of a quadratic form is the sum of the matrix and its transpose', () => {
  const a = f64([
    [1, 2],
    [3, 4],
  ])
  const h = hessian((x) => x.matmul(a).matmul(x))(f64([0.5, -7]))
  expect(h.toArray()).toEqual([
    [2, 5],
    [5, 8],
  ])
})

it('hessian of a tree has all mixed blocks', () => {
  const h = hessian((m: { a: Tensor; b: Tensor }) => m.a.square().sum().mul(m.b))({ a: f64([1, 2]), b: f64(3) })
  expectTypeOf(h.a.b).toEqualTypeOf<Tensor>()
  expect(h.a.a.toArray()).toEqual([
    [6, 0],
    [0, 6],
  ])
  expect([h.a.b.toArray(), h.b.a.toArray(), h.b.b.toArray()]).toEqual([[2, 4], [2, 4], 0])
})

it('hvp is the hessian times the direction, on trees too', () => {
  const f = (x: Tensor) => sin(x).mul(x.exp()).sum().square()
  const [x, v] = [f64([0.1, 0.7, -0.4]), f64([1, -2, 3])]
  const full = numbers(hessian(f)(x).matmul(v))
  expectClose(hvp(f, x, v), full, 10)
  const product = hvp(
    (m: { a: Tensor; b: Tensor }) => m.a.mul(m.b).square(),
    { a: f64(2), b: f64(3) },
    { a: f64(1), b: f64(0) },
  )
  expect([product.a.item(), product.b.item()]).toEqual([18, 24])
})

it('hvp of a linear function is zero', () => {
  expect(hvp((x) => x.sum(), f64([1, 2]), f64([1, 1])).toArray()).toEqual([0, 0])
})

it('derivatives with respect to parameters leave their grad alone, and results differentiate on', () => {
  const w = parameter(f64([1, 2]))
  const trace = hessian((x) => pow(x, 3).sum())(w)
  expect(trace.toArray()).toEqual([
    [6, 0],
    [0, 12],
  ])
  expect(w.grad).toBeNull()
  trace.sum().backward()
  expect(w.grad?.toArray()).toEqual([6, 6])
})

it('third derivatives come from composing them', () => {
  const third = jacobian(hessian((x: Tensor) => pow(x, 4).sum()))(f64([1, 2]))
  expect(third.shape).toEqual([2, 2, 2])
  expect(numbers(third)).toEqual([24, 0, 0, 0, 0, 0, 0, 48])
})
