import {
  atEvaluationPoint,
  defineOptimizer,
  defineTreeOptimizer,
  lerp,
  mapTree,
  type Optimizer,
  optimize,
  parameter,
  progressOf,
  recurrence,
  resumeFrom,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { accumulate } from '../accumulate.ts'
import { caseOf, errorOf, follow } from '../cases.fixture.ts'
import { chain } from '../chain.ts'
import { clipByGlobalNorm } from '../clip-by-global-norm.ts'
import { gradientDescent } from '../gradient-descent.ts'
import { partition } from '../partition.ts'

const text = { en: 'A number.', pt: 'Um número.' }
const learningRate = { default: 1, min: 0, text }
const beta1 = { default: 0.9, above: 0, below: 1, text }

/**
 * The parameters are the point y where gradients are taken; the average x = (y - (1 - β₁) z) / β₁ is what is measured.
 *
 * Defazio et al., 2024, equations 2 to 4, https://arxiv.org/abs/2405.15682.
 */
const scheduleFreeSgd = defineTreeOptimizer({
  name: 'scheduleFreeSgd',
  hyperparameters: { learningRate, beta1 },
  init: ({ parameters }) => ({ z: parameters }),
  update({ parameters, gradients, state, scalar, part }) {
    const sum = recurrence(part, 'sum of weights', 0, (last, h) => last + h.learningRate ** 2)
    const share = scalar((h) => h.learningRate ** 2 / sum())
    const rate = scalar((h) => -h.learningRate)
    const ahead = scalar((h) => h.learningRate * (h.beta1 * (1 - h.learningRate ** 2 / sum()) - 1))
    const z = mapTree(gradients, (g, name) => state.z[name].add(g.mul(rate)))
    const change = mapTree(gradients, (g, name) => state.z[name].sub(parameters[name]).mul(share).add(g.mul(ahead)))
    return { change, state: { z: { ...state.z, ...z } } }
  },
  evaluationPoint({ parameters, state, scalar }) {
    const share = scalar((h) => 1 - 1 / h.beta1)
    return mapTree(parameters, (y, name) => lerp(y, state.z[name], share))
  },
})

/** The same with Adam's denominator, as a rule for one parameter, with the warm-up inside the rule. */
const scheduleFreeAdamW = defineOptimizer({
  name: 'scheduleFreeAdamW',
  hyperparameters: {
    learningRate,
    beta1,
    beta2: { default: 0.999, min: 0, below: 1, text },
    epsilon: { default: 1e-8, min: 0, text },
    warmupSteps: { default: 0, min: 0, whole: true, text },
  },
  init: (w): { z: Tensor; variance: Tensor } => ({ z: w, variance: w.zerosLike() }),
  update({ parameter: y, gradient, state, scalar, part }) {
    type Rates = { learningRate: number; warmupSteps: number }
    const rateAt = (h: Rates, t: number) => h.learningRate * Math.min(1, t / Math.max(1, h.warmupSteps))
    const largest = recurrence(part, 'largest rate', 0, (last, h, t) => Math.max(last, rateAt(h, t)))
    const sum = recurrence(part, 'sum of weights', 0, (last) => last + largest() ** 2)
    const share = () => largest() ** 2 / sum()
    const variance = lerp(
      state.variance,
      gradient.square(),
      scalar((h) => 1 - h.beta2),
    )
    const deviation = variance.div(scalar((h, t) => 1 - h.beta2 ** t)).sqrt()
    const g = gradient.div(deviation.add(scalar((h) => h.epsilon)))
    const toAnchor = state.z.sub(y).mul(scalar(share))
    const change = toAnchor.add(g.mul(scalar((h, t) => rateAt(h, t) * (h.beta1 * (1 - share()) - 1))))
    return { change, state: { z: state.z.sub(g.mul(scalar(rateAt))), variance } }
  },
})

describe('Schedule-Free', () => {
  it('follows the reference with SGD', () => {
    const entry = caseOf('ScheduleFreeSGD')
    const optimizer = scheduleFreeSgd({ learningRate: 0.1 })
    expect(errorOf(entry, optimizer)).toBeLessThan(1e-10)
    expect(errorOf(entry, optimizer, 'float32')).toBeLessThan(entry.tolerance)
  })

  it('follows the reference with AdamW and recurrences on the host', () => {
    const entry = caseOf('ScheduleFreeAdamW')
    const optimizer = scheduleFreeAdamW({ learningRate: 0.02, warmupSteps: 3 })
    expect(errorOf(entry, optimizer)).toBeLessThan(1e-10)
    expect(errorOf(entry, optimizer, 'float32')).toBeLessThan(entry.tolerance)
  })

  // With a constant rate the average is the mean of all z after the start: closed form for gradients that do not depend on w.
  const meanOfAnchors = (steps: number) => {
    const anchors = Array.from({ length: steps }, (_, i) => 5 - 0.5 * (i + 1))
    return anchors.reduce((sum, z) => sum + z) / steps
  }
  const measured = (optimizer: Optimizer) => {
    const w = parameter(tensor(Float64Array.of(5)))
    const running = optimize({ w }, optimizer)
    for (let i = 0; i < 4; i++) running.step(() => w.sum())
    return { w, running }
  }

  it('is measured at the average of the anchors, and trains on from where it was', () => {
    const { w, running } = measured(scheduleFreeSgd({ learningRate: 0.5 }))
    const before = w.item()
    expect(atEvaluationPoint(running, () => w.mul(2).item())).toBeCloseTo(2 * meanOfAnchors(4), 12)
    expect(atEvaluationPoint(running, () => w.item())).toBeCloseTo(meanOfAnchors(4), 12)
    expect(w.item()).toBe(before)
    expect(before).not.toBeCloseTo(meanOfAnchors(4), 2)
  })

  it.each([
    ['a chain', (inner: Optimizer) => chain(clipByGlobalNorm({ maxNorm: 1 }), inner)],
    ['a partition', (inner: Optimizer) => partition({ all: inner, none: gradientDescent() }, () => 'all')],
    ['a wrapper', (inner: Optimizer) => accumulate(inner, { every: 1 })],
    [
      'all of them',
      (inner: Optimizer) => accumulate(chain(partition({ all: chain(inner) }, () => 'all')), { every: 1 }),
    ],
  ])('is measured at the average inside %s', (_, around) => {
    const { w, running } = measured(around(scheduleFreeSgd({ learningRate: 0.5 })))
    expect(atEvaluationPoint(running, () => w.mul(1).item())).toBeCloseTo(meanOfAnchors(4), 12)
  })

  it('goes on bit for bit from saved cells and numbers', () => {
    const entry = caseOf('ScheduleFreeAdamW')
    const optimizer = scheduleFreeAdamW({ learningRate: 0.02, warmupSteps: 3 })
    const whole = follow(entry, optimizer)
    for (let i = 0; i < 6; i++) whole.step(i)
    const second = follow(entry, optimizer)
    for (const [p, cell] of whole.model.entries()) second.model[p].write(cell.data())
    for (const [path, cell] of whole.running.cells) second.running.cells.get(path)?.write(cell.data())
    resumeFrom(second.running, JSON.parse(JSON.stringify(progressOf(whole.running))))
    for (let i = 6; i < 12; i++) {
      whole.step(i)
      second.step(i)
    }
    expect(second.model.map((cell) => cell.data())).toEqual(whole.model.map((cell) => cell.data()))
    expect(progressOf(second.running)).toEqual(progressOf(whole.running))
  })
})
