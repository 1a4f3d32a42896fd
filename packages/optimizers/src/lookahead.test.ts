import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { accumulate } from './accumulate.ts'
import { adam } from './adam.ts'
import { behaviour } from './behaviour.fixture.ts'
import { lookahead } from './lookahead.ts'
import { momentum } from './momentum.ts'

describe('lookahead', () => {
  it.each(behaviour(() => lookahead(adam(), { every: 2 })))('$title', ({ run }) => run())

  it('follows Algorithm 1 of the paper, with the state of the inner optimizer kept', () => {
    const w = parameter(tensor(Float64Array.of(3)))
    const inner = momentum({ learningRate: 0.1, momentum: 0.5 })
    const optimizer = optimize({ w }, lookahead(inner, { every: 3, share: 0.25 }))
    let [fast, slow, velocity] = [3, 3, 0]
    for (let t = 1; t <= 8; t++) {
      optimizer.step(() => w.square().sum())
      velocity = 0.5 * velocity + 2 * fast
      fast -= 0.1 * velocity
      if (t % 3 === 0) {
        slow += 0.25 * (fast - slow)
        fast = slow
      }
      expect(w.item()).toBeCloseTo(fast, 12)
      expect(atEvaluationPoint(optimizer, () => w.item())).toBeCloseTo(slow, 12)
    }
  })

  it('counts the updates of an inner optimizer that does not always make one', () => {
    const w = parameter(tensor(Float64Array.of(0)))
    const inner = accumulate(momentum({ learningRate: 1, momentum: 0 }), { every: 2 })
    const optimizer = optimize({ w }, lookahead(inner, { every: 2 }))
    const path = Array.from({ length: 6 }, () => {
      optimizer.step(() => w.sum())
      return w.item()
    })
    expect(path.map((value) => value + 0)).toEqual([0, -1, -1, -1, -1, -2])
  })

  it('rejects a share of more than the whole way', () => {
    expect(() => lookahead(adam(), { share: 1.5 })).toThrow('lookahead: share must be in [0, 1], got 1.5.')
  })
})
