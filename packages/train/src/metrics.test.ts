import { compile, tensor } from '@chainrule/autograd'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accuracy } from './accuracy.ts'
import { confusionMatrix } from './confusion-matrix.ts'

const int = (values: number[], shape = [values.length]) => tensor(new Int32Array(values), { shape })

describe('accuracy', () => {
  it('counts the examples whose largest logit is that of their class', () => {
    const logits = tensor([
      [0, 1, 2],
      [5, 4, 3],
      [-1, -3, -2],
      [0, 0, 1],
    ])
    expect(accuracy(logits, int([2, 1, 0, 2])).item()).toBe(0.75)
  })

  it('takes one-hot labels, any leading axes, and a single example', () => {
    expect(accuracy(tensor([[1, 2]]), tensor([[0, 1]])).item()).toBe(1)
    expect(accuracy(tensor([[[1, 2]], [[1, 2]]]), int([1, 0], [2, 1])).item()).toBe(0.5)
    expect(accuracy(tensor([1, 2]), tensor(1, { dtype: 'int32' })).item()).toBe(1)
  })

  it('can be returned from a compiled step', () => {
    const measure = compile((logits, labels) => accuracy(logits, labels))
    for (const label of [0, 1, 0]) expect(measure(tensor([[3, 1]]), int([label])).item()).toBe(1 - label)
  })

  it('refuses labels of another shape', () => {
    for (const labels of [int([0, 1, 2]), int([0, 1], [2, 1]), tensor([true, false])]) {
      expect(() =>
        accuracy(
          tensor([
            [1, 2, 3],
            [1, 2, 3],
          ]),
          labels,
        ),
      ).toThrow(expect.objectContaining({ code: 'labels-shape' }))
    }
  })
})

describe('confusionMatrix', () => {
  it('counts pairs of true and taken class', () => {
    const examples = fc.array(fc.record({ truth: fc.nat(3), taken: fc.nat(3) }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(examples, (pairs) => {
        const logits = tensor(pairs.map(({ taken }) => [0, 1, 2, 3].map((k) => (k === taken ? 1 : 0))))
        const matrix = confusionMatrix(logits, int(pairs.map(({ truth }) => truth)))
        expect(matrix.dtype).toBe('int32')
        const expected = [0, 1, 2, 3].map((i) =>
          [0, 1, 2, 3].map((j) => pairs.filter(({ truth, taken }) => truth === i && taken === j).length),
        )
        expect(matrix.toArray()).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })

  it('refuses a label that is no class', () => {
    expect(() => confusionMatrix(tensor([[1, 2]]), int([2])).data()).toThrow(
      expect.objectContaining({ code: 'index-out-of-range' }),
    )
  })
})
