import { ChainruleError, referenceBackend, type Storage, type TypedArray } from '@chainrule/autograd'
import { describe, expect, it, test } from 'vitest'
import { failing } from '../shared/failing.fixture.ts'
import { backendCases } from './backend-cases.ts'
import { blindToStrides, blindView, broken, type Faults, spoiling } from './broken.fixture.ts'
import { testBackend } from './test-backend.ts'

testBackend(referenceBackend, { test, describe })

/** The ids of the cases that a backend with faults does not meet, among those that start with some words. */
const caughtBy = (faults: Faults, ...among: string[]) =>
  failing(
    backendCases(broken(faults)).filter(({ id }) => among.length === 0 || among.some((start) => id.startsWith(start))),
  )

describe('a backend without faults', () => {
  it('is found right', async () => {
    expect(
      await caughtBy(
        {},
        'state',
        'plan',
        'storage',
        'error',
        'own',
        'released',
        'several',
        'leaves',
        'describes',
        'add',
        'sum',
      ),
    ).toEqual([])
  })

  it('is tested in the types that it takes', () => {
    const ids = backendCases(broken({ supports: (dtype) => dtype === 'float32' })).map(({ id }) => id)
    expect(ids).toContain('matmul-float32')
    expect(ids.filter((id) => /-(float64|int32|uint32|bool)$/.test(id) && !id.startsWith('cast'))).toEqual([])
  })
})

describe('a kernel', () => {
  it('is caught where it forgets the last element of odd sizes', async () => {
    const add = spoiling((data) => {
      if (data.length % 2 === 1) data[data.length - 1] = 0
    })
    expect(await caughtBy({ primitives: { add } }, 'add', 'mul')).toEqual([
      'add-float32',
      'add-float64',
      'add-int32',
      'add-uint32',
    ])
  })

  it('is caught where it computes float64 in float32', async () => {
    const round = spoiling((data) => {
      if (data instanceof Float64Array) for (let i = 0; i < data.length; i++) data[i] = Math.fround(data[i])
    })
    expect(await caughtBy({ primitives: { matmul: round, exp: round } }, 'matmul', 'exp-', 'sqrt')).toEqual([
      'exp-float64',
      'matmul-float64',
    ])
  })

  it('is caught where it is off by more than rounding', async () => {
    const off = spoiling((data) => {
      for (let i = 0; i < data.length; i++) data[i] *= 1 + 2e-6
    })
    expect(await caughtBy({ primitives: { exp: off, matmul: off, add: off } }, 'exp-', 'matmul', 'add-float')).toEqual(
      expect.arrayContaining(['exp-float32', 'matmul-float32', 'add-float32', 'add-float64', 'exp-float64']),
    )
  })

  it('may be off where that is allowed', async () => {
    const off = spoiling((data) => {
      for (let i = 0; i < data.length; i++) data[i] *= 1 + 1e-6
    })
    const backend = broken({ primitives: { div: off } })
    const divisions = (ulps: { [primitive: string]: number }) =>
      failing(backendCases(backend, { ulps }).filter(({ id }) => id === 'div-float32'))
    expect(await divisions({})).toEqual(['div-float32'])
    expect(await divisions({ div: 20 })).toEqual([])
  })

  it('is caught where it ignores how its inputs lie', async () => {
    expect(await caughtBy({ primitives: { sum: blindToStrides } }, 'sum')).toEqual(
      expect.arrayContaining(['sum-all-axes-float32', 'sum-first-axis-float32', 'sum-last-axis-int32']),
    )
    expect(await caughtBy({ primitives: { mul: blindToStrides } }, 'mul')).toEqual([
      'mul-float32',
      'mul-float64',
      'mul-int32',
      'mul-uint32',
    ])
    expect(await caughtBy({ primitives: { matmul: blindToStrides } }, 'matmul')).toEqual([
      'matmul-float32',
      'matmul-float64',
    ])
  })

  it('is caught where a look at an array is wrong', async () => {
    for (const name of ['permute', 'flip', 'slice', 'unfold']) {
      expect(await caughtBy({ primitives: { [name]: blindView } }, name)).toContain(`${name}-float32`)
    }
  })

  it('is caught where it loses NaN', async () => {
    const drop = spoiling((data) => {
      for (let i = 0; i < data.length; i++) if (Number.isNaN(data[i])) data[i] = 0
    })
    expect(await caughtBy({ primitives: { maximum: drop, sqrt: drop } }, 'maximum', 'sqrt', 'max-')).toEqual([
      'maximum-float32',
      'maximum-float64',
      'sqrt-float32',
      'sqrt-float64',
    ])
  })

  it('is caught where it multiplies integers as floats', async () => {
    const inFloat = () => ({
      accepts: 'dense' as const,
      kernel: ([a, b]: readonly { data: TypedArray; offset: number }[], out: { data: TypedArray; size: number }) => {
        for (let i = 0; i < out.size; i++) out.data[i] = a.data[a.offset + i] * b.data[b.offset + i]
      },
    })
    expect(await caughtBy({ primitives: { mul: inFloat } }, 'mul')).toEqual(['mul-int32', 'mul-uint32'])
  })

  it('is caught where it fails on nothing', async () => {
    const fails = spoiling((data) => {
      if (data.length === 0) throw new Error('nothing to do')
    })
    expect(
      await caughtBy({ primitives: { neg: fails, concat: fails, sum: fails } }, 'neg', 'concat', 'sum-last'),
    ).toEqual(expect.arrayContaining(['neg-float32', 'sum-last-axis-float32']))
  })

  it('is caught where it draws from another stream', async () => {
    const shift = spoiling((data) => data.reverse())
    expect(await caughtBy({ primitives: { random: shift } }, 'random')).toEqual(
      [
        'random-graphs',
        'random-bits',
        'random-uniform-float32',
        'random-normal-float32',
        'random-uniform-float64',
        'random-normal-float64',
      ].filter((id) => id !== 'random-graphs'),
    )
  })

  it.each([
    'where',
    'cast',
    'gather',
    'scatterAdd',
    'conv',
    'argMax',
    'max',
    'pad',
    'concat',
    'fold',
    'cumulativeSum',
    'qr',
    'iota',
  ])('of %s is caught where its first element is wrong', async (name) => {
    const wrong = spoiling((data, { dtype }) => {
      if (data.length > 0) data[0] = dtype === 'bool' ? 1 - data[0] : data[0] + 1
    })
    const id = name === 'iota' ? 'constants' : name.toLowerCase()
    expect((await caughtBy({ primitives: { [name]: wrong } }, id)).length).toBeGreaterThan(0)
  })
})

describe('a plan', () => {
  it('is caught where numbers freeze on the first run', async () => {
    const first = new WeakMap<object, readonly number[]>()
    const run: Faults['run'] = (executable) => (bindings) => {
      if (!first.has(executable)) first.set(executable, bindings.scalars)
      return executable.run({ ...bindings, scalars: first.get(executable) as readonly number[] })
    }
    expect(await caughtBy({ run }, 'plan', 'released')).toEqual(['plan-reuse'])
  })

  it('is caught where inputs are those of the first run', async () => {
    const run: Faults['run'] = (executable) => {
      let inputs: readonly (Storage | null)[] | null = null
      return (bindings) => {
        inputs ??= bindings.inputs
        return executable.run({ ...bindings, inputs })
      }
    }
    expect(await caughtBy({ run }, 'plan')).toEqual(['plan-reuse', 'plans-interleaved'])
  })

  it('is caught where it overwrites a state before it is read', async () => {
    const graph: Faults['graph'] = (given) => ({ ...given, outputs: given.outputs.map(({ node }) => ({ node })) })
    expect(await caughtBy({ graph }, 'state')).toEqual([
      'state-transposed',
      'state-reversed',
      'state-moved-by-one-row',
      'state-read-by-others',
      'state-exchanged',
    ])
  })

  it('is caught where it shares memory between values that live at the same time', async () => {
    const shared = new Map<number, TypedArray>()
    const keep = spoiling((data) => {
      const last = shared.get(data.length)
      if (last && last !== data && last.constructor === data.constructor) last.set(data as never)
      shared.set(data.length, data)
    })
    expect(await caughtBy({ primitives: { tanh: keep, mul: keep, add: keep } }, 'random-graphs')).toEqual([
      'random-graphs',
    ])
  })

  it('is caught where it hands out its own memory', async () => {
    const storage: Faults['storage'] = (own) => ({ read: () => (own as Storage & { data: TypedArray }).data })
    expect(await caughtBy({ storage }, 'storage')).toEqual(['storage'])
    expect(await caughtBy({ storage: () => ({ backend: referenceBackend }) }, 'storage')).toEqual(['storage'])
  })

  it('is caught where an error is lost or has another code', async () => {
    const clamped = () => ({ accepts: 'dense' as const, kernel: () => {} })
    expect(await caughtBy({ primitives: { gather: clamped } }, 'error')).toEqual(
      expect.arrayContaining([
        'error-a-gather-beyond-the-end-of-an-axis',
        'error-a-gather-before-the-start-of-an-axis',
      ]),
    )
    const other = spoiling(() => {
      throw new ChainruleError('kernel-failed', 'A kernel failed.', 'Look at its inputs.')
    })
    expect(await caughtBy({ primitives: { cholesky: other } }, 'error')).toEqual([
      'error-a-cholesky-factor-of-a-matrix-that-has-none',
    ])
  })

  it('is caught where it does not take primitives from outside', async () => {
    const graph: Faults['graph'] = (given) => {
      const unknown = given.nodes.find(({ primitive }) => primitive?.name === 'cubedByConformance')
      if (unknown) throw new Error('What is cubedByConformance?')
      return given
    }
    expect(await caughtBy({ graph }, 'own')).toEqual(['own-primitives'])
  })

  it('is caught where it writes to its inputs', async () => {
    const run: Faults['run'] = (executable) => (bindings) => {
      const done = executable.run(bindings)
      for (const input of bindings.inputs) {
        const data = (input as (Storage & { data?: TypedArray }) | null)?.data
        if (data && !bindings.outputs.includes(input as Storage)) data.fill(0)
      }
      return done
    }
    expect(await caughtBy({ run }, 'leaves')).toEqual(['leaves-inputs'])
  })

  it('is caught where its name or its lines say nothing', async () => {
    expect(await caughtBy({ name: 'My Backend' }, 'describes')).toEqual(['describes-itself'])
    expect(await caughtBy({ supports: () => false }, 'describes')).toEqual(['describes-itself'])
  })

  it('may run later, and hand out values later', async () => {
    const backend = broken({
      run: (executable) => async (bindings) => {
        await Promise.resolve()
        await executable.run(bindings)
      },
    })
    const cases = backendCases(backend).filter(({ id }) => /^(plan|state|sum|error)/.test(id))
    expect(await failing(cases)).toEqual([])
  })
})
