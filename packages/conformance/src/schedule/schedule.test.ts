import { defineSchedule, type Schedule } from '@chainrule/autograd'
import { describe, expect, it, test } from 'vitest'
import { failing } from '../shared/failing.fixture.ts'
import type { MakeSchedule, ScheduleOptions } from './options.ts'
import { scheduleCases } from './schedule-cases.ts'
import { testSchedule } from './test-schedule.ts'

const text = { en: 'A number.', pt: 'Um número.' }

const cosine = defineSchedule({
  name: 'cosine',
  hyperparameters: {
    start: { default: 0.1, min: 0, text },
    steps: { min: 1, whole: true, text },
  },
  text,
  value: (step, { start, steps }) => (start * (1 + Math.cos(Math.PI * Math.min(1, step / steps)))) / 2,
})

const halving = defineSchedule({
  name: 'halving',
  hyperparameters: { every: { default: 10, min: 1, whole: true, text } },
  text,
  value: (step, { every }) => 0.5 ** Math.floor(step / every),
})

/** Values from steps on; a list of numbers that rises. */
const piecewise = defineSchedule({
  name: 'piecewise',
  hyperparameters: {
    start: { default: 1, min: 0, text },
    boundaries: { min: 0, whole: true, list: 'rising', text },
  },
  text,
  value: (step, { start, boundaries }) => start * 0.1 ** boundaries.filter((boundary) => step >= boundary).length,
})

const claims: ScheduleOptions = { min: 0, max: 0.1, monotone: 'falling', golden: { 0: 0.1, 50: 0.05, 100: 0, 1000: 0 } }

testSchedule('cosine', () => cosine({ steps: 100 }), { test, describe, ...claims })
testSchedule('halving', halving, {
  test,
  describe,
  min: 0,
  max: 1,
  monotone: 'falling',
  golden: { 0: 1, 10: 0.5, 25: 0.25 },
})
testSchedule('piecewise', () => piecewise({ boundaries: [10, 20] }), {
  test,
  describe,
  golden: { 9: 1, 10: 0.1, 20: 0.01 },
})
testSchedule('constant', () => () => 0.5, { test, describe, constant: true })
testSchedule('warm-up', () => (step) => Math.min(1, (step + 1) / 10), {
  test,
  describe,
  min: 0,
  max: 1,
  monotone: 'rising',
})

const caughtBy = (schedule: Schedule, options: ScheduleOptions = {}) =>
  failing(scheduleCases('wrong', () => schedule, options))

describe('a wrong schedule', () => {
  it('is caught where it counts its calls', async () => {
    let calls = 0
    expect(await caughtBy(() => 1 / (1 + calls++))).toEqual(['pure', 'drives-an-optimizer'])
  })

  it('is caught where it is frozen', async () => {
    expect(await caughtBy(() => 0.1)).toEqual(['moves'])
    expect(await caughtBy((step) => step, { constant: true })).toEqual(['moves'])
  })

  it('is caught where it ends in something that is no number', async () => {
    expect(await caughtBy((step) => Math.sqrt(1 - step / 1000))).toEqual(['finite'])
    expect(await caughtBy((step) => 1.01 ** step)).toEqual(['finite'])
  })

  it('is caught where it breaks what it claims', async () => {
    expect(await caughtBy((step) => 0.1 - step / 1000, claims)).toEqual(['bounds', 'golden-values'])
    expect(await caughtBy((step) => 0.05 + 0.05 * Math.cos(step), claims)).toEqual(['monotone', 'golden-values'])
    expect(await caughtBy((step) => Math.min(1, step / 10), { monotone: 'falling' })).toEqual(['monotone'])
    expect(await caughtBy((step) => step, { max: 1e5 })).toEqual(['bounds'])
  })

  it('is caught where the factory takes lists that do not rise, or that are none', async () => {
    const definition = piecewise.definition
    const given = (options: object = {}) => piecewise({ boundaries: [1, 2], ...options })
    const right: MakeSchedule = Object.assign(given, {
      definition: {
        ...definition,
        hyperparameters: { ...definition.hyperparameters, boundaries: { ...definition.hyperparameters.boundaries } },
      },
    })
    expect(await failing(scheduleCases('right', right))).toEqual([])
    const lax: MakeSchedule = Object.assign(
      (options: { boundaries?: unknown } = {}) => given({ ...options, boundaries: [5] }),
      { definition },
    )
    expect(await failing(scheduleCases('lax', lax))).toEqual(['rejects-bad-options'])
  })

  it('is caught where the factory takes anything', async () => {
    const lax: MakeSchedule = Object.assign(() => cosine({ steps: 100 }), { definition: cosine.definition })
    expect(await failing(scheduleCases('lax', lax))).toEqual(['rejects-bad-options'])
    const renamed: MakeSchedule = Object.assign(() => cosine({ steps: 100 }), {
      definition: { ...cosine.definition, name: 'Cosine', hyperparameters: {} },
    })
    expect(await failing(scheduleCases('renamed', renamed))).toContain('metadata')
  })
})
