import { abs, defineRegularizer, eye, type Regularizer, sizeOf, type Tensor, zeros } from '@chainrule/autograd'
import { describe, expect, it, test } from 'vitest'
import { failing } from '../shared/failing.fixture.ts'
import type { MakeRegularizer, RegularizerOptions } from './options.ts'
import { regularizerCases } from './regularizer-cases.ts'
import { testRegularizer } from './test-regularizer.ts'

const text = { en: 'A number.', pt: 'Um número.' }
const strength = { symbol: 'λ', default: 0.01, min: 0, scale: 'log', text } as const

const ridge = defineRegularizer({
  name: 'ridge',
  text,
  hyperparameters: { strength },
  penalty: ({ parameter: w, strength }) => w.square().sum().mul(strength),
})

const lasso = defineRegularizer({
  name: 'lasso',
  text,
  hyperparameters: { strength },
  penalty: ({ parameter: w, strength }) => abs(w).sum().mul(strength),
})

/** |WᵀW - I|², which is zero at the identity. */
const orthogonality = defineRegularizer({
  name: 'orthogonality',
  text,
  hyperparameters: { strength },
  penalty({ parameter: w, strength }) {
    const unit = eye(w.shape[1], w.shape[1], { dtype: w.dtype })
    return w.transpose().matmul(w).sub(unit).square().sum().mul(strength)
  },
})

testRegularizer('ridge', ridge, { test, describe })
testRegularizer('ridge with options', () => ridge({ strength: 2 }), { test, describe })
testRegularizer('lasso', lasso, { test, describe })
testRegularizer('orthogonality', orthogonality, {
  test,
  describe,
  ranks: { min: 2, max: 2 },
  zeroAt: ([rows, columns], dtype) =>
    rows >= columns ? eye(rows, columns, { dtype }) : zeros([rows, columns], { dtype }),
  departures: { 'zero-at-reference': 'A matrix with fewer rows than columns has no orthonormal columns.' },
})

const caughtBy = (make: MakeRegularizer, options: RegularizerOptions = {}) =>
  failing(regularizerCases('wrong', make, options))

const wrong = (penalty: (parameter: Tensor, strength: Tensor) => Tensor) =>
  defineRegularizer({
    name: 'wrong',
    text,
    hyperparameters: { strength },
    penalty: ({ parameter, strength }) => penalty(parameter, strength),
  })

describe('a wrong regularizer', () => {
  it('is caught where it is negative, not finite or not one number', async () => {
    expect(await caughtBy(wrong((w, s) => w.square().sum().mul(s).neg()))).toEqual(['one-number'])
    expect(
      await caughtBy(
        wrong((w, s) => w.sum().mul(s)),
        { zeroAt: null },
      ),
    ).toEqual(['one-number'])
    expect(await caughtBy(wrong((w, s) => w.square().mean().mul(s)))).toEqual(['one-number'])
    expect(await caughtBy(wrong((w, s) => w.square().mul(s)))).toContain('one-number')
    expect(await caughtBy(wrong((w, s) => w.cast('float32').square().sum().mul(s)))).toContain('one-number')
  })

  it('is caught where its gradient is not finite at zero', async () => {
    expect(await caughtBy(wrong((w, s) => w.square().sum().sqrt().mul(s)))).toEqual(['finite-gradient'])
  })

  it('is caught where its gradient is not that of its value', async () => {
    expect(await caughtBy(wrong((w, s) => w.mul(w.detach()).sum().mul(s)))).toEqual(['gradient'])
    expect(await caughtBy(wrong((w, s) => w.detach().square().sum().mul(s)))).toContain('gradient')
  })

  it('is caught where it remembers', async () => {
    let calls = 0
    expect(
      await caughtBy(
        wrong((w, s) =>
          w
            .square()
            .sum()
            .mul(s)
            .mul(1 + calls++ * 1e-6),
        ),
      ),
    ).toContain('pure')
  })

  it('is caught where its numbers freeze', async () => {
    const frozen = (): Regularizer => {
      const { strength: first } = ridge().settings.all()
      return { ...ridge(), penalty: (w) => w.square().sum().mul(first) }
    }
    expect(await caughtBy(frozen)).toContain('settings-are-live')
    expect(await caughtBy(frozen, { inert: ['strength'] })).not.toContain('settings-are-live')
  })

  it('is caught where its numbers freeze in the plan', async () => {
    const literal = (): Regularizer => {
      const inner = ridge()
      return { ...inner, penalty: (w) => w.square().sum().mul(inner.settings.get('strength')) }
    }
    expect(await caughtBy(literal)).toEqual(['settings-are-live'])
  })

  it('is caught where it is not zero at its reference point', async () => {
    expect(await caughtBy(wrong((w, s) => w.sub(1).square().sum().mul(s)))).toEqual(['zero-at-reference'])
    expect(
      await caughtBy(
        wrong((w, s) => w.sub(1).square().sum().mul(s)),
        { zeroAt: (shape, dtype) => zeros(shape, { dtype }).add(1) },
      ),
    ).toEqual([])
  })

  it('is caught where it fails on some shapes', async () => {
    expect(
      await caughtBy(
        wrong((w, s) =>
          w
            .reshape([w.shape[0], sizeOf(w.shape) / w.shape[0]])
            .square()
            .sum()
            .mul(s),
        ),
      ),
    ).toContain('one-number')
  })

  it('is caught where it does not describe itself or takes any option', async () => {
    expect(await caughtBy(() => ({ ...ridge(), name: 'Ridge' }))).toEqual(['metadata'])
    const lax = Object.assign((): Regularizer => ridge(), { definition: ridge.definition })
    expect(await caughtBy(lax)).toEqual(['rejects-bad-options'])
  })
})
