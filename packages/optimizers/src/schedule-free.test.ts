import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { behaviour } from './behaviour.fixture.ts'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { gradientDescent } from './gradient-descent.ts'
import { rmsprop } from './rmsprop.ts'
import { scheduleFree } from './schedule-free.ts'
import { scheduleFreeAdamW } from './schedule-free-adamw.ts'
import { scheduleFreeRadam } from './schedule-free-radam.ts'
import { scheduleFreeSgd } from './schedule-free-sgd.ts'
import { warmup } from './warmup.ts'

describe('scheduleFreeSgd', () => {
  it.each(behaviour(() => scheduleFreeSgd({ learningRate: 0.1 })))('$title', ({ run }) => run())

  it('follows the reference', () => expectToFollow(caseOf('ScheduleFreeSGD'), scheduleFreeSgd({ learningRate: 0.1 })))

  it('weighs by power of the step, adds decay to the gradient and is measured at the average', () => {
    const settings = { learningRate: 0.2, beta1: 0.75, weightDecay: 0.1, weightPower: 2 }
    const w = parameter(tensor(Float64Array.of(3)))
    const optimizer = optimize({ w }, scheduleFreeSgd(settings))
    let [x, y, z, sum] = [3, 3, 3, 0]
    for (let t = 1; t <= 5; t++) {
      optimizer.step(() => w.mul(t).sum())
      z -= 0.2 * (t + 0.1 * y)
      sum += t ** 2
      x += (t ** 2 / sum) * (z - x)
      y = 0.25 * z + 0.75 * x
      expect(w.item()).toBeCloseTo(y, 12)
      expect(atEvaluationPoint(optimizer, () => w.item())).toBeCloseTo(x, 12)
    }
  })

  it('rejects gradients at the anchor alone, where the average could not be found again', () => {
    expect(() => scheduleFreeSgd({ beta1: 0 })).toThrow('scheduleFreeSgd: beta1 must be in (0, 1], got 0.')
  })
})

describe('scheduleFreeAdamW', () => {
  it.each(behaviour(() => scheduleFreeAdamW()))('$title', ({ run }) => run())

  it('follows the reference through its warm-up', () =>
    expectToFollow(caseOf('ScheduleFreeAdamW'), scheduleFreeAdamW({ learningRate: warmup(0.02, { steps: 3 }) })))
})

describe('scheduleFreeRadam', () => {
  it.each(
    behaviour(() => scheduleFreeRadam({ beta2: 0.5 })).filter(({ title }) => !title.startsWith('leaves a parameter')),
  )('$title', ({ run }) => run())

  it('follows Algorithm 1 with the rectified rate, worked out in plain numbers', () => {
    const [beta2, rate, epsilon] = [0.9, 0.3, 1e-3]
    const path = pathOf(scheduleFreeRadam({ learningRate: rate, beta1: 0.8, beta2, epsilon }), {
      start: [2],
      steps: 12,
      gradient: (_, i) => vector(Math.sin(i + 1)),
    })
    let [x, y, z, v, sum, largest] = [2, 2, 2, 0, 0, 0]
    const end = 2 / (1 - beta2) - 1
    path.forEach(([value], i) => {
      const [t, g] = [i + 1, Math.sin(i + 1)]
      v = beta2 * v + (1 - beta2) * g * g
      const rho = end - (2 * t * beta2 ** t) / (1 - beta2 ** t)
      const r = rho > 4 ? Math.sqrt(((rho - 4) * (rho - 2) * end) / ((end - 4) * (end - 2) * rho)) : 0
      z -= (r * rate * g) / (Math.sqrt(v / (1 - beta2 ** t)) + epsilon)
      largest = Math.max(largest, r * rate)
      sum += largest ** 2
      if (sum > 0) x += (largest ** 2 / sum) * (z - x)
      y = 0.2 * z + 0.8 * x
      expect(value).toBeCloseTo(y, 12)
    })
    expect(path[3]).toEqual([2])
    expect(path[11][0]).not.toBeCloseTo(2, 2)
  })
})

describe('scheduleFree', () => {
  it.each(behaviour(() => scheduleFree(gradientDescent({ learningRate: 0.1 }))))('$title', ({ run }) => run())

  it('makes Schedule-Free SGD of gradient descent', () =>
    expectToFollow(caseOf('ScheduleFreeSGD'), scheduleFree(gradientDescent({ learningRate: 0.1 }))))

  it('makes Schedule-Free AdamW of RMSprop, but for the bias correction', () => {
    const problem = { start: [3, -1], steps: 5, gradient: (_: unknown, i: number) => vector(i + 1, 1 - i) }
    const rate = (step: number) => 0.1 * Math.sqrt(1 - 0.9 ** (step + 1))
    const wrapped = scheduleFree(rmsprop({ learningRate: rate, decay: 0.9, epsilon: 0 }), { beta: 0.9 })
    const whole = scheduleFreeAdamW({ learningRate: 0.1, beta2: 0.9, epsilon: 0 })
    const expected = pathOf(whole, problem)
    pathOf(wrapped, problem).forEach((values, i) => {
      values.forEach((value, j) => {
        expect(value).toBeCloseTo(expected[i][j], 12)
      })
    })
  })

  it('is measured at the weighted average of the anchors', () => {
    const w = parameter(tensor(Float64Array.of(0)))
    const inner = gradientDescent({ learningRate: 1 })
    const optimizer = optimize({ w }, scheduleFree(inner, { weight: (step) => step + 1 }))
    for (let i = 0; i < 3; i++) optimizer.step(() => w.sum())
    // Anchors -1, -2, -3 with weights 1, 2, 3.
    expect(atEvaluationPoint(optimizer, () => w.item())).toBeCloseTo(-14 / 6, 12)
  })
})
