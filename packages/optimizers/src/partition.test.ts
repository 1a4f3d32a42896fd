import { optimize, parameter, progressOf, tensor, zeros } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { addDecayToGradient } from './add-decay-to-gradient.ts'
import { vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { clipByGlobalNorm } from './clip-by-global-norm.ts'
import { decayWeights } from './decay-weights.ts'
import { gradientDescent } from './gradient-descent.ts'
import { momentum } from './momentum.ts'
import { only } from './only.ts'
import { partition } from './partition.ts'

const model = () => ({ a: parameter(vector(0)), b: parameter(vector(0)), c: parameter(vector(0)) })
const values = (cells: ReturnType<typeof model>) => Object.values(cells).map((cell) => cell.item())
const sum = ({ a, b, c }: ReturnType<typeof model>) => a.mul(3).add(b.mul(4)).add(c.mul(5)).sum()

describe('partition', () => {
  it('gives each group to its optimizer, and leaves what belongs to none as it is', () => {
    const cells = model()
    const groups = { one: gradientDescent({ learningRate: 1 }), ten: gradientDescent({ learningRate: 10 }) }
    const optimizer = optimize(
      cells,
      partition(groups, ({ name }) => (name === 'a' ? 'one' : name === 'b' ? 'ten' : null)),
    )
    optimizer.step(() => sum(cells))
    expect(values(cells)).toEqual([-3, -40, 0])
  })

  it('shows a group nothing of the others: the global norm inside is that of the group', () => {
    const cells = model()
    const clipped = chain(clipByGlobalNorm({ maxNorm: 1 }), gradientDescent({ learningRate: 1 }))
    const groups = { clipped, plain: gradientDescent({ learningRate: 1 }) }
    const optimizer = optimize(
      cells,
      partition(groups, ({ name }) => (name === 'c' ? 'plain' : 'clipped')),
    )
    optimizer.step(() => sum(cells))
    const [a, b, c] = values(cells)
    expect([a, b, c]).toEqual([expect.closeTo(-0.6, 12), expect.closeTo(-0.8, 12), -5])
  })

  it('can be a link that changes some gradients', () => {
    const cells = model()
    for (const cell of Object.values(cells)) cell.write([1])
    const decay = partition({ decayed: addDecayToGradient({ weightDecay: 1 }) }, ({ name }) =>
      name === 'a' ? 'decayed' : null,
    )
    const optimizer = optimize(cells, chain(decay, gradientDescent({ learningRate: 1 })))
    optimizer.step(() => sum(cells))
    expect(values(cells)).toEqual([1 - 4, 1 - 4, 1 - 5])
  })

  it('waits with a group whose parameters have no gradient', () => {
    const cells = model()
    const groups = { a: momentum(), rest: momentum() }
    const optimizer = optimize(
      cells,
      partition(groups, ({ name }) => (name === 'a' ? 'a' : 'rest')),
    )
    optimizer.step(() => cells.b.sum())
    expect(progressOf(optimizer).parts).toMatchObject({ a: { steps: 0, calls: 0 }, rest: { steps: 1, calls: 1 } })
  })

  it('says so where no group has anything to do', () => {
    const cells = model()
    const optimizer = optimize(
      cells,
      partition({ a: momentum() }, () => null),
    )
    expect(() => optimizer.step(() => sum(cells))).toThrow(expect.objectContaining({ code: 'update-without-change' }))
  })

  it('chooses by role, shape, type and name', () => {
    const cells = {
      weight: parameter(zeros([2, 2])),
      table: parameter(zeros([2, 2]), { role: 'embedding' }),
      exact: parameter(tensor(new Float64Array(4), { shape: [2, 2] })),
    }
    const groups = { a: gradientDescent(), b: momentum() }
    const seen: unknown[] = []
    optimize(
      cells,
      partition(groups, ({ name, role, shape, dtype }) => {
        seen.push([name, role, [...shape], dtype])
        return 'a'
      }),
    )
    expect(seen).toContainEqual(['weight', 'weight', [2, 2], 'float32'])
    expect(seen).toContainEqual(['table', 'embedding', [2, 2], 'float32'])
    expect(seen).toContainEqual(['exact', 'weight', [2, 2], 'float64'])
  })
})

describe('only', () => {
  it('lets the parameters that are not chosen pass by', () => {
    const cells = model()
    for (const cell of Object.values(cells)) cell.write([1])
    const decay = only(decayWeights({ weightDecay: 1 }), ({ name }) => name === 'b')
    const optimizer = optimize(cells, chain(gradientDescent({ learningRate: 0.5 }), decay))
    optimizer.step(() => sum(cells).mul(0))
    expect(values(cells)).toEqual([1, 0.5, 1])
  })
})
