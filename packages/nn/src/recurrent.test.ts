import {
  abs,
  concat,
  drawNormal,
  flip,
  initialize,
  max,
  ones,
  randomKey,
  slice,
  stack,
  type Tensor,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import {
  evaluationMode,
  gru,
  gruCell,
  linear,
  loadWeights,
  lstm,
  lstmCell,
  outputOf,
  rnn,
  rnnCell,
  sequential,
  weightsOf,
} from './index.ts'

const x = drawNormal(randomKey(2), [3, 7, 4])
const step = (time: number) => slice(x, [null, [time, time + 1]]).reshape([3, 4])

function distance(a: Tensor, b: Tensor): number {
  return max(abs(a.sub(b))).item()
}

/** The weights of a layer under the names of a cell. */
function forCell(layer: object) {
  return Object.fromEntries(Object.entries(weightsOf(layer)).map(([name, value]) => [name.replace('_l0', ''), value]))
}

describe.each([
  ['rnn', rnn(4, 5), rnnCell(4, 5)],
  ['gru', gru(4, 5), gruCell(4, 5)],
] as const)('%s', (_, layer, cell) => {
  it('does what its cell does, step by step', () => {
    loadWeights(cell, forCell(initialize(layer, { seed: 1 })))
    let state: { hidden: Tensor } | undefined
    const hidden = Array.from({ length: 7 }, (_, time) => {
      state = cell(step(time), state)
      return state.hidden
    })
    const { output, hidden: last } = layer(x)
    expect(distance(output, stack(hidden, 1))).toBeLessThan(1e-6)
    expect(distance(last, (state as unknown as { hidden: Tensor }).hidden.reshape([1, 3, 5]))).toBeLessThan(1e-6)
  })
})

describe('lstm', () => {
  const layer = initialize(lstm(4, 5, { layers: 2 }), { seed: 1 })

  it('does what its cell does, step by step', () => {
    const one = initialize(lstm(4, 5), { seed: 1 })
    const cell = lstmCell(4, 5)
    loadWeights(cell, forCell(one))
    let state = cell(step(0))
    for (let time = 1; time < 7; time++) state = cell(step(time), state)
    const result = one(x)
    expect(distance(result.hidden, state.hidden.reshape([1, 3, 5]))).toBeLessThan(1e-6)
    expect(distance(result.cell, state.cell.reshape([1, 3, 5]))).toBeLessThan(1e-6)
  })

  it('goes on where an earlier call stopped', () => {
    const whole = layer(x)
    const first = layer(slice(x, [null, [0, 4]]))
    const second = layer(slice(x, [null, [4]]), first)
    expect(distance(concat([first.output, second.output], 1), whole.output)).toBeLessThan(1e-6)
    expect(distance(second.cell, whole.cell)).toBeLessThan(1e-6)
  })

  it('hands the last output of its last layer out as its hidden state', () => {
    const { output, hidden } = layer(x)
    expect(distance(slice(output, [null, [-1]]).reshape([3, 5]), slice(hidden, [[1]]).reshape([3, 5]))).toBe(0)
  })

  it('drops between layers only, and only while training', () => {
    const dropping = initialize(lstm(4, 5, { layers: 2, dropout: 0.5 }), { seed: 1 })
    const first = (model: typeof dropping) => slice(model(x).hidden, [[0, 1]])
    expect(distance(first(dropping), first(dropping))).toBe(0)
    expect(distance(dropping(x).output, dropping(x).output)).toBeGreaterThan(0.001)
    evaluationMode(dropping)
    expect(distance(dropping(x).output, dropping(x).output)).toBe(0)
  })

  it('reads from the end as it reads the reversed sequence from the beginning', () => {
    const both = initialize(lstm(4, 5, { bidirectional: true }), { seed: 1 })
    const back = lstm(4, 5)
    const reversed = Object.entries(weightsOf(both)).filter(([name]) => name.endsWith('_reverse'))
    loadWeights(back, Object.fromEntries(reversed.map(([name, value]) => [name.replace('_reverse', ''), value])))
    const fromEnd = flip(back(flip(x, 1)).output, 1)
    expect(distance(slice(both(x).output, [null, null, [5]]), fromEnd)).toBeLessThan(1e-6)
  })

  it('begins within ±1 / √hidden', () => {
    for (const { data } of Object.values(weightsOf(layer)))
      expect(Math.max(...data.map(Math.abs))).toBeLessThan(5 ** -0.5)
  })

  it('takes a single time step', () => {
    expect(layer(slice(x, [null, [0, 1]])).output.shape).toEqual([3, 1, 5])
  })

  it.each<[string, string, () => unknown]>([
    ['a sequence without steps', 'empty-sequence', () => layer(ones([3, 0, 4]))],
    ['a sequence without batch', 'wrong-rank', () => layer(ones([7, 4]))],
    ['other features', 'wrong-features', () => layer(ones([3, 7, 5]))],
    [
      'a state for another batch',
      'recurrent-state',
      () => layer(x, { hidden: ones([2, 2, 5]), cell: ones([2, 2, 5]) }),
    ],
    ['a cell with a sequence', 'wrong-rank', () => lstmCell(4, 5)(x)],
    ['a cell with a state of other size', 'recurrent-state', () => gruCell(4, 5)(step(0), { hidden: ones([3, 4]) })],
    ['no layers', 'layer-size', () => rnn(4, 5, { layers: 0 })],
  ])('refuses %s', (_, code, run) => {
    expect(run).toThrow(expect.objectContaining({ code }))
  })
})

describe('outputOf', () => {
  it('fits a recurrent layer into sequential, with all steps or the last', () => {
    const model = initialize(sequential(outputOf(gru(4, 5)), outputOf(lstm(5, 6), { step: 'last' }), linear(6, 1)), {
      seed: 1,
    })
    expect(model(x).shape).toEqual([3, 1])
    expect(Object.keys(weightsOf(model))).toContain('1.layer.weight_hh_l0')
  })
})
