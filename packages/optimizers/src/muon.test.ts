import { optimize, parameter, tensor, zeros } from '@chainrule/autograd'
import { singularValues } from '@chainrule/autograd/linalg'
import { describe, expect, it } from 'vitest'
import { adamw } from './adamw.ts'
import { behaviour } from './behaviour.fixture.ts'
import { caseOf, errorOf, largestError } from './cases.fixture.ts'
import { muon } from './muon.ts'
import { orthogonalMomentum } from './orthogonal-momentum.ts'

const random = Array.from({ length: 24 }, (_, i) => Math.sin(i * i + 1))

describe('orthogonalMomentum', () => {
  it.each(behaviour(() => orthogonalMomentum()))('$title', ({ run }) => run())

  it('follows the reference, which iterates in bfloat16 and steps as large as AdamW', () => {
    const entry = caseOf('Muon')
    const settings = { ...orthogonalMomentum.presets.matchAdamw, learningRate: 0.02, weightDecay: 0 }
    expect(errorOf(entry, orthogonalMomentum(settings))).toBeLessThan(entry.tolerance)
    expect(errorOf(entry, orthogonalMomentum(settings), 'float32')).toBeLessThan(entry.tolerance)
  })

  it.each([
    [[4, 6], 1],
    [[6, 4], Math.sqrt(6 / 4)],
    [[6, 2, 2], Math.sqrt(6 / 4)],
  ])('makes steps of %j with singular values near %d, the factor of PyTorch', (shape, size) => {
    const w = parameter(zeros(shape, { dtype: 'float64' }))
    const optimizer = optimize({ w }, orthogonalMomentum({ learningRate: 1, weightDecay: 0 }))
    optimizer.step(() => w.mul(tensor(Float64Array.from(random), { shape })).sum())
    const { s } = singularValues(w.reshape([shape[0], -1]))
    for (const value of s.data()) {
      expect(value / size).toBeGreaterThan(0.65)
      expect(value / size).toBeLessThan(1.25)
    }
  })

  it('looks ahead of its velocity by a share', () => {
    const path = (lookAhead: number) => {
      const w = parameter(zeros([1, 2], { dtype: 'float64' }))
      const settings = { learningRate: 1, momentum: 0.5, weightDecay: 0, iterations: 0, lookAhead, columnPower: 0 }
      const optimizer = optimize({ w }, orthogonalMomentum(settings))
      for (const slope of [
        [1, 0],
        [0, 1],
      ])
        optimizer.step(() => w.mul(tensor(Float64Array.from(slope), { shape: [1, 2] })).sum())
      return [...w.data()]
    }
    // Velocities (½, 0) and (¼, ½); ahead of them (¾, 0) and (⅛, ¾), of length 1 times √2.
    const root = Math.SQRT2
    expect(largestError(path(0), [-root * (1 + 1 / Math.sqrt(5)), (-root * 2) / Math.sqrt(5)])).toBeLessThan(1e-12)
    expect(largestError(path(1), [-root * (1 + 1 / Math.sqrt(37)), (-root * 6) / Math.sqrt(37)])).toBeLessThan(1e-12)
  })

  it('rejects half an iteration', () => {
    expect(() => orthogonalMomentum({ iterations: 0.5 })).toThrow(
      'orthogonalMomentum: iterations must be a whole number in [0, ∞), got 0.5.',
    )
  })
})

describe('muon', () => {
  it.each(behaviour(() => muon()))('$title', ({ run }) => run())

  it('each part follows its own reference when both train', () => {
    const [matrix, rest] = [caseOf('Muon'), caseOf('AdamW', { lr: 0.1 })]
    const start = [matrix.params[0], ...rest.params]
    const [hidden, output, bias] = start.map(({ shape, data }) =>
      tensor(Float64Array.from(data), { shape: [...shape] }),
    )
    const model = { hidden: parameter(hidden), output: parameter(output, { role: 'embedding' }), bias: parameter(bias) }
    const settings = { ...orthogonalMomentum.presets.matchAdamw, learningRate: 0.02, weightDecay: 0 }
    const optimizer = optimize(model, muon(settings, { others: adamw({ learningRate: 0.1 }) }))
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

  it('leaves embeddings, vectors and what the user names to AdamW', () => {
    const model = {
      hidden: parameter(zeros([2, 3])),
      table: parameter(zeros([5, 3]), { role: 'embedding' }),
      bias: parameter(zeros([2]), { role: 'bias' }),
      head: parameter(zeros([4, 2])),
    }
    const cells = (optimizer: ReturnType<typeof muon>) => [...optimize(model, optimizer).cells.keys()]
    const others = (names: string[]) =>
      names.flatMap((name) => [`muon.others.${name}.mean`, `muon.others.${name}.variance`])
    expect(cells(muon())).toEqual([
      'muon.matrices.hidden.velocity',
      'muon.matrices.head.velocity',
      ...others(['table', 'bias']),
      'muon.random',
    ])
    expect(cells(muon({}, { isMatrix: ({ name }) => name === 'hidden' }))).toEqual([
      'muon.matrices.hidden.velocity',
      ...others(['table', 'bias', 'head']),
      'muon.random',
    ])
  })
})
