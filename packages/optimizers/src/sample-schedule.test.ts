import { expect, it } from 'vitest'
import { linearDecay } from './linear-decay.ts'
import { sampleSchedule } from './sample-schedule.ts'

it('gives the values of the first steps', () => {
  expect(sampleSchedule(linearDecay({ start: 1, steps: 2 }), 4)).toEqual([1, 0.5, 0, 0])
  expect(sampleSchedule((step) => step ** 2, 3)).toEqual([0, 1, 4])
  expect(sampleSchedule(0.1, 2)).toEqual([0.1, 0.1])
  expect(sampleSchedule(0.1, 0)).toEqual([])
})

it('refuses anything but a count', () => {
  for (const steps of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => sampleSchedule(0.1, steps)).toThrow(expect.objectContaining({ code: 'bad-sample-size' }))
  }
})
