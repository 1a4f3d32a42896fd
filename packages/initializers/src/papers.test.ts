import { drawNormal, type Initializer, parameter, randomKey, relu, type Tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { heNormal, heUniform, xavierNormal, xavierUniform } from './index.ts'

const request = (fanIn: number, fanOut: number) =>
  ({ shape: [fanOut, fanIn], dtype: 'float64', fanIn, fanOut, role: 'weight' }) as const

describe('the variance of the paper', () => {
  // He et al., 2015, equation 15: ½ (1 + a²) n Var[w] = 1, with equation 10 for a = 0.
  it.each([heNormal, heUniform])('He %#', (he) => {
    expect(he().expected(request(50, 7)).variance).toBeCloseTo(2 / 50, 15)
    expect(he({ negativeSlope: 1 }).expected(request(50, 7)).variance).toBeCloseTo(1 / 50, 15)
    expect(he({ negativeSlope: 3 }).expected(request(50, 7)).variance).toBeCloseTo(0.2 / 50, 15)
  })

  // Glorot and Bengio, 2010, equation 12: Var[W] = 2 / (n + n'); a gain scales the weights.
  it.each([xavierNormal, xavierUniform])('Glorot %#', (xavier) => {
    expect(xavier().expected(request(30, 20)).variance).toBeCloseTo(2 / 50, 15)
    expect(xavier({ gain: 5 / 3 }).expected(request(30, 20)).variance).toBeCloseTo(1 / 9, 15)
  })
})

/** Mean squares of signals and of gradients, out of so many layers of this width, relative to what went in. */
function throughLayers(initializer: Initializer, activation: (x: Tensor) => Tensor, depth: number, width: number) {
  const key = randomKey(5)
  const x = parameter(drawNormal(key.fold('x'), [32, width], { dtype: 'float64' }))
  let y: Tensor = x
  for (let i = 0; i < depth; i++) {
    const weight = initializer.draw({ ...request(width, width), random: key.fold(i) })
    y = activation(y).matmul(weight.transpose())
  }
  y.backward(drawNormal(key.fold('y'), y.shape, { dtype: 'float64' }))
  const meanSquare = (tensor: Tensor) => tensor.square().mean().item()
  return [meanSquare(y) / meanSquare(x), meanSquare(x.grad as Tensor)]
}

describe('what the paper promises', () => {
  const [depth, width] = [12, 160]

  it('He keeps signals and gradients through ReLU layers, where half the variance loses them', () => {
    for (const initializer of [heNormal(), heUniform()]) {
      for (const share of throughLayers(initializer, (x) => relu(x), depth, width)) {
        // Each layer of width n multiplies the mean square by a factor with a spread of about √(5/n): 0.6 in all, in logarithms.
        expect(Math.abs(Math.log(share))).toBeLessThan(1.5)
      }
    }
    const [signal] = throughLayers(xavierNormal(), (x) => relu(x), depth, width)
    expect(signal).toBeLessThan(Math.exp(1.5) * 2 ** -depth)
  })

  it('He with a slope keeps them through leaky ReLU layers', () => {
    const leaky = (x: Tensor) => relu(x).sub(relu(x.neg()).mul(0.5))
    for (const share of throughLayers(heNormal({ negativeSlope: 0.5 }), leaky, depth, width)) {
      expect(Math.abs(Math.log(share))).toBeLessThan(1.5)
    }
  })

  it('Glorot keeps them through linear layers', () => {
    for (const initializer of [xavierNormal(), xavierUniform()]) {
      for (const share of throughLayers(initializer, (x) => x, depth, width)) {
        expect(Math.abs(Math.log(share))).toBeLessThan(1)
      }
    }
  })
})
