import { expect, it } from 'vitest'
import {
  customGradient,
  grad,
  gradCheck,
  gradGradCheck,
  noGrad,
  parameter,
  pow,
  reverseGradient,
  scaleGradient,
  sign,
  straightThrough,
  type Tensor,
  tensor,
  where,
  withGrad,
} from '../index.ts'

const f64 = (values: number[] | number) => tensor(values, { dtype: 'float64' })

/** x³ whose rule is written in its own output. */
const cube = customGradient(
  (x: Tensor) => pow(x, 3),
  (cotangent, { inputs: [x] }) => [cotangent.mul(x.square()).mul(3)],
)

it('is differentiated by its rule, to any order', () => {
  gradCheck(cube, [f64([1, -2])])
  gradGradCheck(cube, [f64([1, -2])])
  expect(grad(grad(grad(cube)))(f64(5)).item()).toBe(6)
})

it('can use its output in the rule, through which second derivatives flow', () => {
  const exp = customGradient(
    (x: Tensor) => x.exp(),
    (cotangent, { output }) => [cotangent.mul(output)],
  )
  gradCheck(exp, [f64([0.1, 1])])
  gradGradCheck(exp, [f64([0.1, 1])])
})

it('hands each input its cotangent, and none where the rule says null', () => {
  const f = customGradient(
    (a: Tensor, b: Tensor, mask: Tensor) => where(mask, a.mul(b), 0),
    (cotangent, { inputs: [, b] }) => [cotangent.mul(b).mul(100), null, null],
  )
  const [a, b] = [parameter(tensor([1, 2])), parameter(tensor([3, 4]))]
  f(a, b, tensor([true, true]))
    .sum()
    .backward()
  expect(a.grad?.toArray()).toEqual([300, 400])
  expect(b.grad).toBeNull()
})

it('does not differentiate what the function does inside', () => {
  const w = parameter(tensor(2))
  const f = customGradient(
    (x: Tensor) => x.mul(w),
    (cotangent) => [cotangent],
  )
  const x = parameter(tensor(3))
  f(x).backward()
  expect(w.grad).toBeNull()
  expect(x.grad?.item()).toBe(1)
})

it('is a constant of constants and under noGrad', () => {
  expect(cube(tensor(2)).tracked).toBe(false)
  expect(noGrad(() => cube(parameter(tensor(2)))).tracked).toBe(false)
})

it('names the input whose cotangent does not fit', () => {
  const wrong = customGradient(
    (a: Tensor, b: Tensor) => a.add(b),
    (cotangent) => [cotangent, cotangent.sum()],
  )
  const code = (message: RegExp) =>
    expect.objectContaining({ code: 'custom-gradient', message: expect.stringMatching(message) })
  expect(() =>
    wrong(parameter(tensor([1, 2])), parameter(tensor([1, 2])))
      .sum()
      .backward(),
  ).toThrow(code(/input 1 is float32 \[2\], its cotangent float32 \[\]/))
  const short = customGradient(
    (a: Tensor, b: Tensor) => a.add(b),
    // @ts-expect-error one cotangent for two inputs
    (cotangent) => [cotangent],
  )
  expect(() => short(parameter(tensor(1)), parameter(tensor(1))).backward()).toThrow(code(/input 1 .* is missing/))
})

it('straightThrough passes the gradient as if nothing had been done', () => {
  const passed = straightThrough(sign)
  expect(passed(tensor([-2, 3])).toArray()).toEqual([-1, 1])
  expect(
    grad((x) =>
      passed(x)
        .mul(tensor([5, 7]))
        .sum(),
    )(tensor([-2, 3])).toArray(),
  ).toEqual([5, 7])
})

it('scaleGradient and reverseGradient change the gradient and not the value', () => {
  const x = tensor([1, 2])
  expect(scaleGradient(x, 3).toArray()).toEqual([1, 2])
  expect(grad((y) => scaleGradient(y, 3).square().sum())(x).toArray()).toEqual([6, 12])
  expect(grad((y) => reverseGradient(y, 0.5).square().sum())(x).toArray()).toEqual([-1, -2])
  expect(
    grad((y) =>
      scaleGradient(y, tensor([1, 0]))
        .square()
        .sum(),
    )(x).toArray(),
  ).toEqual([2, 0])
})

it('noGrad makes constants, withGrad inside it does not', () => {
  const w = parameter(tensor(3))
  noGrad(() => {
    expect(w.square().tracked).toBe(false)
    expect(withGrad(() => w.square()).tracked).toBe(true)
  })
  expect(w.square().tracked).toBe(true)
})

it('noGrad ends when its function throws, and refuses one that goes on later', () => {
  const w = parameter(tensor(3))
  expect(() =>
    noGrad(() => {
      throw new RangeError('inside')
    }),
  ).toThrow('inside')
  expect(w.square().tracked).toBe(true)
  expect(() => noGrad(async () => w.square())).toThrow(expect.objectContaining({ code: 'asynchronous-scope' }))
})
