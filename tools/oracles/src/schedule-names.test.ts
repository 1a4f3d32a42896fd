import { expect, it } from 'vitest'
import { readAttributes } from './attributes.ts'
import { Missing } from './outcome.ts'
import { readCall } from './schedule-names.ts'
import { makeSchedule } from './schedules-table.ts'

it('reads names, with arguments by place and by name, lists and calls inside', () => {
  expect(readCall('StepLR')).toEqual({ kind: 'StepLR', values: [], named: {}, inner: [] })
  expect(readCall('OneCycleLR-linear').kind).toBe('OneCycleLR')
  expect(readCall('A( 1, [2, 3], name = "x", flag=True, B(C(4), -5e-1) )')).toEqual({
    kind: 'A',
    values: [1, [2, 3]],
    named: { name: 'x', flag: true },
    inner: [{ kind: 'B', values: [-0.5], named: {}, inner: [{ kind: 'C', values: [4], named: {}, inner: [] }] }],
  })
})

it('makes schedules of schedules, whose arguments may stand by place or by name', () => {
  const rates = (name: string, options: object = {}) => {
    const at = makeSchedule(name, 8, readAttributes({ ...options }))
    return [0, 1, 2, 3, 4].map(at)
  }
  const expected = [4, 8, 4, 4, 2]
  expect(rates('ChainedScheduler(ConstantLR(0.5, 1), StepLR(2, 0.5))')).toEqual(expected)
  expect(rates('ChainedScheduler(ConstantLR(factor=0.5, total_iters=1), StepLR(2, gamma=0.5))')).toEqual(expected)
  expect(rates('SequentialLR(ConstantLR(0.5, 1), MultiStepLR([1, 2], 0.5))', { milestones: [2] })).toEqual([
    4, 8, 8, 4, 2,
  ])
  expect(() => rates('SequentialLR(NoSuchLR(1))')).toThrow(Missing)
})
