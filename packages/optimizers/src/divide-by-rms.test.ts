import { describe, expect, it } from 'vitest'
import { behaviour } from './behaviour.fixture.ts'
import { caseOf, expectToFollow, pathOf } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { divideByRms } from './divide-by-rms.ts'
import { gradientDescent } from './gradient-descent.ts'
import { rmsprop } from './rmsprop.ts'

describe('divideByRms', () => {
  it.each(behaviour(() => chain(divideByRms(), gradientDescent())))('$title', ({ run }) => run())

  it('makes RMSprop of gradient descent', () => {
    expectToFollow(caseOf('RMSprop'), chain(divideByRms(), gradientDescent({ learningRate: 0.01 })))
    const path = (optimizer: Parameters<typeof pathOf>[0]) =>
      pathOf(optimizer, { start: [1, -2], steps: 5, gradient: (w, i) => w.mul(i + 1) }).flat()
    const ours = path(rmsprop({ learningRate: 0.125, decay: 0.5 }))
    path(chain(divideByRms({ decay: 0.5 }), gradientDescent({ learningRate: 0.125 }))).forEach((value, i) => {
      expect(value).toBeCloseTo(ours[i], 14)
    })
  })

  it('rejects a decay of one, which would never see a gradient', () => {
    expect(() => divideByRms({ decay: 1 })).toThrow('divideByRms: decay must be in [0, 1), got 1.')
  })
})
