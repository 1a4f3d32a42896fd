import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Tensor } from '../tensor.ts'
import { build, checkDerivatives, eachIndex, expectNumbers, int32, layoutsOf, varied } from '../testing.fixture.ts'
import { einsum } from './einsum.ts'

/** The definition: a sum over every label, one number at a time. */
function slowly(inputs: string[], output: string, operands: Tensor[]): Tensor {
  const sizes = new Map<string, number>()
  inputs.forEach((labels, i) => {
    ;[...labels].forEach((label, axis) => {
      sizes.set(label, operands[i].shape[axis])
    })
  })
  const summed = [...sizes.keys()].filter((label) => !output.includes(label))
  const data = operands.map((operand) => operand.data())
  const sizeOf = (label: string) => sizes.get(label) as number
  return build([...output].map(sizeOf), (outer) => {
    let total = 0
    eachIndex(summed.map(sizeOf), (inner) => {
      const position = (label: string) =>
        output.includes(label) ? outer[output.indexOf(label)] : inner[summed.indexOf(label)]
      let product = 1
      inputs.forEach((labels, i) => {
        const place = [...labels].reduce((at, label) => at * sizeOf(label) + position(label), 0)
        product *= data[i][place]
      })
      total += product
    })
    return total
  })
}

const equation = fc
  .record({
    inputs: fc.array(fc.array(fc.constantFrom<string>('i', 'j', 'k', 'l'), { maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    }),
    picks: fc.shuffledSubarray<string>(['i', 'j', 'k', 'l']),
  })
  .map(({ inputs, picks }) => ({
    inputs: inputs.map((labels) => labels.join('')),
    output: picks.filter((label) => inputs.flat().includes(label)).join(''),
  }))

const sizes: Record<string, number> = { i: 2, j: 3, k: 1, l: 4 }

describe('einsum', () => {
  it('agrees with its definition for any letters', () => {
    fc.assert(
      fc.property(equation, ({ inputs, output }) => {
        const operands = inputs.map((labels, seed) =>
          varied(
            [...labels].map((label) => sizes[label]),
            { seed },
          ),
        )
        const result = einsum(`${inputs.join(',')}->${output}`, ...operands)
        expectNumbers(result, slowly(inputs, output, operands), 1e-12)
      }),
      { numRuns: 300 },
    )
  })

  it('agrees for integers, which do not go through matmul', () => {
    const [a, b] = [
      int32([
        [1, 2],
        [3, 4],
      ]),
      int32([
        [5, 6],
        [7, 8],
      ]),
    ]
    expect(einsum('ij,jk->ik', a, b).toArray()).toEqual([
      [19, 22],
      [43, 50],
    ])
    expect(einsum('ij,jk->ik', a, b).dtype).toBe('int32')
  })

  it.each(layoutsOf(varied([2, 3])))('takes any layout: $layout', ({ view }) => {
    expectNumbers(einsum('ij,kj->ki', view, view), slowly(['ij', 'kj'], 'ki', [view, view]), 1e-14)
  })

  it('works out the output that is not written, in alphabetical order', () => {
    const [a, b] = [varied([2, 3]), varied([3, 4])]
    expectNumbers(einsum('cb,ba', a, b), slowly(['cb', 'ba'], 'ac', [a, b]), 1e-14)
    expectNumbers(einsum('ba', a), a.transpose())
    expect(einsum('ii', varied([3, 3])).shape).toEqual([])
  })

  it('lets an ellipsis stand for axes that stretch', () => {
    const [a, b] = [varied([5, 1, 2, 3]), varied([4, 3, 2])]
    expectNumbers(einsum('...ij,...jk->...ik', a, b), a.matmul(b), 1e-14)
    expectNumbers(einsum('...ij,...jk', a, b), a.matmul(b), 1e-14)
    expectNumbers(einsum('i...->...i', a), a.permute([1, 2, 3, 0]))
    expectNumbers(einsum('...i->i', a), a.sum([0, 1, 2]), 1e-14)
    expectNumbers(einsum('...,...', varied([2, 1]), varied([3])), varied([2, 1]).mul(varied([3])))
  })

  it('ignores spaces', () => {
    expect(einsum(' i j , j -> i ', varied([2, 3]), varied([3])).shape).toEqual([2])
  })

  it.each(['ij,jk->ik', 'ij,ij->', 'ii,i->i', 'ij,k->kji'])('has the derivatives of finite differences: %s', (text) => {
    const square: Record<string, number> = { i: 2, j: 2, k: 2 }
    const operands = text
      .split('->')[0]
      .split(',')
      .map((labels, seed) =>
        varied(
          [...labels].map((l) => square[l]),
          { seed },
        ),
      )
    checkDerivatives((...tensors) => einsum(text, ...tensors), ...operands)
  })

  it.each([
    ['i->j->k', 'einsum-equation'],
    ['i1->i', 'einsum-equation'],
    ['i..->i', 'einsum-equation'],
    ['i,j->ij', 'einsum-operands'],
    ['i->i', 'einsum-rank'],
    ['ijk->i', 'einsum-rank'],
    ['ijk...->i', 'einsum-rank'],
    ['ii->i', 'einsum-sizes'],
    ['ij->ik', 'einsum-output'],
    ['ij->ii', 'einsum-output'],
  ])('rejects "%s" for one matrix [2, 3]: %s', (text, code) => {
    expect(() => einsum(text, varied([2, 3]))).toThrow(`(${code})`)
  })

  it('rejects two sizes for one letter', () => {
    expect(() => einsum('ij,jk->ik', varied([2, 3]), varied([4, 2]))).toThrow('"j"')
    expect(() => einsum('i...,i...->...', varied([2, 3]), varied([2, 4]))).toThrow('(einsum-sizes)')
  })
})
