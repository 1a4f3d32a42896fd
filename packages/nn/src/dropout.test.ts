import { cellsOf, compile, equal, initialize, max, ones, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { dropout, evaluationMode, sequential, weightsOf } from './index.ts'

describe('dropout', () => {
  it('keeps the mean, and drops the share that it says', () => {
    const y = initialize(dropout({ rate: 0.3 }), { seed: 1 })(ones([100_000]))
    const dropped = equal(y, 0).mean().item()
    // Binomial: deviation 0.00145 of the share, 0.0021 of the mean.
    expect(Math.abs(dropped - 0.3)).toBeLessThan(0.008)
    expect(Math.abs(y.mean().item() - 1)).toBeLessThan(0.011)
    expect(max(y).item()).toBeCloseTo(1 / 0.7, 6)
  })

  it('drops anew at each call, the same for the same seed', () => {
    const run = (seed: number) => {
      const layer = initialize(dropout(), { seed })
      return [layer(ones([64])), layer(ones([64]))].map((y) => y.toArray())
    }
    const [first, second] = run(1)
    expect(first).not.toEqual(second)
    expect(run(1)).toEqual([first, second])
    expect(run(2)).not.toEqual([first, second])
  })

  it('drops anew at each run of a compiled step', () => {
    const layer = initialize(dropout(), { seed: 1 })
    const step = compile(() => layer(ones([64])))
    expect(step().toArray()).not.toEqual(step().toArray())
  })

  it('passes gradients through what it kept, scaled alike', () => {
    const x = tensor(new Float32Array(64).fill(3), { requiresGrad: true })
    const y = initialize(dropout({ rate: 0.5 }), { seed: 1 })(x)
    y.sum().backward()
    expect(x.grad?.mul(3).toArray()).toEqual(y.toArray())
  })

  it('does nothing in evaluation mode or at rate 0, and needs no random state then', () => {
    expect(evaluationMode(dropout())(tensor([1, 2])).toArray()).toEqual([1, 2])
    const layer = dropout({ rate: 0 })
    expect(layer(tensor([1, 2])).toArray()).toEqual([1, 2])
  })

  it('follows a rate that changes', () => {
    const layer = initialize(dropout({ rate: 0 }), { seed: 1 })
    layer.rate = 0.5
    expect(
      equal(layer(ones([64])), 0)
        .sum()
        .item(),
    ).toBeGreaterThan(0)
  })

  it('keeps its random state among the cells of a model but not among the weights', () => {
    const model = initialize(sequential(dropout()), { seed: 1 })
    expect([...cellsOf(model).keys()]).toEqual(['0.random.cell'])
    expect(weightsOf(model)).toEqual({})
  })

  it.each([-0.1, 1, Number.NaN])('refuses the rate %s', (rate) => {
    expect(() => dropout({ rate })).toThrow(expect.objectContaining({ code: 'dropout-rate' }))
  })
})
