import { describe, expect, it } from 'vitest'
import { tensor } from '../create.ts'
import { apply } from '../tensor.ts'
import { checkDerivatives, expectNumbers, float64, layoutsOf, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { barrier, identity } from './control.ts'

describe('identity', () => {
  it.each(layoutsOf(varied([2, 3])))('is the input itself, $layout', ({ view }) => {
    expectNumbers(apply(identity, [view]), view)
    checkDerivatives((x) => apply(identity, [x]), view)
  })
})

describe('stopGradient', () => {
  it('keeps the value and lets no gradient through', () => {
    expect(grad((x) => x.detach().mul(x))(float64(3)).item()).toBe(3)
    expect(tensor([1], { requiresGrad: true }).mul(2).detach().tracked).toBe(false)
  })

  it('is nothing where no gradient flows', () => {
    const x = float64([1])
    expect(x.detach()).toBe(x)
  })
})

describe('barrier', () => {
  it.each(layoutsOf(varied([2, 3])))('is its first input, whatever the second, $layout', ({ view }) => {
    expectNumbers(apply(barrier, [view, float64(5)]), view)
    checkDerivatives((x) => apply(barrier, [x, x.sum()]), view)
  })
})
