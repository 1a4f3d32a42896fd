import { expect, expectTypeOf, it, vi } from 'vitest'
import { defineOptimizer } from '../contracts/define-optimizer.ts'
import { tensor, zeros } from '../create.ts'
import { planCount } from '../evaluate.ts'
import { tanh } from '../functions/hyperbolic.ts'
import { lerp } from '../functions/lerp.ts'
import { slice } from '../functions/slice.ts'
import { sin } from '../functions/trigonometric.ts'
import { optimize } from '../optimize/optimize.ts'
import { settingsOf } from '../optimize/settings-of.ts'
import { type Parameter, parameter } from '../parameter.ts'
import { drawNormal } from '../random/draw-normal.ts'
import { randomKey } from '../random/key.ts'
import { randomState } from '../random/state.ts'
import { guard } from '../runtime.ts'
import { state } from '../state.ts'
import type { Tensor } from '../tensor.ts'
import { compile } from './compile.ts'

const text = { en: 'A number.', pt: 'Um número.' }

/** Momentum with a bias correction that depends on the step, so that a frozen step count would show. */
const momentum = defineOptimizer({
  name: 'momentum',
  hyperparameters: { learningRate: { default: 0.1, min: 0, text }, decay: { default: 0.9, min: 0, below: 1, text } },
  init: (parameter) => ({ velocity: parameter.zerosLike() }),
  update({ gradient, state, scalar }) {
    const velocity = lerp(
      state.velocity,
      gradient,
      scalar((h) => 1 - h.decay),
    )
    const corrected = velocity.div(scalar((h, t) => 1 - h.decay ** t))
    return { change: corrected.mul(scalar((h) => -h.learningRate)), state: { velocity } }
  },
})

function problem() {
  const key = randomKey(5)
  const model = {
    first: parameter(drawNormal(key.fold('first'), [3, 4])),
    second: parameter(drawNormal(key.fold('second'), [4, 1])),
  }
  const inputs = drawNormal(key.fold('inputs'), [8, 3])
  const loss = (x: Tensor) => tanh(x.matmul(model.first)).matmul(model.second).sub(1).square().mean()
  return { model, inputs, loss }
}

const valuesOf = (model: Record<string, Parameter>) => Object.values(model).flatMap((cell) => [...cell.data()])

it('gives the same weights as the same step run lazily, step for step, with a schedule', () => {
  const [lazy, captured] = [problem(), problem()]
  const schedule = (step: number) => 0.2 / (1 + step)
  const lazyOptimizer = optimize(lazy.model, momentum({ learningRate: schedule }))
  const capturedOptimizer = optimize(captured.model, momentum({ learningRate: schedule }))
  const step = compile((x) => {
    const loss = captured.loss(x)
    loss.backward()
    capturedOptimizer.step()
    return loss
  })
  for (let i = 0; i < 6; i++) {
    const loss = lazy.loss(lazy.inputs)
    loss.backward()
    lazyOptimizer.step()
    expect(step(captured.inputs).item()).toBe(loss.item())
    expect(valuesOf(captured.model)).toEqual(valuesOf(lazy.model))
    expect(capturedOptimizer.steps).toBe(i + 1)
  }
})

it('runs the function twice and never again for the same kind of inputs', () => {
  const body = vi.fn((x: Tensor) => x.mul(3))
  const triple = compile(body)
  const plans = planCount()
  for (let i = 0; i < 10; i++) expect(triple(tensor([i])).toArray()).toEqual([3 * i])
  expect(body).toHaveBeenCalledTimes(2)
  expect(planCount()).toBe(plans)
})

it('does not capture again when a hyper-parameter changes', () => {
  const { model, inputs, loss } = problem()
  const optimizer = optimize(model, momentum())
  const body = vi.fn((x: Tensor) => {
    loss(x).backward()
    optimizer.step()
  })
  const step = compile(body)
  step(inputs)
  step(inputs)
  const before = valuesOf(model)
  settingsOf(optimizer).set('learningRate', 0)
  step(inputs)
  expect(valuesOf(model)).toEqual(before)
  expect(body).toHaveBeenCalledTimes(2)
})

it('accumulates gradients over captured micro-batches, like backward() outside', () => {
  const { model, inputs, loss } = problem()
  const micro = compile((x) => loss(x).backward())
  const parts = [slice(inputs, [[0, 4]]), slice(inputs, [[4, 8]])]
  for (const part of parts) micro(part)
  micro(parts[0])
  micro(parts[1])
  const gradient = () => model.first.grad?.toArray()
  const captured = gradient()
  model.first.grad = null
  for (const part of [...parts, ...parts]) loss(part).backward()
  expect(captured).toEqual(gradient())
})

it('uses the gradients up in a captured step, and takes those left from outside', () => {
  const { model, inputs, loss } = problem()
  const optimizer = optimize(model, momentum())
  const update = compile(() => optimizer.step())
  for (let i = 0; i < 4; i++) {
    loss(inputs).backward()
    update()
    expect(model.first.grad).toBeNull()
  }
  const again = problem()
  const lazyOptimizer = optimize(again.model, momentum())
  for (let i = 0; i < 4; i++) lazyOptimizer.step(() => again.loss(again.inputs))
  expect(valuesOf(model)).toEqual(valuesOf(again.model))
})

it('draws fresh random numbers at every replay', () => {
  const random = randomState(3)
  const draw = compile(() => random.next().uniform([]))
  const seen = Array.from({ length: 5 }, () => (draw() as Tensor).item())
  const lazy = randomState(3)
  expect(seen).toEqual(Array.from({ length: 5 }, () => lazy.next().uniform([]).item()))
  expect(new Set(seen).size).toBe(5)
})

it('takes numbers as inputs, in the type of what they meet', () => {
  const scale = compile((x: Tensor, factor: Tensor) => x.mul(factor))
  expect([2, 3, 0.5, 1].map((factor) => scale(tensor([2]), factor).item())).toEqual([4, 6, 1, 2])
  expect(scale(tensor([2], { dtype: 'float64' }), 0.1).item()).toBe(0.2)
  expectTypeOf(scale).parameters.toEqualTypeOf<[Tensor | number, Tensor | number]>()
})

it('names a literal that would freeze, with its line', () => {
  let count = 2
  const step = compile((x: Tensor) => x.mul(count++))
  step(tensor(1))
  expect(() => step(tensor(1))).toThrow(/the number 2 became the number 3 .*compile\.test\.ts/)
})

it('names an array that would freeze', () => {
  let count = 0
  const step = compile((x: Tensor) => x.add(tensor([count++])))
  step(tensor(1))
  expect(() => step(tensor(1))).toThrow(expect.objectContaining({ code: 'frozen-literal' }))
})

it('refuses a function that builds another graph each time', () => {
  let count = 0
  const step = compile((x: Tensor) => (count++ % 2 === 0 ? x.exp() : sin(x)))
  step(tensor(1))
  expect(() => step(tensor(1))).toThrow(expect.objectContaining({ code: 'capture-differs' }))
})

it('captures anew when something read through guard() changes, and remembers both', () => {
  let training = true
  const body = vi.fn((x: Tensor) => (guard(() => training) ? x.mul(2) : x))
  const step = compile(body)
  for (let i = 0; i < 8; i++) {
    training = i % 2 === 0
    expect(step(tensor(1)).item()).toBe(training ? 2 : 1)
  }
  expect(body).toHaveBeenCalledTimes(4)
})

it('refuses to read a value inside, and leaves everything as it was', () => {
  const cell = state(tensor([1]))
  const weight = parameter(tensor([2]))
  const step = compile(() => {
    cell.assign(cell.add(1))
    weight.square().sum().backward()
    return tensor(weight.item())
  })
  expect(() => step()).toThrow(expect.objectContaining({ code: 'read-while-tracing' }))
  expect(cell.toArray()).toEqual([1])
  expect(weight.grad).toBeNull()
})

it('keeps separate captures for other shapes and warns when they become many', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const sum = compile((x: Tensor) => x.sum())
  for (let n = 1; n <= 40; n++) expect(sum(zeros([n]).add(1)).item()).toBe(n)
  expect(sum(zeros([3]).add(1)).item()).toBe(3)
  expect(warn).toHaveBeenCalledTimes(1)
  warn.mockRestore()
})

it('calls observers with the values of every run', () => {
  const seen: unknown[] = []
  const step = compile((x: Tensor) => {
    const square = x.square()
    square.onValue((value) => seen.push(value.toArray()))
    return square.sum()
  })
  for (let i = 1; i <= 4; i++) step(tensor([i]))
  expect(seen).toEqual([[1], [4], [9], [16]])
})

it('returns trees, passes trees, and hands back what is no tensor', () => {
  const step = compile(({ a, b }: { a: Tensor; b: readonly Tensor[] }) => ({ sum: a.add(b[0]), name: 'sum', same: a }))
  const result = step({ a: tensor([1]), b: [tensor([2])] })
  expect(result.sum.toArray()).toEqual([3])
  expect(result.same.toArray()).toEqual([1])
  expect(result.name).toBe('sum')
  expectTypeOf(result.sum).toEqualTypeOf<Tensor>()
})

it('reads cells as they are at each call, after writes from outside too', () => {
  const cell = state(tensor([1]))
  const step = compile(() => cell.mul(10))
  const read = () => (step() as Tensor).toArray()
  expect([read(), read()]).toEqual([[10], [10]])
  cell.write([7])
  expect(read()).toEqual([70])
})

it('is an ordinary call inside another captured function', () => {
  const inner = compile((x: Tensor) => x.add(1))
  const outer = compile((x: Tensor) => inner(x).mul(2))
  expect([1, 2, 3].map((n) => outer(tensor(n)).item())).toEqual([4, 6, 8])
})
