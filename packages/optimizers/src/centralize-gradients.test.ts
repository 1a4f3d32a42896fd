import { optimize, parameter, tensor, zeros } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { centralizeGradients } from './centralize-gradients.ts'
import { chain } from './chain.ts'
import { gradientsThrough, showGradient } from './show-gradient.fixture.ts'

testOptimizer('centralizeGradients', centralizeGradients, {
  test: it,
  describe,
  link: 'before',
  statePerParameter: 0,
  departures: {
    'converges-matrix': 'every row keeps its sum: the method projects onto that hyperplane',
    'converges-mixed': 'every row keeps its sum: the method projects onto that hyperplane',
  },
})

describe('centralizeGradients', () => {
  it('leaves every unit with a mean of 0, and vectors as they are', () => {
    const matrix = [
      [1, 2, 6],
      [-4, 0, 1],
    ]
    expect(gradientsThrough(centralizeGradients(), [matrix, [1, 2]])).toEqual([
      [-2, -1, 3, -3, 1, 2],
      [1, 2],
    ])
  })

  it('takes the mean over all axes but the first: kernels of convolutions', () => {
    const w = parameter(zeros([2, 2, 2]))
    const optimizer = optimize({ w }, chain(centralizeGradients(), showGradient()))
    w.grad = tensor(Float32Array.of(1, 2, 3, 6, 0, 0, 0, 8), { shape: [2, 2, 2] })
    optimizer.step()
    expect([...w.data()]).toEqual([-2, -1, 0, 3, -2, -2, -2, 6])
  })

  it('does nothing the second time', () => {
    const once = gradientsThrough(centralizeGradients(), [
      [
        [1, 5],
        [2, 8],
      ],
    ])[0]
    expect(
      gradientsThrough(chain(centralizeGradients(), centralizeGradients()), [
        [
          [1, 5],
          [2, 8],
        ],
      ])[0],
    ).toEqual(once)
  })
})
