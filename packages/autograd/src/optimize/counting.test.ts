import { describe, expect, it } from 'vitest'
import {
  compile,
  defineOptimizer,
  defineWrapper,
  greater,
  mapTree,
  optimize,
  parameter,
  progressOf,
  recurrence,
  type Tensor,
  tensor,
  treeZip,
  where,
} from '../index.ts'

const text = { en: 'A number.', pt: 'Um número.' }

/** Moves by what the host counts: updates, calls and a recurrence. */
const counting = defineOptimizer({
  name: 'counting',
  hyperparameters: { learningRate: { default: 1, min: 0, text } },
  update({ gradient, scalar, part, branch }) {
    const sum = recurrence(part, 'sum', 0, (last, _, t) => last + t)
    const parity = branch((_, __, call) => call % 2)
    return { change: gradient.zerosLike().add(scalar((h, t) => 100 * h.learningRate + 10 * sum() + t + parity / 2)) }
  },
})

/** Lets the inner optimizer move where the gradient of `w` is positive. */
const whenPositive = defineWrapper({
  name: 'whenPositive',
  hyperparameters: {},
  init: ({ run }) => ({ inner: run('inner') }),
  *update({ gradients, state, run }) {
    const condition = greater(greater(gradients.w, 0).sum(), 0)
    const { change = {}, state: inner } = yield* run('inner', { state: state.inner })
    return {
      change: mapTree(change, (move) => where(condition, move, 0)),
      state: { inner: treeZip(inner, state.inner, (next, before) => where(condition, next, before)) as typeof inner },
      condition,
    }
  },
})

describe.each([
  ['lazily', false],
  ['in a captured step', true],
])('an update whose numbers decide whether it counts, %s', (_, captured) => {
  const run = (slopes: readonly number[]) => {
    const w = parameter(tensor(Float64Array.of(0)), { name: 'w' })
    const optimizer = optimize({ w }, whenPositive(counting({ learningRate: (step) => step })))
    const body = (slope: Tensor) => optimizer.step(() => w.mul(slope).sum())
    const step = captured ? compile(body) : body
    const steps: number[] = []
    optimizer.onStep((count) => steps.push(count))
    const moves = slopes.map((slope) => {
      const before = w.item()
      step(tensor(Float64Array.of(slope)))
      return w.item() - before
    })
    return { moves, steps, optimizer }
  }

  it('moves no count, schedule or recurrence, inside or outside, where they say no', () => {
    // 100 · schedule + 10 · (1 + … + t) + t + ½ at odd calls
    const alone = [11.5, 132, 263.5]
    expect(run([1, 1, 1]).moves).toEqual(alone)
    const { moves, steps, optimizer } = run([-1, 1, -1, -1, 1, 1, -1])
    expect(moves).toEqual([0, alone[0], 0, 0, alone[1], alone[2], 0])
    expect(steps).toEqual([0, 1, 1, 1, 2, 3, 3])
    expect(optimizer.steps).toBe(3)
    expect(progressOf(optimizer).parts).toEqual({
      '': { steps: 3, calls: 7, folds: {} },
      inner: { steps: 3, calls: 3, folds: { sum: 6 } },
    })
  })
})

it('tells listeners of each step, until they have enough', () => {
  const w = parameter(tensor([0]))
  const optimizer = optimize({ w }, counting())
  const seen: [number, number][] = []
  const end = optimizer.onStep((steps) => seen.push([steps, w.item()]))
  for (let i = 0; i < 2; i++) optimizer.step(() => w.sum())
  const before = w.item()
  end()
  optimizer.step(() => w.sum())
  expect(seen).toEqual([
    [1, 111.5],
    [2, before],
  ])
})
