import { describe, expect, it } from 'vitest'
import { tensor } from '../create.ts'
import { checkDerivatives, expectNumbers, float64, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { logSoftmax } from './log-softmax.ts'
import { slice } from './slice.ts'
import { softmax } from './softmax.ts'

describe('logSoftmax', () => {
  it('is the logarithm of softmax', () => {
    expectNumbers(logSoftmax(varied([3, 4]), 0), softmax(varied([3, 4]), 0).log(), 1e-14)
  })

  it('stays finite where softmax is rounded to 0', () => {
    expect(logSoftmax(tensor([0, 1000])).toArray()).toEqual([-1000, 0])
    expect(grad((x) => slice(logSoftmax(x), [[0, 1]]).sum())(tensor([0, 1000])).toArray()).toEqual([1, -1])
  })

  it('is -∞ without NaN where everything is -∞', () => {
    const nothing = Number.NEGATIVE_INFINITY
    expect(logSoftmax(float64([nothing, nothing])).toArray()).toEqual([nothing, nothing])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => logSoftmax(x), varied([2, 3]))
    checkDerivatives((x) => logSoftmax(x, 0), varied([2, 3]))
  })
})
