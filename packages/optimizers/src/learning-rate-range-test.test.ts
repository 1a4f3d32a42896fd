import {
  compile,
  optimize,
  parameter,
  progressOf,
  randomState,
  settingsOf,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { adam } from './adam.ts'
import { cosineDecay } from './cosine-decay.ts'
import { gradientDescent } from './gradient-descent.ts'
import { learningRateRangeTest } from './learning-rate-range-test.ts'

/** ½ Σ c w² with the largest curvature 1, on which gradient descent diverges from the rate 2 on. */
function bowl() {
  const w = parameter(tensor(Float64Array.of(1, 1, 1)))
  const curvatures = tensor(Float64Array.of(1, 0.5, 0.25))
  const loss = () => w.square().mul(curvatures).sum().mul(0.5)
  return { w, loss }
}

describe('learningRateRangeTest', () => {
  it('finds a rate below the one at which gradient descent diverges', async () => {
    const { w, loss } = bowl()
    const optimizer = optimize({ w }, gradientDescent())
    const options = { step: () => optimizer.step(loss) as Tensor, start: 1e-3, end: 1e3, steps: 61 }
    const { rates, losses, smoothed, suggestion, lowest } = await learningRateRangeTest({ w, optimizer }, options)
    expect(rates[0]).toBe(1e-3)
    expect(rates[1] / rates[0]).toBeCloseTo(10 ** 0.1, 12)
    expect([losses.length, smoothed.length]).toEqual([rates.length, rates.length])
    expect(rates.at(-1)).toBeGreaterThan(2)
    expect(rates.at(-1)).toBeLessThan(1e3)
    expect(suggestion).toBeGreaterThan(0.02)
    expect(suggestion).toBeLessThan(1)
    expect(lowest).toBeGreaterThanOrEqual(suggestion as number)
    expect(lowest).toBeLessThan(rates.at(-1) as number)
  })

  it('has the losses of a training at those rates, and their running mean without bias', async () => {
    const { w, loss } = bowl()
    const optimizer = optimize({ w }, gradientDescent())
    const step = () => optimizer.step(loss) as Tensor
    const curve = await learningRateRangeTest({ w, optimizer }, { step, start: 0.1, end: 1, steps: 5, smoothing: 0.5 })
    const other = bowl()
    const again = optimize({ w: other.w }, gradientDescent())
    const losses = curve.rates.map((rate) => {
      settingsOf(again).set('learningRate', rate)
      return (again.step(other.loss) as Tensor).item()
    })
    expect(curve.losses).toEqual(losses)
    let [sum, weight] = [0, 0]
    curve.smoothed.forEach((value, i) => {
      ;[sum, weight] = [sum / 2 + losses[i], weight / 2 + 1]
      expect(value).toBeCloseTo(sum / weight, 12)
    })
  })

  it('puts everything back: weights, moments, counts, random numbers and the schedule', async () => {
    const { w, loss } = bowl()
    const random = randomState(3)
    const learningRate = cosineDecay({ start: 0.5, steps: 10 })
    const optimizer = optimize({ w }, adam({ learningRate }))
    const step = compile(() =>
      optimizer.step(() => loss().add(random.next().uniform([], { dtype: 'float64' }).mul(w).sum())),
    )
    const run = { w, optimizer, random }
    step()
    const state = () => [
      w.data(),
      ...[...optimizer.cells.values()].map((cell) => cell.data()),
      random.cell.data(),
      progressOf(optimizer),
      settingsOf(optimizer).setting('learningRate'),
    ]
    const before = structuredClone(state().slice(0, -1))
    await learningRateRangeTest(run, { step: () => step() as Tensor, steps: 20 })
    expect(state()).toEqual([...before, learningRate])
    await expect(
      learningRateRangeTest(run, {
        step() {
          step()
          throw new Error('no more data')
        },
      }),
    ).rejects.toThrow('no more data')
    expect(state()).toEqual([...before, learningRate])
  })

  it('tries out any hyper-parameter, with steps that take their time', async () => {
    const { w, loss } = bowl()
    const optimizer = optimize({ w }, adam())
    const seen: number[] = []
    const step = async () => {
      seen.push(settingsOf(optimizer).get('epsilon'))
      return optimizer
        .step(loss)
        ?.read()
        .then(([value]) => value) as Promise<number>
    }
    await learningRateRangeTest({ w, optimizer }, { step, setting: 'epsilon', start: 1e-3, end: 1e-1, steps: 3 })
    expect(seen.map((value) => value.toFixed(6))).toEqual(['0.001000', '0.010000', '0.100000'])
    expect(settingsOf(optimizer).get('epsilon')).toBe(1e-8)
  })

  it('suggests nothing where the loss never falls, and stops where it is not finite', async () => {
    const { w, loss } = bowl()
    const optimizer = optimize({ w }, gradientDescent())
    const rising = await learningRateRangeTest({ w, optimizer }, { step: (i) => 1 + i / 100, steps: 10 })
    expect([rising.suggestion, rising.rates.length]).toEqual([null, 10])
    const broken = await learningRateRangeTest({ w, optimizer }, { step: (i) => (i < 3 ? 1 - i / 10 : Number.NaN) })
    expect(broken.losses).toEqual([1, 0.9, 0.8])
    const nothing = await learningRateRangeTest({ w, optimizer }, { step: () => Number.NaN })
    expect(nothing).toEqual({ rates: [], losses: [], smoothed: [], suggestion: null, lowest: null })
    expect(loss().item()).toBe(0.875)
  })

  it('refuses steps without a loss, and numbers out of range', async () => {
    const { w } = bowl()
    const optimizer = optimize({ w }, gradientDescent())
    const test = (options: object) =>
      learningRateRangeTest({ w, optimizer }, { step: () => undefined as unknown as Tensor, ...options })
    await expect(test({})).rejects.toThrow(expect.objectContaining({ code: 'range-test-without-loss' }))
    await expect(test({ start: 0 })).rejects.toThrow('learningRateRangeTest: start must be in (0, ∞), got 0.')
    await expect(test({ steps: 1 })).rejects.toThrow(expect.objectContaining({ code: 'hyperparameter-out-of-range' }))
    expect(settingsOf(optimizer).get('learningRate')).toBe(1e-3)
  })
})
