import { expect, it } from 'vitest'
import { gather } from '../functions/gather.ts'
import {
  apply,
  definePrimitive,
  gradCheck,
  gradGradCheck,
  parameter,
  randomKey,
  randomState,
  type Tensor,
  tanh,
  tensor,
} from '../index.ts'

const vector = (...values: number[]) => tensor(new Float64Array(values))

/** x³ with a gradient rule of the caller's choice. */
function cubeWith(vjp: (cotangent: Tensor, x: Tensor) => Tensor) {
  const cube = definePrimitive({
    name: 'cube',
    infer: ([x]) => x,
    vjp: (cotangent, { inputs: [x] }) => [vjp(cotangent, x)],
    reference: {
      accepts: 'dense',
      kernel([x], out) {
        for (let i = 0; i < out.size; i++) out.data[i] = x.data[x.offset + i] ** 3
      },
    },
  })
  return (x: Tensor) => apply(cube, [x])
}

it('compares every entry of the Jacobian of every input and reports the worst', () => {
  const report = gradCheck(
    (a, b) => tanh(a.matmul(b)),
    [vector(1, -2, 0.5, 3).reshape([2, 2]), vector(0.1, 0.2).reshape([2, 1])],
  )
  expect(report.comparisons).toBe(2 * (4 + 2))
  expect(report.worst?.analytic).toBeCloseTo(report.worst?.numeric ?? Number.NaN, 6)
})

it('names the entry, the analytic and the numeric value where a rule is wrong', () => {
  const wrong = cubeWith((cotangent, x) => cotangent.mul(x.square()).mul(2))
  expect(() => gradCheck(wrong, [vector(2)])).toThrow(
    expect.objectContaining({
      code: 'gradient-mismatch',
      message: expect.stringMatching(
        /Output 0 at \[0\] with respect to input 0 at \[0\]: the gradient rules say 8, finite differences 1[12]/,
      ),
    }),
  )
})

it('finds a wrong entry that is far from the first', () => {
  const wrong = cubeWith((cotangent, x) => cotangent.mul(x.square().mul(3)).mul(vector(1, 1, 1, 0.99).reshape([2, 2])))
  expect(() => gradCheck(wrong, [vector(1, 2, 3, 4).reshape([2, 2])])).toThrow(
    /at \[1,1\] with respect to input 0 at \[1,1\]/,
  )
})

it('rejects a gradient that is NaN', () => {
  expect(() => gradCheck((x) => x.sqrt(), [vector(0)])).toThrow(expect.objectContaining({ code: 'gradient-mismatch' }))
})

it('rejects a rule that returns another shape', () => {
  const wrong = cubeWith((cotangent, x) => cotangent.mul(x.square()).mul(3).sum())
  expect(() => gradCheck(wrong, [vector(1, 2)])).toThrow(expect.objectContaining({ code: 'gradient-spec' }))
})

it('accepts a right first derivative and rejects its wrong second one', () => {
  const wrongSecond = cubeWith((cotangent, x) => cotangent.mul(x.square().detach()).mul(3))
  expect(gradCheck(wrongSecond, [vector(1, 2)]).comparisons).toBe(4)
  expect(() => gradGradCheck(wrongSecond, [vector(1, 2)])).toThrow(
    expect.objectContaining({ code: 'gradient-mismatch' }),
  )
  const right = cubeWith((cotangent, x) => cotangent.mul(x.square()).mul(3))
  expect(gradGradCheck(right, [vector(1, 2)]).comparisons).toBe(2 * 4)
})

it('takes several outputs, passes integers on, and checks parameters at their values', () => {
  const index = tensor([1, 0, 1], { dtype: 'int32' })
  const weight = parameter(vector(2, -3))
  const f = (w: Tensor, i: Tensor) => [gather(w, i, 0), w.square().sum()]
  expect(gradCheck(f, [weight, index]).comparisons).toBe(3 * 2 + 2)
  expect(gradGradCheck(f, [weight, index]).worst).not.toBeNull()
  expect(weight.grad).toBeNull()
})

it('sees a dependence that the gradient rules deny', () => {
  expect(() => gradCheck((x) => x.detach().mul(3), [vector(1)])).toThrow(/say 0, finite differences (3|2\.99)/)
})

it('needs float64', () => {
  expect(() => gradCheck((x) => x, [tensor([1])])).toThrow(expect.objectContaining({ code: 'gradient-check-dtype' }))
})

it('refuses functions that draw other numbers each time, and takes those with a fixed key', () => {
  const random = randomState(1)
  const noisy = (x: Tensor) => x.mul(random.next().uniform([2], { dtype: 'float64' }))
  expect(() => gradCheck(noisy, [vector(1, 2)])).toThrow(expect.objectContaining({ code: 'gradient-check-random' }))
  expect(gradCheck((x) => x.mul(randomKey(1).uniform([2], { dtype: 'float64' })), [vector(1, 2)]).comparisons).toBe(4)
})

it('works on empty and rank-0 tensors', () => {
  expect(gradCheck((x) => x.square(), [tensor(new Float64Array(0))])).toEqual({ comparisons: 0, worst: null })
  expect(gradCheck((x) => x.square(), [tensor(3, { dtype: 'float64' })]).comparisons).toBe(1)
})

it('takes longer steps at large numbers, where a fixed one would drown in rounding', () => {
  expect(gradCheck((x) => x.square(), [vector(1e8)]).comparisons).toBe(1)
})
