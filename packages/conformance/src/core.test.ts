import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineOptimizer, tensor } from '@chainrule/autograd'
import fc from 'fast-check'
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest'
import { type Case, expectNumbers, registerCases, runCases, testSchedule, trajectory } from './index.ts'

const text = { en: 'A number.', pt: 'Um número.' }
const descent = defineOptimizer({
  name: 'descent',
  hyperparameters: { learningRate: { default: 0.5, min: 0, text } },
  update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
})

describe('expectNumbers', () => {
  it('takes numbers in any arrangement', () => {
    expectNumbers(1, 1)
    expectNumbers([1, [2, 3]], [1, [2, 3]])
    expectNumbers(Float32Array.of(1, 2), [1, 2])
    expectNumbers(tensor([[1, 2]]), [Int32Array.of(1, 2)])
    expectNumbers({ a: [true], b: { c: 2 } }, { a: [1], b: { c: 2 } })
    expectNumbers([], [])
  })

  it('allows a distance, absolute and relative', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (expected, share) => {
          expectNumbers(expected + share * (0.1 + 0.01 * Math.abs(expected)) * 0.999, expected, {
            absolute: 0.1,
            relative: 0.01,
          })
          expect(() =>
            expectNumbers(expected + (0.1 + 0.01 * Math.abs(expected)) * 1.01, expected, {
              absolute: 0.1,
              relative: 0.01,
            }),
          ).toThrow()
        },
      ),
    )
  })

  it('takes NaN for NaN, an infinity for itself, and -0 for 0', () => {
    const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
    expectNumbers([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0], odd)
    for (const [actual, expected] of [
      [1, Number.NaN],
      [Number.NaN, 1],
      [1e300, Number.POSITIVE_INFINITY],
      [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    ]) {
      expect(() => expectNumbers(actual, expected, { absolute: 1e9, relative: 1 })).toThrow()
    }
  })

  it('names the place, both numbers and how many differ', () => {
    expect(() => expectNumbers({ w: [1, 2, 4] }, { w: [1, 3, 3] })).toThrow(/w\[1\] is 2, expected 3 .*; 2 of 3 differ/)
  })

  it('refuses another arrangement', () => {
    for (const [actual, expected] of [
      [[1], [1, 2]],
      [1, [1]],
      [{ a: 1 }, { b: 1 }],
      [{ 0: 1 }, [1]],
    ] as const) {
      expect(() => expectNumbers(actual, expected)).toThrow(
        expect.objectContaining({ code: 'numbers-arranged-differently' }),
      )
    }
  })
})

describe('trajectory', () => {
  it('feeds the gradients that it is given, also others at each step', () => {
    const path = trajectory(descent(), { start: [[8, -4]], gradient: (w, step) => w.mul(step), steps: 3 })
    expect(path).toEqual([
      [8, -4],
      [4, -2],
      [0, 0],
    ])
    expectTypeOf(path).toEqualTypeOf<number[][]>()
  })

  it('differentiates a loss', () => {
    const path = trajectory(descent(), { start: 3, loss: (w) => w.square().sum(), steps: 2, learningRate: 0.25 })
    expect(path).toEqual([[1.5], [0.75]])
  })

  it('takes several parameters, settings, schedules and types', () => {
    const path = trajectory(descent(), {
      start: { a: [1], b: [[2]] },
      gradient: ({ a, b }) => ({ a: a.zerosLike().add(1 / 3), b: b.mul(0) }),
      settings: { learningRate: (step) => 1 + step },
      steps: 2,
      dtype: 'float64',
    })
    expectNumbers(
      path,
      [
        { a: [2 / 3], b: [2] },
        { a: [0], b: [2] },
      ],
      { absolute: 1e-15 },
    )
    expectTypeOf(path[0].b).toEqualTypeOf<number[]>()
  })

  it('writes down where the optimizer is measured', () => {
    const behind = { ...descent(), evaluationPoint: () => ({ w: tensor([7]) }) }
    expect(trajectory(behind, { start: [1], gradient: (w) => w, steps: 1, point: 'evaluation' })).toEqual([[7]])
  })
})

it('shows in the README what runs here', () => {
  const [readme, example] = ['../README.md', 'vitest-example.test.ts'].map((file) =>
    readFileSync(join(import.meta.dirname, file), 'utf8'),
  )
  expect(readme).toContain(`\`\`\`typescript\n${example}\`\`\``)
})

describe('registering', () => {
  const cases: Case[] = [
    { id: 'first', title: 'does one thing', run: () => {} },
    { id: 'second', title: 'fails', run: () => Promise.reject(new Error('no')) },
  ]
  afterEach(() => vi.unstubAllGlobals())

  it('uses the functions of a test runner, with a group where it has groups', async () => {
    const seen: string[] = []
    const runs: (() => void | Promise<void>)[] = []
    const runner = {
      describe: (title: string, body: () => void) => {
        seen.push(title)
        body()
      },
      test: (title: string, run: () => void | Promise<void>) => {
        seen.push(title)
        runs.push(run)
      },
    }
    registerCases('suite', cases, runner)
    expect(seen).toEqual(['suite', 'does one thing', 'fails'])
    await expect(runs[1]()).rejects.toThrow('no')
    seen.length = 0
    registerCases('suite', cases, { test: runner.test })
    expect(seen).toEqual(['suite: does one thing', 'suite: fails'])
  })

  it('finds the functions that a runner has put in the global scope', () => {
    const test = vi.fn()
    vi.stubGlobal('test', test)
    testSchedule('line', () => (step) => step)
    expect(test).toHaveBeenCalledWith(
      'line: depends on the step alone: asked in any order, any number of times',
      expect.any(Function),
    )
  })

  it('says what to pass where there is no runner', () => {
    vi.stubGlobal('test', undefined)
    expect(() => registerCases('suite', cases)).toThrow(expect.objectContaining({ code: 'no-test-runner' }))
  })

  it('runs without a test runner', async () => {
    const outcomes = await runCases([
      ...cases,
      { id: 'third', title: 'throws a word', run: () => Promise.reject('word') },
    ])
    expect(outcomes.map(({ id, error }) => [id, error?.message])).toEqual([
      ['first', undefined],
      ['second', 'no'],
      ['third', 'word'],
    ])
  })
})
