import { defineOptimizer, lerp, maximum, optimize, parameter, rsqrt, type Tensor, zeros } from '@chainrule/autograd'
import { expect, it } from 'vitest'
// From reference/adafactor.py, which also shows where the fixture of this name departs from the paper.
import paper from '../../reference/adafactor.json' with { type: 'json' }
import { caseOf, errorOf } from '../cases.fixture.ts'

type AdafactorState = { mean: Tensor; variance: Tensor } | { mean: Tensor; rows: Tensor; columns: Tensor }

const text = { en: 'A number.', pt: 'Um número.' }

/**
 * A second moment of rank one for matrices, of full size for the rest: the state follows the shape of the parameter.
 *
 * Shazeer and Stern, 2018, Algorithms 4 and 5 without the relative step, https://arxiv.org/abs/1804.04235.
 */
const adafactor = defineOptimizer({
  name: 'adafactor',
  hyperparameters: {
    learningRate: { default: 1e-2, min: 0, text },
    beta1: { default: 0.9, min: 0, below: 1, text },
    decayRate: { default: 0.8, min: 0, text },
    epsilon: { default: 1e-30, min: 0, text },
    clipThreshold: { default: 1, above: 0, text },
  },
  init(parameter): AdafactorState {
    const { shape, dtype } = parameter
    const mean = parameter.zerosLike()
    if (shape.length < 2) return { mean, variance: parameter.zerosLike() }
    const leading = shape.slice(0, -2)
    const [rows, columns] = shape.slice(-2)
    return { mean, rows: zeros([...leading, rows], { dtype }), columns: zeros([...leading, columns], { dtype }) }
  },
  update({ gradient: g, state, scalar }) {
    const share = scalar((h, t) => t ** -h.decayRate)
    const square = g.square().add(scalar((h) => h.epsilon))
    const scaled = (step: Tensor) => {
      const rms = step.square().mean().sqrt()
      const clipped = step.div(maximum(rms.div(scalar((h) => h.clipThreshold)), 1))
      const mean = lerp(
        state.mean,
        clipped.mul(scalar((h) => h.learningRate)),
        scalar((h) => 1 - h.beta1),
      )
      return { mean, change: mean.neg() }
    }
    if ('variance' in state) {
      const variance = lerp(state.variance, square, share)
      const { mean, change } = scaled(g.mul(rsqrt(variance)))
      return { change, state: { mean, variance } }
    }
    const rows = lerp(state.rows, square.mean(-1), share)
    const columns = lerp(state.columns, square.mean(-2), share)
    const rowFactor = rsqrt(rows.div(rows.mean(-1, { keepAxes: true }))).reshape([...rows.shape, 1])
    const columnFactor = rsqrt(columns).reshape([...columns.shape.slice(0, -1), 1, -1])
    const { mean, change } = scaled(g.mul(rowFactor).mul(columnFactor))
    return { change, state: { mean, rows, columns } }
  },
})

it('keeps a factored state and follows the paper', () => {
  const entry = { ...caseOf('AdaFactor'), ...paper }
  expect(errorOf(entry, adafactor({ learningRate: 0.02 }))).toBeLessThan(1e-10)
  expect(errorOf(entry, adafactor({ learningRate: 0.02 }), 'float32')).toBeLessThan(entry.tolerance)
})

it('remembers rows + columns numbers beside the mean for a matrix', () => {
  const model = { matrix: parameter(zeros([64, 32])), vector: parameter(zeros([7])) }
  const sizes = [...optimize(model, adafactor()).cells].map(([path, { size }]) => [path, size])
  expect(Object.fromEntries(sizes)).toEqual({
    'adafactor.matrix.mean': 64 * 32,
    'adafactor.matrix.rows': 64,
    'adafactor.matrix.columns': 32,
    'adafactor.vector.mean': 7,
    'adafactor.vector.variance': 7,
    'adafactor.random': 2,
  })
})
