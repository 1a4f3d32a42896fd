import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { cosineDecay } from './cosine-decay.ts'
import { warmup } from './warmup.ts'

testSchedule('warmup', () => warmup(2, { steps: 4 }), {
  test: it,
  describe,
  min: 0.5,
  max: 2,
  monotone: 'rising',
  golden: { 0: 0.5, 3: 2, 100: 2 },
})

it('grows in a straight line to a number, and stays there', () => {
  const schedule = warmup(2, { steps: 4 })
  expect([0, 1, 2, 3, 4, 100].map(schedule)).toEqual([0.5, 1, 1.5, 2, 2, 2])
})

it('hands over to another schedule where that begins', () => {
  const decay = cosineDecay({ start: 0.8, steps: 10 })
  const schedule = warmup(decay, { steps: 3 })
  expect(schedule(2)).toBe(0.8)
  for (let step = 2; step < 20; step++) expect(schedule(step)).toBe(decay(step - 2))
})

it('does nothing in one step', () => {
  const decay = cosineDecay({ start: 0.8, steps: 10 })
  for (let step = 0; step < 12; step++) expect(warmup(decay, { steps: 1 })(step)).toBe(decay(step))
})

it('says what it is, and rejects anything but a whole number of steps', () => {
  expect(warmup(1, { steps: 4 }).schedule).toMatchObject({ name: 'warmup', settings: { steps: 4 } })
  expect(() => warmup(1, { steps: 0 })).toThrow('warmup: steps must be a whole number in [1, ∞), got 0.')
  expect(() => warmup(1, { steps: 2.5 })).toThrow('warmup: steps must be a whole number in [1, ∞), got 2.5.')
})
