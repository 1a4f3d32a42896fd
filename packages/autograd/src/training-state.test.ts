import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compile } from './compile/compile.ts'
import { defineOptimizer } from './contracts/define-optimizer.ts'
import { tensor } from './create.ts'
import { lerp, less, recurrence, where } from './index.ts'
import { optimize } from './optimize/optimize.ts'
import { parameter } from './parameter.ts'
import { drawNormal } from './random/draw-normal.ts'
import { randomState } from './random/state.ts'
import { state } from './state.ts'
import type { Tensor } from './tensor.ts'
import { restore, snapshot, trainingStateOf } from './training-state.ts'

const text = { en: 'A number.', pt: 'Um número.' }

/** Has everything that a snapshot must hold: moments, a step count, a host recurrence and random numbers. */
const restless = defineOptimizer({
  name: 'restless',
  hyperparameters: { learningRate: { default: 0.1, min: 0, text } },
  init: (parameter) => ({ mean: parameter.zerosLike() }),
  update({ gradient, state, scalar, part, random }) {
    const mean = lerp(state.mean, gradient, 0.5)
    const shrinking = recurrence(part, 'shrinking', 1, (last) => last * 0.9)
    const noise = drawNormal(random, gradient.shape).mul(0.01)
    const change = mean.div(scalar((_, t) => 1 - 0.5 ** t)).mul(scalar(shrinking))
    return { change: change.add(noise).mul(scalar((h) => -h.learningRate)), state: { mean } }
  },
})

function run(captured: boolean) {
  const model = { weight: parameter(tensor([1, -2, 3])), seen: state(tensor(0)) }
  const optimizer = optimize(model, restless({ learningRate: (step) => 0.1 / (1 + step) }))
  const random = randomState(11)
  const body = (x: Tensor) => {
    model.seen.assign(model.seen.add(1))
    const mask = less(random.next().uniform([3]), 0.5)
    return optimizer.step(() => where(mask, model.weight, 0).sub(x).square().sum()) as Tensor
  }
  const step = captured ? compile(body) : body
  const values = () => [...model.weight.data(), model.seen.item(), optimizer.steps, ...random.cell.data()]
  return { model, optimizer, random, step, values }
}

for (const captured of [false, true]) {
  it(`continues from a snapshot as if nothing had happened since, ${captured ? 'captured' : 'lazily'}`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 4 }), (before, after) => {
        const training = run(captured)
        const { model, optimizer, random } = training
        for (let i = 0; i < before; i++) training.step(tensor([i, 1, 2]))
        const saved = snapshot({ model, optimizer, random })
        const path = () =>
          Array.from({ length: after }, (_, i) => [training.step(tensor([2, i, 5])).item(), ...training.values()])
        const first = path()
        restore({ model, optimizer, random }, saved)
        expect(path()).toEqual(first)
      }),
      { numRuns: 12 },
    )
  })
}

it('does not share memory with what it has copied', () => {
  const cell = state(tensor([1, 2]))
  const saved = snapshot({ cell })
  cell.write([8, 9])
  expect([...(saved.cells.get('cell') ?? [])]).toEqual([1, 2])
})

it('names cells by their path and puts those of an optimizer under it', () => {
  const { model, optimizer, random } = run(false)
  const { cells, parts } = trainingStateOf({ model, optimizer, random })
  expect([...cells.keys()]).toEqual([
    'model.weight',
    'model.seen',
    'optimizer.restless.weight.mean',
    'optimizer.restless.random',
    'random.cell',
  ])
  expect([...parts.keys()]).toEqual(['optimizer'])
})

it('refuses a snapshot of another structure and changes nothing', () => {
  const saved = snapshot({ a: parameter(tensor([1])), b: parameter(tensor([1, 2])) })
  const other = { a: parameter(tensor([7])), b: parameter(tensor([1, 2, 3])) }
  expect(() => restore(other, saved)).toThrow(expect.objectContaining({ code: 'other-training-state' }))
  expect(other.a.toArray()).toEqual([7])
})

it('forgets gradients that no step has used', () => {
  const weight = parameter(tensor([3]))
  const saved = snapshot({ weight })
  weight.square().sum().backward()
  restore({ weight }, saved)
  expect(weight.grad).toBeNull()
})

it('forgets gradients that nobody has computed, and can be repeated', () => {
  const w = parameter(tensor([1, 2]))
  const saved = snapshot({ w })
  w.square().sum().backward()
  restore({ w }, saved)
  restore({ w }, saved)
  expect(w.grad).toBe(null)
  w.sum().backward()
  expect(w.grad?.toArray()).toEqual([1, 1])
})
