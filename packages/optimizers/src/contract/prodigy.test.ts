import {
  abs,
  defineTreeOptimizer,
  full,
  mapTree,
  maximum,
  settingsOf,
  type Tensor,
  type Tree,
} from '@chainrule/autograd'
import { expect, it } from 'vitest'
import { caseOf, errorOf, follow } from '../cases.fixture.ts'

type ProdigyState = {
  distance: Tensor
  numerator: Tensor
  parameters: { readonly [name: string]: { mean: Tensor; variance: Tensor; slope: Tensor; start: Tensor } }
}

const text = { en: 'A number.', pt: 'Um número.' }

/**
 * Adam that estimates its own learning rate: numbers of rank 0 are shared by all parameters.
 *
 * Mishchenko and Defazio, 2023, Algorithm 4, https://arxiv.org/abs/2306.06101, as in the authors' code.
 */
const prodigy = defineTreeOptimizer({
  name: 'prodigy',
  hyperparameters: {
    learningRate: { default: 1, min: 0, text },
    beta1: { default: 0.9, min: 0, below: 1, text },
    beta2: { default: 0.999, min: 0, below: 1, text },
    epsilon: { default: 1e-8, min: 0, text },
    initialDistance: { default: 1e-6, above: 0, fixed: true, text },
  },
  init({ parameters, settings }): ProdigyState {
    const { dtype } = Object.values(parameters)[0]
    const distance = full([], settings.initialDistance, { dtype })
    return {
      distance,
      numerator: distance.zerosLike(),
      parameters: mapTree(parameters, (w) => {
        const zero = w.zerosLike()
        return { mean: zero, variance: zero, slope: zero, start: w }
      }),
    }
  },
  update({ parameters, gradients, state, scalar }) {
    const { distance: d } = state
    const beta3 = scalar((h) => Math.sqrt(h.beta2))
    const rate = d.mul(scalar((h) => h.learningRate))
    const weight = rate.mul(d.div(scalar((h) => h.initialDistance)))

    const moved = mapTree(gradients, (g, name) => {
      const { mean, variance, slope, start } = state.parameters[name]
      return {
        mean: mean.mul(scalar((h) => h.beta1)).add(g.mul(d).mul(scalar((h) => 1 - h.beta1))),
        variance: variance.mul(scalar((h) => h.beta2)).add(
          g
            .mul(d)
            .square()
            .mul(scalar((h) => 1 - h.beta2)),
        ),
        slope: slope.mul(beta3).add(g.mul(weight)),
        start,
      }
    })
    const aligned = mapTree(gradients, (g, name) => g.mul(state.parameters[name].start.sub(parameters[name])).sum())
    const numerator = state.numerator.mul(beta3).add(total(aligned).mul(weight))
    const estimate = numerator.div(total(mapTree(moved, ({ slope }) => abs(slope).sum())))
    const distance = maximum(d, estimate)

    const change = mapTree(moved, ({ mean, variance }) => {
      const size = variance.sqrt().add(distance.mul(scalar((h) => h.epsilon)))
      return mean.div(size).mul(rate).neg()
    })
    return { change, state: { distance, numerator, parameters: { ...state.parameters, ...moved } } }
  },
})

function total(tree: Tree): Tensor {
  return Object.values(tree).reduce((sum, part) => sum.add(part))
}

it('shares numbers of rank 0 between all parameters and follows the reference', () => {
  const entry = caseOf('Prodigy')
  const optimizer = prodigy({ learningRate: 1, initialDistance: 1e-3 })
  expect(errorOf(entry, optimizer)).toBeLessThan(1e-10)
  expect(errorOf(entry, optimizer, 'float32')).toBeLessThan(entry.tolerance)
})

it('holds its distance once, as a cell of rank 0 that grows from its start', () => {
  const { running, step } = follow(caseOf('Prodigy'), prodigy({ initialDistance: 1e-3 }))
  const distance = running.cells.get('prodigy.distance')
  expect(distance?.shape).toEqual([])
  expect(distance?.item()).toBe(1e-3)
  for (let i = 0; i < 12; i++) step(i)
  expect(distance?.item()).toBeGreaterThan(1e-3)
})

it('does not let a number be set that only mattered at the start', () => {
  const { running } = follow(caseOf('Prodigy'), prodigy())
  expect(() => settingsOf(running).set('initialDistance', 1e-3)).toThrow(
    expect.objectContaining({ code: 'fixed-hyperparameter' }),
  )
  // @ts-expect-error It takes no schedule either.
  expect(() => prodigy({ initialDistance: () => 1 })).toThrow(
    expect.objectContaining({ code: 'hyperparameter-out-of-range' }),
  )
})
