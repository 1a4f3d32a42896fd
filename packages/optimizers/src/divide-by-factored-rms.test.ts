import { optimize, parameter, zeros } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
// From reference/adafactor.py, which also shows where the fixture of this name departs from the paper.
import paper from '../reference/adafactor.json' with { type: 'json' }
import { behaviour } from './behaviour.fixture.ts'
import { caseOf, expectToFollow } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { divideByFactoredRms } from './divide-by-factored-rms.ts'
import { gradientDescent } from './gradient-descent.ts'
import { qhm } from './qhm.ts'

describe('divideByFactoredRms', () => {
  it.each(behaviour(() => chain(divideByFactoredRms(), gradientDescent())))('$title', ({ run }) => run())

  it('follows the paper with a fixed step and a running mean of the steps', () => {
    const mean = qhm({ learningRate: 0.02, momentum: 0.9, immediacy: 1 })
    expectToFollow({ ...caseOf('AdaFactor'), ...paper }, chain(divideByFactoredRms(), mean))
  })

  it('remembers a number for each row and column', () => {
    const model = {
      matrix: parameter(zeros([64, 32])),
      stack: parameter(zeros([3, 4, 5])),
      vector: parameter(zeros([7])),
    }
    const optimizer = optimize(model, chain(divideByFactoredRms(), gradientDescent()))
    const sizes = [...optimizer.cells].map(([path, { size }]) => [path.replace('chain.divideByFactoredRms.', ''), size])
    expect(Object.fromEntries(sizes)).toEqual({
      'matrix.squares.rows': 64,
      'matrix.squares.columns': 32,
      'stack.squares.rows': 12,
      'stack.squares.columns': 15,
      'vector.squares.full': 7,
      'chain.random': 2,
    })
  })
})
