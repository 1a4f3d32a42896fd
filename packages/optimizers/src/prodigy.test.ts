import { optimize, parameter, settingsOf, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { behaviour } from './behaviour.fixture.ts'
import { caseOf, expectToFollow, follow, pathOf } from './cases.fixture.ts'
import { prodigy } from './prodigy.ts'

describe('prodigy', () => {
  it.each(behaviour(() => prodigy()))('$title', ({ run }) => run())

  it('follows the reference', () => expectToFollow(caseOf('Prodigy'), prodigy({ initialDistance: 1e-3 })))

  it('holds its distance once, as a cell of rank 0 that grows from its start', () => {
    const { running, step } = follow(caseOf('Prodigy'), prodigy({ initialDistance: 1e-3 }))
    const distance = running.cells.get('prodigy.distance')
    expect([distance?.shape, distance?.item()]).toEqual([[], 1e-3])
    for (let i = 0; i < 12; i++) step(i)
    expect(distance?.item()).toBeGreaterThan(1e-3)
  })

  it('finds the bottom of a parabola from 100 away without a learning rate', () => {
    const path = pathOf(prodigy(), { start: [100], steps: 600, gradient: (w) => w })
    expect(Math.abs(path[599][0])).toBeLessThan(1)
  })

  it('trains float32 and float64 parameters together', () => {
    const model = { a: parameter(tensor([1])), b: parameter(tensor(Float64Array.of(1))) }
    const optimizer = optimize(model, prodigy())
    for (let i = 0; i < 2; i++) {
      model.a.grad = tensor([1])
      model.b.grad = tensor(Float64Array.of(1))
      optimizer.step()
    }
    expect(model.a.item()).toBeLessThan(1)
    expect(model.b.item()).toBeLessThan(1)
  })

  it('lets no distance be set that only mattered at the start, and rejects one of zero', () => {
    const { running } = follow(caseOf('Prodigy'), prodigy())
    expect(() => settingsOf(running).set('initialDistance', 1e-3)).toThrow(
      expect.objectContaining({ code: 'fixed-hyperparameter' }),
    )
    expect(() => prodigy({ initialDistance: 0 })).toThrow('prodigy: initialDistance must be in (0, ∞), got 0.')
  })
})
