import { atEvaluationPoint, compile, optimize, parameter, type Tensor, tensor } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { accumulate } from './accumulate.ts'
import { applyIfFinite } from './apply-if-finite.ts'
import { averageParameters } from './average-parameters.ts'
import { vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { decayWeights } from './decay-weights.ts'
import { gradientDescent } from './gradient-descent.ts'
import { softThreshold } from './soft-threshold.ts'
import { stochasticWeightAveraging } from './stochastic-weight-averaging.ts'

const descent = () => gradientDescent({ learningRate: 0.1 })
testOptimizer('averageParameters', () => averageParameters(descent(), { decay: 0.9 }), {
  test: it,
  describe,
  statePerParameter: 1,
  claims: ['translation'],
  // It shows where the model is measured.
  inert: ['decay'],
})
testOptimizer('stochasticWeightAveraging', () => stochasticWeightAveraging(descent(), { start: 5, every: 2 }), {
  test: it,
  describe,
  statePerParameter: 1,
  claims: ['translation'],
  inert: ['start', 'every'],
})

/** Parameter and average after each step of plain descent with these gradients. */
function follow(make: (inner: ReturnType<typeof descent>) => ReturnType<typeof chain>, slopes: readonly number[]) {
  const w = parameter(vector(10), { name: 'w' })
  const optimizer = optimize({ w }, make(gradientDescent({ learningRate: 1 })))
  return slopes.map((slope) => {
    optimizer.step(() => w.mul(vector(slope)).sum())
    return [w.item(), atEvaluationPoint(optimizer, () => w.item())]
  })
}

describe('averageParameters', () => {
  it('is the first parameters after an update, and then forgets a share of itself', () => {
    const path = follow((inner) => averageParameters(inner, { decay: 0.75 }) as never, [1, 2, 4])
    // 9; 7 -> 0.75 · 9 + 0.25 · 7; 3 -> 0.75 · 8.5 + 0.25 · 3
    expect(path).toEqual([
      [9, 9],
      [7, 8.5],
      [3, 7.125],
    ])
  })

  it('takes a schedule for its decay', () => {
    const decay = (step: number) => step / (step + 1)
    const path = follow((inner) => averageParameters(inner, { decay }) as never, [1, 2, 4, 8])
    // With t / (t + 1) for the decay it is the plain mean.
    const means = [9, 8, 19 / 3, 14 / 4]
    for (const [i, [, average]] of path.entries()) expect(average).toBeCloseTo(means[i], 12)
  })

  it('averages what the parameters become, by changes and by projections', () => {
    const w = parameter(vector(4, 0.25))
    const inner = chain(gradientDescent({ learningRate: 0.5 }), softThreshold({ strength: 1 }))
    const optimizer = optimize({ w }, averageParameters(inner, { decay: 0.5 }))
    for (let i = 0; i < 2; i++) optimizer.step(() => w.sum().mul(0))
    expect(w.data()).toEqual(Float64Array.of(3, 0))
    expect(atEvaluationPoint(optimizer, () => w.mul(1).data())).toEqual(Float64Array.of(3.25, 0))
  })

  it('averages parameters without a gradient too, which stay', () => {
    const model = { a: parameter(vector(1)), b: parameter(vector(5)) }
    const optimizer = optimize(model, averageParameters(descent(), { decay: 0.5 }))
    for (let i = 0; i < 3; i++) optimizer.step(() => model.a.sum())
    expect(atEvaluationPoint(optimizer, () => model.b.item())).toBe(5)
  })

  it('moves only with updates: not while gradients are gathered, not where an update is left out', () => {
    const gathered = follow(
      (inner) => averageParameters(accumulate(inner, { every: 2 }), { decay: 0.5 }) as never,
      [1, 3, 5, 7],
    )
    expect(gathered.map(([, average]) => average)).toEqual([10, 8, 8, 5])
    const spared = follow(
      (inner) => averageParameters(applyIfFinite(inner), { decay: 0.5 }) as never,
      [2, Number.NaN, 4],
    )
    expect(spared).toEqual([
      [8, 8],
      [8, 8],
      [4, 6],
    ])
  })

  it('is measured inside a captured step too', () => {
    const w = parameter(vector(10))
    const optimizer = optimize({ w }, averageParameters(gradientDescent({ learningRate: 1 }), { decay: 0.5 }))
    const step = compile(() => optimizer.step(() => w.sum()) as Tensor)
    const measure = compile(() => atEvaluationPoint(optimizer, () => w.mul(1).sum()))
    const seen = Array.from({ length: 3 }, () => {
      step()
      return measure().item()
    })
    expect(seen).toEqual([9, 8.5, 7.75])
  })
})

describe('stochasticWeightAveraging', () => {
  it('begins with the weights themselves, to the bit, however far they have come', () => {
    const w = parameter(tensor([1e8]))
    const optimizer = optimize({ w }, stochasticWeightAveraging(gradientDescent({ learningRate: 1 }), { start: 5 }))
    optimizer.step(() => w.mul(1e8).sum())
    optimizer.step(() => w.sum())
    expect([w.item(), atEvaluationPoint(optimizer, () => w.item())]).toEqual([-1, -1])
  })

  it('is the mean of the samples, and before them the parameters themselves', () => {
    const path = follow(
      (inner) => stochasticWeightAveraging(inner, { start: 2, every: 3 }) as never,
      [1, 1, 1, 1, 1, 1, 1, 1],
    )
    // Samples after the updates 2, 5 and 8: 8, 5, 2.
    expect(path.map(([, average]) => average)).toEqual([9, 8, 8, 8, 6.5, 6.5, 6.5, 5])
  })

  it('samples updates, not steps that were left out', () => {
    const path = follow(
      (inner) => stochasticWeightAveraging(applyIfFinite(inner)) as never,
      [1, Number.NaN, Number.NaN, 3],
    )
    expect(path.map(([, average]) => average)).toEqual([9, 9, 9, 7.5])
  })
})

it('averages are measured inside chains, which decay the weights as well', () => {
  const w = parameter(tensor([8]))
  const inner = chain(gradientDescent({ learningRate: 0.5 }), decayWeights({ weightDecay: 1 }))
  const optimizer = optimize({ w }, averageParameters(inner, { decay: 0.5 }))
  for (let i = 0; i < 2; i++) optimizer.step(() => w.sum().mul(0))
  expect([w.item(), atEvaluationPoint(optimizer, () => w.item())]).toEqual([2, 3])
})
