import {
  abs,
  drawNormal,
  type Initializer,
  initialize,
  max,
  Parameter,
  parametersOf,
  randomKey,
  relu,
  sign,
  type Tensor,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { heNormal, lecunNormal, muP, normal, zeros } from './index.ts'

const dense = (inputs: number, outputs: number, initializer: Initializer = lecunNormal()) => ({
  weight: new Parameter([outputs, inputs], 'float64', { initializer }),
  bias: new Parameter([outputs], 'float64', { role: 'bias', fanIn: inputs, fanOut: outputs, initializer: zeros() }),
})

const network = (width: number, initializer?: Initializer) => ({
  first: dense(3, width, initializer),
  hidden: dense(width, width, initializer),
  last: dense(width, 2, initializer),
})

type Network = ReturnType<typeof network>

/** What comes out of each layer. */
function forward({ first, hidden, last }: Network, x: Tensor): Tensor[] {
  const outputs: Tensor[] = []
  for (const { weight, bias } of [first, hidden, last]) {
    const input = outputs.length === 0 ? x : relu(outputs[outputs.length - 1])
    outputs.push(input.matmul(weight.transpose()).add(bias))
  }
  return outputs
}

describe('scales', () => {
  it('are those of table 3 for a model four times as wide', () => {
    const { scales } = muP(network(64), network(16))
    expect(Object.fromEntries(scales)).toEqual({
      'first.weight': { kind: 'input', deviation: 1, adam: 1, gradientDescent: 4 },
      'first.bias': { kind: 'input', deviation: 1, adam: 1, gradientDescent: 4 },
      'hidden.weight': { kind: 'hidden', deviation: 1 / 2, adam: 1 / 4, gradientDescent: 1 },
      'hidden.bias': { kind: 'input', deviation: 1, adam: 1, gradientDescent: 4 },
      'last.weight': { kind: 'output', deviation: 1 / 4, adam: 1 / 4, gradientDescent: 1 / 4 },
      'last.bias': { kind: 'fixed', deviation: 1, adam: 1, gradientDescent: 1 },
    })
  })

  it('are 1 for the base itself, and the inverse the other way around', () => {
    for (const { deviation, adam, gradientDescent } of muP(network(16), network(16)).scales.values()) {
      expect([deviation, adam, gradientDescent]).toEqual([1, 1, 1])
    }
    expect(muP(network(16), network(64)).scales.get('hidden.weight')?.adam).toBe(4)
  })

  it('follow the windows of convolutions and the rows of embeddings', () => {
    const model = (width: number) => ({
      kernel: new Parameter([width, width, 3, 3]),
      table: new Parameter([100, width], 'float32', { role: 'embedding', fanIn: 100, fanOut: width }),
    })
    const { scales } = muP(model(32), model(8))
    expect(scales.get('kernel')).toEqual({ kind: 'hidden', deviation: 1 / 2, adam: 1 / 4, gradientDescent: 1 })
    expect(scales.get('table')).toEqual({ kind: 'input', deviation: 1, adam: 1, gradientDescent: 4 })
  })

  it('need a base with the same parameters', () => {
    const wrong = expect.objectContaining({ code: 'base-model' })
    expect(() => muP(network(4), { first: dense(3, 4) })).toThrow(
      'muP: "hidden.weight" is [4,4], in the base model it is missing.',
    )
    expect(() => muP({ a: new Parameter([3, 4]) }, { a: new Parameter([3]) })).toThrow(wrong)
  })
})

describe('first values', () => {
  it('have the deviation that the base would have, scaled, whatever law the initializer follows', () => {
    for (const initializer of [heNormal(), normal({ deviation: 0.02 })]) {
      const [model, base] = [network(64, initializer), network(16, initializer)]
      const { scales, initializerOf } = muP(model, base)
      for (const [path, parameter] of parametersOf(model)) {
        if (parameter.role !== 'weight') continue
        const same = parametersOf(base).get(path) as Parameter
        const { variance } = (initializerOf(parameter) as Initializer).expected({
          ...parameter,
          shape: parameter.shape,
        })
        const inBase = initializer.expected({ ...same, shape: same.shape }).variance
        expect(variance / inBase).toBeCloseTo((scales.get(path)?.deviation as number) ** 2, 14)
      }
    }
  })

  it('are drawn as announced, again at every initialize', () => {
    const model = network(64, normal({ deviation: 1 }))
    const { initializerOf } = muP(model, network(16))
    for (const seed of [1, 2]) {
      initialize(model, { seed, by: initializerOf })
      // 4096 normal numbers of variance 1/4: five standard errors.
      expect(Math.abs(model.hidden.weight.square().mean().item() * 4 - 1)).toBeLessThan(5 * Math.sqrt(2 / 4096))
    }
    expect(max(abs(model.first.bias)).item()).toBe(0)
  })

  it('may come from another initializer', () => {
    const model = network(64)
    const widths = muP(model, network(16))
    initialize(model, {
      seed: 1,
      by: (parameter) => widths.initializerOf(parameter, normal({ mean: 8, deviation: 0 })),
    })
    expect(model.last.weight.mean().item()).toBe(2)
    expect(widths.initializerOf(new Parameter([2]), normal())).toBeNull()
    expect(widths.initializerOf(new Parameter([2]))).toBeNull()
  })
})

describe('groups', () => {
  it('are one for each kind and multiplier, as partition takes them', () => {
    const model = { ...network(64), wider: dense(128, 128) }
    const base = { ...network(16), wider: dense(16, 16) }
    const [groups, choose] = muP(model, base).groups('adam', (multiplier) => ({ learningRate: multiplier }))
    expect(groups).toEqual({
      input: { learningRate: 1 },
      hidden: { learningRate: 1 / 4 },
      hidden2: { learningRate: 1 / 8 },
      output: { learningRate: 1 / 4 },
      fixed: { learningRate: 1 },
    })
    const chosen = [...parametersOf(model).keys()].map((name) => choose({ name }))
    expect(chosen).toEqual(['input', 'input', 'hidden', 'input', 'output', 'fixed', 'hidden2', 'input'])
  })
})

/**
 * How much one step with the sign of the gradient, which is what Adam's first step is, changes what comes out of each layer, in
 * root mean square.
 */
function changeByOneStep(width: number, scaled: boolean): number[] {
  const model = network(width)
  const { scales, initializerOf } = muP(model, network(32))
  initialize(model, { seed: 3, by: scaled ? initializerOf : {} })
  const x = drawNormal(randomKey(4), [8, 3], { dtype: 'float64' })
  const target = drawNormal(randomKey(5), [8, 2], { dtype: 'float64' })
  const before = forward(model, x).map((output) => output.detach())
  before.map((output) => output.data())
  forward(model, x)[2].sub(target).square().mean().backward()
  for (const [path, parameter] of parametersOf(model)) {
    const factor = scaled ? (scales.get(path)?.adam as number) : 1
    parameter.assign(parameter.sub(sign(parameter.grad as Tensor).mul(0.01 * factor)))
  }
  return forward(model, x).map((output, i) => Math.sqrt(output.sub(before[i]).square().mean().item()))
}

it('lets one step of Adam change every layer alike at any width, where it would otherwise change wide ones more', () => {
  const [narrow, wide] = [32, 1024].map((width) => changeByOneStep(width, true))
  for (const [i, change] of wide.entries())
    expect(Math.abs(Math.log2(change / narrow[i])), `layer ${i}`).toBeLessThan(1)
  const usual = changeByOneStep(1024, false)
  // 32 times as wide: without the scales the deeper layers change by at least the root of that.
  for (const i of [1, 2]) expect(usual[i] / narrow[i]).toBeGreaterThan(5)
})
