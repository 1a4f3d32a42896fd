import {
  abs,
  ChainruleError,
  clamp,
  defineInitializer,
  drawNormal,
  eye,
  full,
  greater,
  type Initializer,
  pad,
  randomKey,
  sign,
  type Tensor,
  tanh,
  where,
} from '@chainrule/autograd'
import { qr } from '@chainrule/autograd/linalg'
import { describe, expect, it, test } from 'vitest'
import { failing } from '../shared/failing.fixture.ts'
import { initializerCases } from './initializer-cases.ts'
import type { InitializerOptions, MakeInitializer } from './options.ts'
import { testInitializer } from './test-initializer.ts'

const text = { en: 'A number.', pt: 'Um número.' }

/** He et al., 2015, equation 10. */
const heNormal = defineInitializer({
  name: 'heNormal',
  text,
  hyperparameters: { gain: { symbol: 'a', default: 2, above: 0, text } },
  expected: ({ fanIn, gain }) => ({ mean: 0, variance: gain / Math.max(1, fanIn) }),
  draw: ({ shape, dtype, random, expected }) => drawNormal(random, shape, { dtype, ...expected }),
})

const uniform = defineInitializer({
  name: 'uniform',
  text,
  hyperparameters: {},
  expected: () => ({ mean: 1, variance: 4 / 12 }),
  draw: ({ shape, dtype, random }) => random.uniform(shape, { min: 0, max: 2, dtype }),
})

const constant = defineInitializer({
  name: 'constant',
  text,
  hyperparameters: { value: { text } },
  expected: ({ value }) => ({ mean: value, variance: 0 }),
  draw: ({ shape, dtype, value }) => full(shape, value, { dtype }),
})

/** Saxe et al., 2014: elements that are far from independent. */
const orthogonal = defineInitializer({
  name: 'orthogonal',
  text,
  hyperparameters: {},
  expected: ({ shape }) => ({ mean: 0, variance: 1 / Math.max(...shape) }),
  draw({ shape, dtype, random }) {
    if (shape.length !== 2) throw new ChainruleError('needs-a-matrix', `orthogonal: got [${shape}].`, 'Give a matrix.')
    const [rows, columns] = shape
    if (rows === 0 || columns === 0) return full(shape, 0, { dtype })
    const { q, r } = qr(drawNormal(random, [Math.max(rows, columns), Math.min(rows, columns)], { dtype }))
    const signs = sign(r.mul(eye(r.shape[0], r.shape[1], { dtype })).sum(0))
    const columnsOf = q.mul(signs)
    return rows >= columns ? columnsOf : columnsOf.transpose()
  },
})

/** Biases of four gates, of which the second are 1. */
const forgetful = defineInitializer({
  name: 'forgetful',
  text,
  hyperparameters: {},
  choices: {
    gate: { default: 'second', options: { second: text, first: text }, text },
  },
  presets: { usual: { gate: 'first' } },
  expected: () => ({ mean: 1 / 4, variance: 3 / 16 }),
  draw({ shape: [size], dtype, gate }) {
    if (size === undefined || size % 4 !== 0)
      throw new ChainruleError('not-four-gates', `forgetful: [${size}].`, 'Four gates.')
    const start = gate === 'second' ? size / 4 : 0
    return pad(full([size / 4], 1, { dtype }), [[start, size - size / 4 - start]])
  },
})

const matrices: InitializerOptions = { ranks: { min: 2, max: 2 } }

testInitializer('heNormal', heNormal, { test, describe })
testInitializer('heNormal with options', () => heNormal({ gain: 1 }), { test, describe })
testInitializer('uniform', uniform, { test, describe })
testInitializer('constant', () => constant({ value: 0.1 }), { test, describe, deterministic: true })
testInitializer('orthogonal', orthogonal, { test, describe, ...matrices })

testInitializer('forgetful', forgetful, { test, describe, shapes: [[4], [8]], deterministic: true })

const caughtBy = (make: MakeInitializer, options: InitializerOptions = {}) =>
  failing(initializerCases('wrong', make, options))

const moments = ['moments-24x16', 'moments-16x24', 'moments-20x20', 'moments-8x6x3x3']

type Draw = (request: Parameters<Initializer['draw']>[0]) => Tensor
const wrong =
  (draw: Draw, expected = heNormal().expected) =>
  (): Initializer => ({ ...heNormal(), expected, draw })

describe('a wrong initializer', () => {
  it('is caught where its variance is off by a tenth', async () => {
    const narrow = wrong(({ shape, dtype, fanIn, random }) =>
      drawNormal(random, shape, { dtype, variance: 1.8 / Math.max(1, fanIn) }),
    )
    expect(await caughtBy(narrow)).toEqual(moments)
  })

  it('is caught where its mean is off by a twentieth of the spread', async () => {
    const shifted = wrong(({ shape, dtype, fanIn, random }) => {
      const deviation = Math.sqrt(2 / Math.max(1, fanIn))
      return drawNormal(random, shape, { dtype, deviation, mean: deviation / 20 })
    })
    expect(await caughtBy(shifted)).toEqual(moments)
  })

  it('is caught where it truncates without correcting the spread', async () => {
    const truncated = wrong(({ shape, dtype, fanIn, random }) => {
      const z = drawNormal(random, shape, { dtype })
      const again = clamp(drawNormal(random.fold('again'), shape, { dtype }), -2, 2)
      return where(greater(abs(z), 2), again, z).mul(Math.sqrt(2 / Math.max(1, fanIn)))
    })
    expect(await caughtBy(truncated)).toEqual(expect.arrayContaining(moments))
  })

  it('is caught where it takes the other fan, or guesses the fan from the shape', async () => {
    const other = wrong(({ shape, dtype, fanOut, random }) =>
      drawNormal(random, shape, { dtype, variance: 2 / Math.max(1, fanOut) }),
    )
    expect(await caughtBy(other)).toEqual(moments)
    const guessing = wrong(({ shape, dtype, random }) =>
      drawNormal(random, shape, {
        dtype,
        variance:
          2 /
          Math.max(
            1,
            shape.slice(1).reduce((size, length) => size * length, 1),
          ),
      }),
    )
    expect(await caughtBy(guessing)).toEqual(['moments-20x20'])
  })

  it('is caught where it does not draw from the key', async () => {
    const stuck = wrong((request) => heNormal().draw({ ...request, random: randomKey(7) }))
    expect(await caughtBy(stuck)).toContain('keys-differ')
    const gambling = wrong((request) =>
      heNormal().draw({ ...request, random: randomKey(Math.floor(Math.random() * 2 ** 40)) }),
    )
    expect(await caughtBy(gambling)).toEqual(expect.arrayContaining(['deterministic', 'order-of-calls']))
    expect(await caughtBy(uniform, { deterministic: true })).toContain('keys-differ')
  })

  it('is caught where it counts its calls', async () => {
    const counting = (): Initializer => {
      let calls = 0
      return { ...heNormal(), draw: (request) => heNormal().draw({ ...request, random: request.random.fold(calls++) }) }
    }
    expect(await caughtBy(counting)).toEqual(['deterministic', 'order-of-calls'])
  })

  it('is caught where it depends on what was filled before, also in other models', async () => {
    let seed = 0
    const worldly = wrong((request) => heNormal().draw({ ...request, random: request.random.fold(seed++) }))
    expect(await caughtBy(worldly)).toEqual(['deterministic', 'order-of-calls', 'fills-models'])
  })

  it('is caught where its numbers are float32 for float64', async () => {
    const coarse = wrong((request) =>
      heNormal()
        .draw({ ...request, dtype: 'float32' })
        .cast(request.dtype),
    )
    expect(await caughtBy(coarse)).toEqual(['dtype'])
    const stubborn = wrong((request) => heNormal().draw({ ...request, dtype: 'float32' }))
    expect(await caughtBy(stubborn)).toEqual(['dtype'])
  })

  it('is caught where it is not finite, has another shape, or takes what it should refuse', async () => {
    const infinite = wrong(({ shape, dtype, fanIn, random }) => {
      const drawn = drawNormal(random, shape, { dtype, variance: 2 / Math.max(1, fanIn) })
      return shape.length > 0 && shape[0] === 1 ? drawn.div(drawn.sub(drawn)) : drawn
    })
    expect(await caughtBy(infinite)).toEqual(['fills-shapes'])
    const flat = wrong((request) => heNormal().draw(request).reshape([-1]))
    expect(await caughtBy(flat)).toEqual(['fills-shapes'])
    expect(await caughtBy(heNormal, matrices)).toEqual(['fills-shapes'])
  })

  it('is caught where its expectation changes or is none', async () => {
    let calls = 0
    const moody = wrong(heNormal().draw, (request) => {
      calls += 1
      return { mean: 0, variance: (2 / Math.max(1, request.fanIn)) * (1 + calls * 1e-9) }
    })
    expect(await caughtBy(moody)).toEqual(['declares-moments'])
    const negative = wrong(heNormal().draw, () => ({ mean: 0, variance: -1 }))
    expect(await caughtBy(negative)).toEqual(moments)
  })

  it('is caught where it does not describe itself or takes any option', async () => {
    expect(await caughtBy(() => ({ ...heNormal(), name: 'He normal' }))).toEqual(['metadata'])
    const lax = Object.assign((): Initializer => heNormal(), { definition: heNormal.definition })
    expect(await caughtBy(lax)).toEqual(['rejects-bad-options'])
    const { definition } = forgetful
    const gates: InitializerOptions = { shapes: [[8]], deterministic: true }
    const vague = Object.assign((): Initializer => forgetful(), { definition: { ...definition, text: undefined } })
    expect(await caughtBy(vague, gates)).toEqual(['metadata', 'rejects-bad-options'])
    const wordless = { ...definition, choices: { gate: { ...definition.choices?.gate, default: 'third' } } }
    expect(await caughtBy(Object.assign(forgetful.bind(null), { definition: wordless }), gates)).toEqual(['metadata'])
    const presets = { other: { gate: 'third' } }
    expect(
      await caughtBy(Object.assign(forgetful.bind(null), { definition: { ...definition, presets } }), gates),
    ).toEqual(['takes-presets'])
  })

  it('may say that its moments are not defined', async () => {
    const cauchy = wrong(
      ({ shape, dtype, random }) =>
        tanh(random.uniform(shape, { dtype }).sub(0.5).mul(3)).div(random.fold('b').uniform(shape, { dtype }).add(0.1)),
      () => ({ mean: Number.NaN, variance: Number.NaN }),
    )
    expect(await caughtBy(cauchy)).toEqual([])
  })
})
