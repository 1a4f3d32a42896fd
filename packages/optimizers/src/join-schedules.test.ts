import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { cosineDecay } from './cosine-decay.ts'
import { joinSchedules } from './join-schedules.ts'
import { linearDecay } from './linear-decay.ts'
import { expectValues, pytorch } from './schedules.fixture.ts'

const up = linearDecay({ start: 0, end: 1, steps: 4 })
const down = cosineDecay({ start: 1, steps: 10 })

testSchedule('joinSchedules', () => joinSchedules([up, 0.5, down], { milestones: [4, 6] }), {
  test: it,
  describe,
  min: 0,
  max: 1,
  golden: { 0: 0, 3: 0.75, 4: 0.5, 5: 0.5, 6: 1, 11: 0.5, 16: 0 },
})

describe('joinSchedules', () => {
  it('follows PyTorch', () => {
    const warmup = linearDecay({ start: 0.05, end: 0.5, steps: 10 })
    const decay = cosineDecay({ start: 0.5, steps: 40 })
    const rates = pytorch('SequentialLR').learning_rates
    expectValues(joinSchedules([warmup, decay], { milestones: [10] }), rates.slice(0, 51))
  })

  it('passes a schedule by whose milestone is that of the next one', () => {
    const schedule = joinSchedules([1, 2, 3], { milestones: [2, 2] })
    expect([0, 1, 2, 3].map(schedule)).toEqual([1, 1, 3, 3])
  })

  it('refuses milestones that do not fit', () => {
    for (const [count, milestones] of [
      [2, []],
      [2, [1, 2]],
      [0, []],
    ] as const) {
      expect(() => joinSchedules(new Array<number>(count).fill(1), { milestones })).toThrow(
        expect.objectContaining({ code: 'milestones-do-not-fit' }),
      )
    }
    expect(() => joinSchedules([1, 2], { milestones: [-1] })).toThrow('joinSchedules: milestones[0]')
    expect(() => joinSchedules([1, 2, 3], { milestones: [3, 1] })).toThrow('joinSchedules: milestones must rise')
  })

  it('tells what it is made of', () => {
    const { schedule } = joinSchedules([up, down], { milestones: [4] })
    expect(schedule).toEqual({ name: 'joinSchedules', settings: { milestones: [4] }, inner: [up, down] })
  })
})
