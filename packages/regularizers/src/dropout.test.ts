import { compile, equal, ones, parameter, randomKey, randomState, tensor } from '@chainrule/autograd'
import { expect, it } from 'vitest'
import { dropout } from './dropout.ts'

it('drops about the asked share and keeps the expectation', () => {
  const count = 100_000
  for (const rate of [0.1, 0.5, 0.9]) {
    const y = dropout(ones([count], { dtype: 'float64' }), { rate, random: randomKey(4) })
    const share = equal(y, 0).cast('float64').mean().item()
    // Five standard errors of a share, and of the mean, whose variance is rate / (1 - rate) for each element.
    expect(Math.abs(share - rate)).toBeLessThan(5 * Math.sqrt((rate * (1 - rate)) / count))
    expect(Math.abs(y.mean().item() - 1)).toBeLessThan(5 * Math.sqrt(rate / (1 - rate) / count))
  }
})

it('lets the gradient through exactly where it lets the value through', () => {
  const x = parameter(ones([50]))
  const y = dropout(x, { rate: 0.5, random: randomKey(2) })
  y.sum().backward()
  expect(x.grad?.toArray()).toEqual(y.toArray())
})

it('is the input itself at rate 0', () => {
  const x = tensor([1, 2])
  expect(dropout(x, { rate: 0, random: randomKey(1) })).toBe(x)
})

it('does not let NaN of a dropped element through', () => {
  const x = tensor(new Float32Array(200).fill(Number.NaN))
  const y = dropout(x, { rate: 0.5, random: randomKey(2) })
  expect(equal(y, 0).cast('int32').sum().item()).toBeGreaterThan(50)
})

it('drops others at every run of a captured step', () => {
  const random = randomState(1)
  const drop = compile((x) => dropout(x, { rate: 0.5, random: random.next() }))
  const x = ones([64])
  const seen = new Set(Array.from({ length: 5 }, () => JSON.stringify(drop(x).toArray())))
  expect(seen.size).toBe(5)
})

it('refuses rates outside [0, 1)', () => {
  for (const rate of [-0.1, 1, 2, Number.NaN]) {
    expect(() => dropout(tensor([1]), { rate, random: randomKey(1) })).toThrow(
      `dropout: rate must be in [0, 1), got ${rate}.`,
    )
  }
})
