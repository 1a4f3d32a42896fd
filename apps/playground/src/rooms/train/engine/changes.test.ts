import { describe, expect, it } from 'vitest'
import { firstConfig, type TrainConfig, usualLayer } from '../config.ts'
import { changesBetween, withChanges } from './changes.ts'

const withPenalty: TrainConfig = {
  ...firstConfig,
  layers: [{ ...usualLayer(4), regularizer: { name: 'l2', settings: { strength: 0.01 } } }],
}
const cosine = { name: 'cosineDecay', settings: { start: 0.1, end: 0, steps: 100 } }

describe('changesBetween', () => {
  it('finds the numbers, schedules and penalties that can change while a run goes on', () => {
    const { optimizer } = withPenalty
    const cases: TrainConfig[] = [
      { ...withPenalty, optimizer: { ...optimizer, settings: { ...optimizer.settings, beta1: 0.5 } } },
      { ...withPenalty, schedules: { learningRate: cosine } },
      {
        ...withPenalty,
        layers: [{ ...withPenalty.layers[0], regularizer: { name: 'l2', settings: { strength: 0.5 } } }],
      },
    ]
    for (const after of cases) {
      const changes = changesBetween(withPenalty, after)
      expect(changes).toHaveLength(1)
      expect(withChanges(withPenalty, changes ?? [])).toEqual(after)
    }
  })

  it('takes a schedule away again', () => {
    const scheduled = { ...firstConfig, schedules: { learningRate: cosine } }
    expect(changesBetween(scheduled, firstConfig)).toEqual([{ kind: 'optimizer', name: 'learningRate', value: 0.02 }])
  })

  it('wants a new run for anything else', () => {
    expect(changesBetween(firstConfig, { ...firstConfig, seed: 2 })).toBeNull()
    expect(changesBetween(firstConfig, { ...firstConfig, layers: [usualLayer(3)] })).toBeNull()
    expect(changesBetween(firstConfig, { ...firstConfig, optimizer: { name: 'lion', settings: {} } })).toBeNull()
    expect(changesBetween(firstConfig, firstConfig)).toEqual([])
  })
})
