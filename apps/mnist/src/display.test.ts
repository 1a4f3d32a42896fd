import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { watchInterrupt } from './interrupt.ts'
import { initializerLesson, initializerTable, type Outcome, optimizerLesson } from './lessons.ts'
import { barLine, showProgress } from './progress.ts'
import { confusionText, healthText, mistakesText } from './report.ts'
import { duration, list, short, table } from './text.ts'

const moment = { label: 'epoch 1/3', seen: 10, loss: 0.3123, accuracy: 0.9136, rate: 5812, left: 72 }

describe('the bar', () => {
  it('shows loss, accuracy, examples per second and time left in 80 columns', () => {
    const line = barLine(80, 0.25, moment)
    expect(line).toBe('epoch 1/3  ██░░░░  loss 0.312  accuracy 91.4 %  5,812 digits/s  1 min 12 s left')
  })

  it('never is longer than the terminal is wide', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }), (columns, progress) => {
        expect(barLine(columns, progress, moment).length).toBeLessThan(columns)
      }),
    )
    expect(barLine(50, 0.5, moment)).toContain('s left')
    expect(barLine(130, 0.5, moment)).toContain(`${'█'.repeat(20)}${'░'.repeat(20)}   50 %  loss`)
  })
})

describe('on a pipe', () => {
  it('prints a line every few seconds and no control characters', () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const output = new PassThrough()
    const progress = showProgress(output as unknown as NodeJS.WriteStream, { total: 1000, before: 0 })
    for (let second = 1; second <= 11; second++) {
      vi.advanceTimersByTime(1000)
      progress.update({ ...moment, seen: 50 * second })
    }
    progress.print('done')
    progress.stop()
    vi.useRealTimers()
    expect(String(output.read())).toBe(
      [
        'epoch 1/3   250 of 1,000 digits   loss 0.312   accuracy 91.4 %   50 digits/s   15 s left',
        'epoch 1/3   500 of 1,000 digits   loss 0.312   accuracy 91.4 %   50 digits/s   10 s left',
        'done\n',
      ].join('\n'),
    )
  })
})

describe('the report', () => {
  it('lines the confusion matrix up and tells the most frequent mistakes', () => {
    const confusion = [
      [98, 2],
      [0, 1000],
    ]
    expect(confusionText(confusion)).toBe(
      ['    0     1    found', '0  98     2   98.0 %', '1   ·  1000  100.0 %'].join('\n'),
    )
    expect(
      mistakesText([
        [5, 1, 3],
        [0, 9, 0],
        [2, 0, 4],
      ]),
    ).toBe('Most often: 0 taken for 2 (3 times), 2 taken for 0 (2), 0 taken for 1 (1).')
    expect(mistakesText([[5]])).toBe('No mistakes.')
  })

  it('names what is wrong with a layer', () => {
    const layer = {
      path: '1',
      kind: 'relu',
      shape: [500, 64],
      mean: 0,
      deviation: 0,
      zeros: 1,
      dead: 1,
      saturated: null,
      outputGradient: 0,
      gradientNorm: null,
      updateRatio: null,
    }
    expect(healthText([layer])).toContain('1 relu: 100 % of the units are 0 for every digit.')
    expect(healthText([{ ...layer, kind: 'linear', gradientNorm: 0 }])).toContain('1 linear: no gradient arrives')
    expect(healthText([{ ...layer, dead: 0.1, zeros: 0.5 }])).toContain('No sign of trouble')
  })
})

describe('the lesson', () => {
  const outcome = (name: string, accuracy: number): Outcome => ({
    name,
    accuracy,
    first: 0.25,
    last: 0.16,
    gradient: 2e-4,
    learningRate: 0.1,
    loss: accuracy < 0.1 ? null : 0.3,
    seconds: 2,
  })

  it('says which first weights kill learning', () => {
    const outcomes = [outcome('zeros', 0.1135), outcome('normal:1', 0.098), outcome('heNormal', 0.912)]
    expect(initializerLesson(outcomes)).toContain(
      'Bad first weights kill learning: zeros and normal:1 are left at guessing',
    )
    expect(initializerLesson(outcomes)).toContain('heNormal reaches 91.20 %')
    expect(initializerLesson(outcomes)).toContain('Equal weights')
    expect(initializerTable(outcomes)).toMatch(/normal:1 .* diverged +9\.80 %/)
  })

  it('does not claim what the table does not show', () => {
    const outcomes = [outcome('xavierNormal', 0.89), outcome('heNormal', 0.912)]
    expect(initializerLesson(outcomes)).toBe(
      'heNormal (91.20 %) is best, xavierNormal (89.00 %) worst: none of them keeps this network from learning.',
    )
    expect(optimizerLesson(outcomes)).not.toContain('nothing')
    expect(optimizerLesson([outcome('adam', 0.1), outcome('nesterov', 0.9)])).toContain('adam has learned nothing')
  })
})

describe('an interrupt', () => {
  it('stops softly the first time and at once the second time', () => {
    const leave = vi.fn()
    const { signal, release } = watchInterrupt(leave)
    process.emit('SIGINT', 'SIGINT')
    expect([signal.aborted, signal.reason, leave.mock.calls.length]).toEqual([true, 'SIGINT', 0])
    process.emit('SIGINT', 'SIGINT')
    expect(leave).toHaveBeenCalledOnce()
    release()
    expect(process.listenerCount('SIGHUP')).toBe(0)
  })
})

it('writes numbers and lists for people', () => {
  expect([0.44, 9.96, 59.4, 59.6, 125].map(duration)).toEqual(['0.4 s', '10 s', '59 s', '1 min 00 s', '2 min 05 s'])
  expect([null, 0, 1e-9, 0.01234, 123.4, 5300, 1e6].map(short)).toEqual([
    '',
    '0',
    '1.0e-9',
    '0.0123',
    '123',
    '5.30e+3',
    '1.0e+6',
  ])
  expect([list(['a']), list(['a', 'b', 'c'])]).toEqual(['a', 'a, b and c'])
  expect(
    table([
      ['name', 'n'],
      ['a', '100'],
    ]),
  ).toBe('name    n\na     100')
})
