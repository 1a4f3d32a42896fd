import { describe, expect, it } from 'vitest'
import { addDecayToGradient } from './add-decay-to-gradient.ts'
import { behaviour } from './behaviour.fixture.ts'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { nesterov } from './nesterov.ts'

describe('nesterov', () => {
  it.each(behaviour(nesterov))('$title', ({ run }) => run())

  it('follows PyTorch, with L2 decay before it', () => {
    const optimizer = chain(addDecayToGradient({ weightDecay: 0.01 }), nesterov({ learningRate: 0.1 }))
    expectToFollow(caseOf('Nesterov'), optimizer)
  })

  it('is the paper’s method, seen from the point ahead', () => {
    const [rate, share] = [0.05, 0.8]
    const curvature = [1, 10]
    // Equations 3 and 4 of Sutskever et al., 2013, on ½ Σ c w²: the gradient is taken at θ + μ v.
    let theta = [3, -2]
    let velocity = [0, 0]
    const ahead = () => theta.map((x, i) => x + share * velocity[i])
    const expected = Array.from({ length: 6 }, () => {
      const slope = ahead().map((x, i) => curvature[i] * x)
      velocity = velocity.map((v, i) => share * v - rate * slope[i])
      theta = theta.map((x, i) => x + velocity[i])
      return ahead()
    })
    const path = pathOf(nesterov({ learningRate: rate, momentum: share }), {
      start: [3, -2],
      steps: 6,
      gradient: (w) => w.mul(vector(...curvature)),
    })
    path.flat().forEach((value, i) => {
      expect(value).toBeCloseTo(expected.flat()[i], 13)
    })
  })

  it('rejects a momentum of one, which would never slow down', () => {
    expect(() => nesterov({ momentum: 1 })).toThrow('nesterov: momentum must be in [0, 1), got 1.')
  })
})
