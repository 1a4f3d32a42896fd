import {
  abs,
  compile,
  drawNormal,
  eye,
  finite,
  max,
  min,
  Parameter,
  parameter,
  parametersOf,
  randomKey,
  type Shape,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { singularValues } from '@chainrule/autograd/linalg'
import { describe, expect, it } from 'vitest'
import { orthogonalWeights } from './orthogonal-weights.ts'
import { spectralNorm } from './spectral-norm.ts'
import { weightNorm } from './weight-norm.ts'

const sample = (shape: Shape, seed = 7) => drawNormal(randomKey(seed), shape, { dtype: 'float64' })

/** A layer like those of nn: a function that reads its weight whenever it computes. */
function layerOf(weight: Parameter) {
  const self = Object.assign((x: Tensor): Tensor => x.matmul(self.weight.transpose()), { weight })
  return self
}

describe.each([
  ['weightNorm', weightNorm],
  ['spectralNorm', spectralNorm],
  ['orthogonalWeights', orthogonalWeights],
] as const)('%s', (name, parametrize) => {
  it('gives its parameters gradients through the layer, in place of the weight', () => {
    const layer = parametrize(layerOf(parameter(sample([2, 3]))))
    const names = [...parametersOf(layer).keys()]
    expect(names.every((path) => path.startsWith(`${name}.`))).toBe(true)
    layer(sample([4, 3]))
      .square()
      .sum()
      .backward()
    for (const [, each] of parametersOf(layer)) expect(max(abs(each.grad as Tensor)).item()).toBeGreaterThan(0)
  })

  it('refuses weights without a value, and weights that are replaced already', () => {
    expect(() => parametrize(layerOf(new Parameter([2, 3])))).toThrow(
      `${name}: the weight [2,3] has no value yet, or no axes.`,
    )
    const layer = parametrize(layerOf(parameter(sample([2, 3]))))
    expect(() => parametrize(layer)).toThrow(expect.objectContaining({ code: 'weight-not-replaceable' }))
  })

  it('works in a captured step', () => {
    const layer = parametrize(layerOf(parameter(sample([3, 2]))))
    const step = compile((x: Tensor) => layer(x).sum())
    const x = sample([4, 2])
    const values = Array.from({ length: 4 }, () => step(x).item())
    for (const value of values) expect(value).toBeCloseTo(layer(x).sum().item(), 2)
  })
})

describe('weightNorm', () => {
  it('leaves the weights as they are, and then separates length and direction', () => {
    const values = sample([4, 3, 2])
    const layer = weightNorm({ weight: parameter(values) })
    expect(max(abs(layer.weight.sub(values))).item()).toBeLessThan(1e-15)
    layer.weightNorm.magnitude.write([1, 2, 3, 0])
    const lengths = layer.weight.square().sum([1, 2]).sqrt()
    expect([...lengths.data()]).toEqual([1, 2, 3, 0].map((length) => expect.closeTo(length, 12)))
  })

  it('has a gradient at right angles to the direction, as in the paper', () => {
    const layer = weightNorm({ weight: parameter(sample([3, 5])) })
    layer.weight
      .mul(sample([3, 5], 1))
      .sum()
      .backward()
    const { direction } = layer.weightNorm
    expect(max(abs(direction.mul(direction.grad as Tensor).sum(1))).item()).toBeLessThan(1e-12)
  })

  it('is finite where a unit has no weights', () => {
    const layer = weightNorm({ weight: parameter(tensor([[0, 0]])) })
    layer.weight.sum().backward()
    expect(layer.weight.toArray()).toEqual([[0, 0]])
    expect(min(finite(layer.weightNorm.direction.grad as Tensor)).item()).toBe(1)
  })
})

describe('spectralNorm', () => {
  it('gives weights whose largest singular value is 1, better at every use', () => {
    const layer = spectralNorm({ weight: parameter(sample([5, 2, 3])) })
    for (let use = 0; use < 100; use++) layer.weight.data()
    expect(max(singularValues(layer.weight.reshape([5, 6])).s).item()).toBeCloseTo(1, 10)
  })

  it('follows the singular vectors in training mode only', () => {
    const layer = spectralNorm({ weight: parameter(sample([4, 4])) })
    layer.spectralNorm.training = false
    const before = [...layer.spectralNorm.left.data()]
    layer.weight.data()
    expect([...layer.spectralNorm.left.data()]).toEqual(before)
    layer.spectralNorm.training = true
    layer.spectralNorm.original.write(sample([4, 4], 9).data())
    layer.weight.data()
    expect([...layer.spectralNorm.left.data()]).not.toEqual(before)
  })

  it('has the gradient of W / uᵀWv with constant u and v', () => {
    const values = sample([3, 4])
    const layer = spectralNorm({ weight: parameter(values) })
    layer.spectralNorm.training = false
    const { left, right, original } = layer.spectralNorm
    const seen = sample([3, 4], 2)
    layer.weight.mul(seen).sum().backward()
    const [u, v] = [left.detach().reshape([3, 1]), right.detach().reshape([4, 1])]
    const outer = u.matmul(v.transpose())
    const s = outer.mul(values).sum()
    const expected = seen.div(s).sub(outer.mul(seen.mul(values).sum().div(s.square())))
    expect(max(abs((original.grad as Tensor).sub(expected))).item()).toBeLessThan(1e-12)
  })
})

describe('orthogonalWeights', () => {
  it.each([[[4, 4]], [[5, 3]], [[3, 5]], [[2, 2, 2]]])('stays orthogonal for any rotation: %s', (shape) => {
    const layer = orthogonalWeights({ weight: parameter(sample(shape)) })
    const { rotation } = layer.orthogonalWeights
    for (const seed of [1, 2]) {
      const w = layer.weight.reshape([shape[0], -1])
      const [rows, columns] = w.shape
      const gram = rows <= columns ? w.matmul(w.transpose()) : w.transpose().matmul(w)
      const size = Math.min(rows, columns)
      expect(max(abs(gram.sub(eye(size, size, { dtype: 'float64' })))).item()).toBeLessThan(1e-12)
      rotation.write(sample(rotation.shape, seed).data())
    }
  })

  it('leaves weights that are orthogonal as they are', () => {
    const turn = tensor(
      [
        [0.6, 0.8],
        [-0.8, 0.6],
      ],
      { dtype: 'float64' },
    )
    expect(max(abs(orthogonalWeights({ weight: parameter(turn) }).weight.sub(turn))).item()).toBeLessThan(1e-14)
  })

  it('has the gradient that finite differences show', () => {
    const layer = orthogonalWeights({ weight: parameter(sample([3, 2])) })
    const { rotation } = layer.orthogonalWeights
    const at = sample([3, 3], 4)
    rotation.write(at.data())
    const seen = sample([3, 2], 5)
    const loss = () => layer.weight.mul(seen).sum()
    loss().backward()
    const gradient = [...(rotation.grad as Tensor).data()]
    for (let i = 0; i < 9; i++) {
      const shifted = (by: number) => {
        const values = Float64Array.from(at.data())
        values[i] += by
        rotation.write(values)
        return loss().item()
      }
      expect(gradient[i]).toBeCloseTo((shifted(1e-6) - shifted(-1e-6)) / 2e-6, 6)
    }
  })
})
