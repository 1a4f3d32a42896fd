import { optimize, parameter, zeros } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { adagrad } from './adagrad.ts'
import { behaviour } from './behaviour.fixture.ts'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { sm3 } from './sm3.ts'

describe('sm3', () => {
  it.each(behaviour(() => sm3()))('$title', ({ run }) => run())
  it.each(behaviour(() => sm3({ momentum: 0.9 })))('with momentum $title', ({ run }) => run())

  it('follows the reference', () => expectToFollow(caseOf('SM3'), sm3({ learningRate: 0.1 })))

  it('is Adagrad for vectors', () => {
    const problem = { start: [1, -2], steps: 4, gradient: (_: unknown, i: number) => vector(i + 1, -0.5 * i) }
    const expected = pathOf(adagrad({ learningRate: 0.1, epsilon: 0 }), problem)
    pathOf(sm3({ learningRate: 0.1 }), { ...problem, gradient: problem.gradient }).forEach((values, i) => {
      expect(values[0]).toBeCloseTo(expected[i][0], 12)
    })
  })

  it('remembers one number for each row and each column, and with momentum one for each weight', () => {
    const sizes = (optimizer: ReturnType<typeof sm3>) => {
      const cells = optimize({ w: parameter(zeros([64, 32, 3])) }, optimizer).cells
      return [...cells].map(([path, { size }]) => [path, size])
    }
    const covers = [
      ['sm3.w.covers.0', 64],
      ['sm3.w.covers.1', 32],
      ['sm3.w.covers.2', 3],
    ]
    expect(sizes(sm3())).toEqual([...covers, ['sm3.random', 2]])
    expect(sizes(sm3({ momentum: 0.5 }))).toEqual([...covers, ['sm3.w.mean', 64 * 32 * 3], ['sm3.random', 2]])
  })

  it('rejects a momentum of one', () => {
    expect(() => sm3({ momentum: 1 })).toThrow('sm3: momentum must be in [0, 1), got 1.')
  })
})
