import {
  defineOptimizer,
  lerp,
  mapTree,
  optimize,
  parameter,
  settingsOf,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { adamw } from '../adamw.ts'
import { caseOf, errorOf, largestError } from '../cases.fixture.ts'
import { partition } from '../partition.ts'

const text = { en: 'A number.', pt: 'Um número.' }

/**
 * Nesterov momentum whose steps are made nearly orthogonal by five Newton-Schulz iterations, for matrices.
 *
 * Jordan et al., 2024, https://kellerjordan.github.io/posts/muon, with steps of the size of AdamW's: Liu et al., 2025,
 * equation 4, https://arxiv.org/abs/2502.16982. The reference iterates in bfloat16.
 */
const muon = defineOptimizer({
  name: 'muon',
  hyperparameters: {
    learningRate: { default: 0.02, min: 0, text },
    momentum: { default: 0.95, min: 0, below: 1, text },
    iterations: { default: 5, min: 0, whole: true, text },
  },
  init: (parameter) => ({ velocity: parameter.zerosLike() }),
  update({ gradient: g, state, info, scalar, branch }) {
    const [rows, columns] = info.shape
    const velocity = lerp(
      state.velocity,
      g,
      scalar((h) => 1 - h.momentum),
    )
    const ahead = lerp(
      g,
      velocity,
      scalar((h) => h.momentum),
    )
    const direction = orthogonalized(
      ahead,
      branch((h) => h.iterations),
    )
    const size = scalar((h) => -h.learningRate * 0.2 * Math.sqrt(Math.max(rows, columns)))
    return { change: direction.mul(size), state: { velocity } }
  },
})

function orthogonalized(g: Tensor, iterations: number): Tensor {
  const [rows, columns] = g.shape
  if (rows > columns) return orthogonalized(g.transpose(), iterations).transpose()
  let x = g.div(g.square().sum().sqrt().add(1e-7))
  for (let i = 0; i < iterations; i++) {
    const a = x.matmul(x.transpose())
    const b = a.mul(-4.775).add(a.matmul(a).mul(2.0315))
    x = x.mul(3.4445).add(b.matmul(x))
  }
  return x
}

describe('Muon beside AdamW', () => {
  const matrix = caseOf('Muon')
  const rest = caseOf('AdamW', { lr: 0.1 })
  const groups = () => ({ matrices: muon({ learningRate: 0.02 }), others: adamw({ learningRate: 0.1 }) })

  it('follows the reference alone', () => {
    expect(errorOf(matrix, muon({ learningRate: 0.02 }))).toBeLessThan(matrix.tolerance)
  })

  it('each follows its own reference when a partition trains both', () => {
    const start = [matrix.params[0], ...rest.params]
    const [hidden, output, bias] = start.map(({ shape, data }) =>
      tensor(Float64Array.from(data), { shape: [...shape] }),
    )
    const model = { hidden: parameter(hidden), output: parameter(output, { role: 'embedding' }), bias: parameter(bias) }
    const optimizer = optimize(
      model,
      partition(groups(), ({ shape, role }) => (shape.length === 2 && role === 'weight' ? 'matrices' : 'others')),
    )
    const alone = optimize({ hidden: parameter(hidden) }, muon({ learningRate: 0.02 }))
    expect(alone.cells.size).toBe(2)
    for (let i = 0; i < 12; i++) {
      const gradients = [matrix.gradients[i][0], ...rest.gradients[i]]
      const terms = Object.values(model).map((cell, p) => {
        const { shape, data } = gradients[p]
        return cell.mul(tensor(Float64Array.from(data), { shape: [...shape] })).sum()
      })
      optimizer.step(() => terms.reduce((sum, term) => sum.add(term)))
      expect(largestError(model.hidden.data(), matrix.trajectory[i][0].data)).toBeLessThan(matrix.tolerance)
      expect(largestError(model.output.data(), rest.trajectory[i][0].data)).toBeLessThan(1e-10)
      expect(largestError(model.bias.data(), rest.trajectory[i][1].data)).toBeLessThan(1e-10)
    }
  })

  it('gives each group the state of its own parameters only', () => {
    const model = { hidden: parameter(tensor([[1, 2]])), bias: parameter(tensor([1])) }
    const optimizer = optimize(
      model,
      partition(groups(), ({ shape }) => (shape.length === 2 ? 'matrices' : 'others')),
    )
    expect([...optimizer.cells.keys()]).toEqual([
      'partition.matrices.hidden.velocity',
      'partition.others.bias.mean',
      'partition.others.bias.variance',
      'partition.random',
    ])
    expect(mapTree(settingsOf(optimizer).all(), String)).toMatchObject({
      'matrices.momentum': '0.95',
      'others.beta1': '0.9',
    })
    expect(() => settingsOf(optimizer).get('learningRate')).toThrow(
      'partition: "learningRate" belongs to several parts. Use one of: matrices.learningRate, others.learningRate.',
    )
  })
})
