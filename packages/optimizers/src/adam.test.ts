import { describe, expect, it } from 'vitest'
import { adam } from './adam.ts'
import { addDecayToGradient } from './add-decay-to-gradient.ts'
import { behaviour } from './behaviour.fixture.ts'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'

describe('adam', () => {
  it.each(behaviour(adam))('$title', ({ run }) => run())

  it('follows PyTorch, without and with L2 decay before it', () => {
    expectToFollow(caseOf('Adam', { lr: 0.1 }), adam({ learningRate: 0.1 }))
    const optimizer = chain(
      addDecayToGradient({ weightDecay: 0.01 }),
      adam({ learningRate: 0.1, beta1: 0.85, beta2: 0.98, epsilon: 1e-6 }),
    )
    expectToFollow(caseOf('Adam', { eps: 1e-6 }), optimizer)
  })

  it('does not care for the scale of the gradients', () => {
    const path = (scale: number) =>
      pathOf(adam({ learningRate: 0.1, epsilon: 0 }), {
        start: [1, 1],
        steps: 5,
        gradient: (w, i) => w.mul(vector(scale, 1)).add(vector(i * scale, i)),
      })
    // A power of two changes no digit; both elements then take the same path.
    for (const [a, b] of path(2 ** 40)) expect(a).toBe(b)
  })

  it('takes a first step of the learning rate, thanks to the bias correction', () => {
    const [[a, b]] = pathOf(adam({ learningRate: 0.5, epsilon: 0 }), {
      start: [0, 0],
      steps: 1,
      gradient: () => vector(1e-5, -1e5),
    })
    expect(a).toBeCloseTo(-0.5, 14)
    expect(b).toBeCloseTo(0.5, 14)
  })

  it('rejects a decay of one, which would never forget', () => {
    expect(() => adam({ beta1: 1 })).toThrow('adam: beta1 must be in [0, 1), got 1.')
    expect(() => adam({ beta2: -0.1 })).toThrow('adam: beta2 must be in [0, 1), got -0.1.')
    expect(() => adam({ epsilon: Number.NaN })).toThrow('adam: epsilon must be in [0, ∞), got NaN.')
  })
})
