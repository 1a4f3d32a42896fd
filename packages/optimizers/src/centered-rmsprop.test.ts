import { optimize, parameter, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { behaviour } from './behaviour.fixture.ts'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { centeredRmsprop } from './centered-rmsprop.ts'
import { chain } from './chain.ts'
import { divideByDeviation } from './divide-by-deviation.ts'
import { gradientDescent } from './gradient-descent.ts'
import { momentum } from './momentum.ts'

describe('centeredRmsprop', () => {
  it.each(behaviour(centeredRmsprop))('$title', ({ run }) => run())

  it('takes steps of η / √(αᵗ (1 - αᵗ)) where gradients are equal: they have no spread in the end', () => {
    const path = pathOf(centeredRmsprop({ learningRate: 1, decay: 0.5, epsilon: 0 }), {
      start: [0],
      steps: 3,
      gradient: () => vector(7),
    })
    const steps = [0.5, 0.25, 0.125].map((rest) => 1 / Math.sqrt(rest * (1 - rest)))
    expect(path[2][0]).toBeCloseTo(-(steps[0] + steps[1] + steps[2]), 9)
  })

  it('is what divideByDeviation makes of gradient descent', () => {
    const entry = caseOf('RMSprop', { centered: true })
    const settings = { decay: 0.9, epsilon: 1e-8 }
    const composed = chain(divideByDeviation(settings), gradientDescent({ learningRate: 0.01 }))
    const path = (optimizer: Parameters<typeof pathOf>[0]) =>
      pathOf(optimizer, { start: entry.params[1].data.slice(), steps: 8, gradient: (w, i) => w.square().add(i - 3) })
    const [ours, theirs] = [path(centeredRmsprop({ learningRate: 0.01, ...settings })), path(composed)]
    ours.flat().forEach((value, i) => {
      expect(value).toBeCloseTo(theirs.flat()[i], 14)
    })
  })

  it('follows PyTorch with momentum behind divideByDeviation', () => {
    const optimizer = chain(divideByDeviation({ decay: 0.9 }), momentum({ learningRate: 0.01 }))
    expectToFollow(caseOf('RMSprop', { centered: true }), optimizer)
  })

  it('stays finite in float32 where rounding makes the spread of equal gradients negative', () => {
    const w = parameter(tensor([0, 0, 0]))
    const optimizer = optimize({ w }, centeredRmsprop({ decay: 0.5 }))
    for (let i = 0; i < 200; i++) {
      w.grad = tensor([0.1, 1.7, -0.3])
      optimizer.step()
    }
    expect(w.data().every(Number.isFinite)).toBe(true)
  })

  it('rejects a decay of one, which would never see a gradient', () => {
    expect(() => centeredRmsprop({ decay: 1 })).toThrow('centeredRmsprop: decay must be in [0, 1), got 1.')
    expect(() => divideByDeviation({ epsilon: -1 })).toThrow('divideByDeviation: epsilon must be in [0, ∞), got -1.')
  })
})
