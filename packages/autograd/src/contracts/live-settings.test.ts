import { expect, it, vi } from 'vitest'
import { liveSettings } from './live-settings.ts'

const text = { en: 'A number.', pt: 'Um número.' }
const declared = { rate: { default: 0.1, min: 0, text }, size: { default: 2, fixed: true, text } }
const code = (expected: string) => expect.objectContaining({ code: expected })

it('gives the numbers in force, and moves schedules with the step', () => {
  const settings = liveSettings('test', declared, { rate: (step) => 10 - step, size: 2 })
  expect(settings.all()).toEqual({ rate: 10, size: 2 })
  settings.at(4)
  expect(settings.get('rate')).toBe(6)
  expect([settings.isScheduled('rate'), settings.isScheduled('size')]).toEqual([true, false])
})

it('asks a schedule once for each step', () => {
  const schedule = vi.fn((step: number) => step)
  const settings = liveSettings('test', declared, { rate: schedule, size: 2 })
  for (const step of [0, 0, 1, 1, 1, 2]) {
    settings.at(step)
    settings.all()
    settings.get('rate')
  }
  expect(schedule.mock.calls).toEqual([[0], [1], [2]])
})

it('asks a schedule with a memory each time, also inside another one', () => {
  const memory = { value: 0.5 }
  const remembering = Object.assign(() => memory.value, {
    progress: () => memory,
    resume: (saved: typeof memory) => Object.assign(memory, saved),
  })
  const around = Object.assign(() => 2 * memory.value, {
    schedule: { name: 'around', settings: {}, inner: [(step: number) => step, remembering] },
  })
  for (const schedule of [remembering, around]) {
    const settings = liveSettings('test', declared, { rate: 0.1, size: 2 })
    settings.set('rate', schedule)
    settings.at(1)
    const before = settings.get('rate')
    memory.value /= 2
    settings.at(1)
    expect(settings.get('rate')).toBe(before / 2)
  }
})

it('tells what was set', () => {
  const schedule = () => 0.5
  const settings = liveSettings('test', declared, { rate: schedule, size: 2 })
  expect([settings.setting('rate'), settings.setting('size')]).toEqual([schedule, 2])
  expect(() => settings.setting('speed')).toThrow(code('unknown-hyperparameter'))
})

it('takes another number or schedule at any time', () => {
  const settings = liveSettings('test', declared, { rate: 0.1, size: 2 })
  settings.at(3)
  settings.set('rate', (step) => step * 2)
  expect(settings.get('rate')).toBe(6)
  settings.set('rate', 0.5)
  expect(settings.get('rate')).toBe(0.5)
})

it('checks numbers when they are set, and what schedules give when it is used', () => {
  const settings = liveSettings('test', declared, { rate: 0.1, size: 2 })
  expect(() => settings.set('rate', -1)).toThrow(code('hyperparameter-out-of-range'))
  expect(settings.get('rate')).toBe(0.1)
  settings.set('rate', () => Number.NaN)
  expect(() => settings.all()).toThrow(code('hyperparameter-out-of-range'))
})

it('knows only what is declared', () => {
  const settings = liveSettings('test', declared, { rate: 0.1, size: 2 })
  expect(() => settings.get('speed')).toThrow(code('unknown-hyperparameter'))
  expect(() => settings.set('toString', 1)).toThrow(code('unknown-hyperparameter'))
})

it('refuses to change what matters only at the start', () => {
  const settings = liveSettings('test', declared, { rate: 0.1, size: 2 })
  expect(() => settings.set('size', 3)).toThrow(code('fixed-hyperparameter'))
  expect(() => settings.set('size', 2)).not.toThrow()
})
