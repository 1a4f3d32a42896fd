import { defineOptimizer, randomKey } from '@chainrule/autograd'
import * as optimizerFamily from '@chainrule/optimizers'
import { describe, expect, it } from 'vitest'
import { entriesOf, entryOf } from './entry.ts'
import { initializers } from './initializers.ts'
import { optimizerSettings, optimizers } from './optimizers.ts'
import { isPenalty, regularizers } from './regularizers.ts'
import { scheduleSettings, schedules } from './schedules.ts'
import { startingSettings } from './starting-settings.ts'

const namesOf = (entries: readonly { name: string }[]) => entries.map(({ name }) => name)

describe('the catalogue', () => {
  it('holds what trains alone, with a learning rate or without, and neither links nor wrappers', () => {
    const names = namesOf(optimizers())
    expect(names).toEqual(
      expect.arrayContaining(['gradientDescent', 'adam', 'lion', 'rprop', 'cocob', 'lbfgs', 'soap']),
    )
    for (const other of [
      'clipByNorm',
      'decayWeights',
      'cautious',
      'sam',
      'lookahead',
      'warmup',
      'chain',
      'wolfeSearch',
    ]) {
      expect(names).not.toContain(other)
    }
  })

  it('shows a plugin that it has never heard of, with its settings', () => {
    const text = { en: 'Size of a step.', pt: 'Tamanho do passo.' }
    const mine = defineOptimizer({
      name: 'mine',
      hyperparameters: { learningRate: { default: 0.5, min: 0, text } },
      update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
    })
    const [entry] = entriesOf({ mine, aFunction: () => 1, aNumber: 2 })
    expect(entry).toMatchObject({ name: 'mine', hyperparameters: { learningRate: { text } } })
    expect(startingSettings(entry)).toEqual({ learningRate: 0.5 })
  })

  it('gives settings with which every optimizer, initializer, schedule and rule for weights can be made', () => {
    for (const entry of optimizers()) expect(entry.make(optimizerSettings(entry, 10)).name).toBe(entry.name)
    for (const entry of regularizers()) expect(() => entry.make(startingSettings(entry)), entry.name).not.toThrow()
    for (const entry of schedules()) {
      const schedule = entry.make(scheduleSettings(entry, 0.03, 1000))
      for (const step of [0, 1, 500, 1000, 5000])
        expect(schedule(step), `${entry.name} at ${step}`).toBeGreaterThanOrEqual(0)
    }
    for (const entry of initializers()) {
      const request = {
        shape: [2, 8],
        dtype: 'float32',
        fanIn: 8,
        fanOut: 2,
        role: 'weight',
        random: randomKey(1),
      } as const
      expect(entry.make(startingSettings(entry)).draw(request).shape, entry.name).toEqual([2, 8])
    }
  })

  it('tells penalties from constraints', () => {
    const ruleOf = (name: string) => {
      const entry = entryOf(regularizers(), name)
      if (!entry) throw new Error(`no ${name}`)
      return entry.make(startingSettings(entry))
    }
    expect(isPenalty(ruleOf('l1'))).toBe(true)
    expect(isPenalty(ruleOf('maxNorm'))).toBe(false)
  })

  it('leaves out no optimizer of the family that has a learning rate and is no wrapper', () => {
    const known = namesOf(optimizers())
    for (const { name, hyperparameters } of entriesOf(optimizerFamily)) {
      if ('learningRate' in hyperparameters) expect(known).toContain(name)
    }
  })
})
