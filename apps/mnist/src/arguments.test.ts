import { describe, expect, it } from 'vitest'
import { readArguments, settingsFrom } from './arguments.ts'
import { initializers, optimizers, regularizers, schedules } from './choices.ts'
import { helpText } from './help.ts'
import { trainingFlags, usual, written } from './settings.ts'

const settings = (...args: string[]) => settingsFrom(readArguments(args))

describe('readArguments', () => {
  it('gives the usual training without flags', () => {
    expect(settings()).toEqual({
      ...usual,
      rateIsGiven: false,
      checkpoint: 'mnist.safetensors',
      backend: 'wasm',
      resume: false,
      compare: null,
    })
  })

  it('reads every flag', () => {
    const args =
      '--initializer normal:0.02 --optimizer momentum --learning-rate 0.05 --schedule cosine --regularizer l2 --strength 0.001 --dropout 0.2 --hidden 64,32 --epochs 2 --batch-size 50 --examples 1000 --seed 7 --checkpoint a.safetensors --backend reference --resume'
    expect(settings(...args.split(' '))).toEqual({
      initializer: 'normal:0.02',
      optimizer: 'momentum',
      learningRate: 0.05,
      rateIsGiven: true,
      schedule: 'cosine',
      regularizer: 'l2',
      strength: 0.001,
      dropout: 0.2,
      hidden: [64, 32],
      epochs: 2,
      batchSize: 50,
      examples: 1000,
      seed: 7,
      checkpoint: 'a.safetensors',
      backend: 'reference',
      resume: true,
      compare: null,
    })
  })

  it('takes the learning rate that suits the optimizer', () => {
    for (const [name, { rate }] of Object.entries(optimizers)) {
      expect(settings('--optimizer', name).learningRate).toBe(rate)
    }
  })

  it('compares smaller runs unless told otherwise, initializers on a deep network', () => {
    expect(settings('--compare', 'initializer')).toMatchObject({ hidden: [64, 64, 64, 64, 64], examples: 10_000 })
    expect(settings('--compare', 'initializer', '--hidden', '0', '--optimizer', 'adam')).toMatchObject({
      hidden: [],
      optimizer: 'adam',
      learningRate: 8e-3,
    })
  })

  it.each([
    [['--initializer', 'he'], /--initializer is "he"; give one of zeros, ones, .*heNormal/],
    [['--initializer', 'heNormal:2'], /heNormal without a number; only constant, normal, uniform take one/],
    [['--initializer', 'normal:-1'], /such as normal:0.05/],
    [['--initializer', 'normal:'], /such as normal:0.05/],
    [['--optimizer', 'sgd'], /one of gradientDescent, momentum/],
    [['--schedule', 'toString'], /one of constant, cosine/],
    [['--regularizer', 'l3'], /one of none, l1, l2, elasticNet/],
    [['--compare', 'everything'], /one of initializer, optimizer/],
    [['--learning-rate', '0'], /--learning-rate is "0"; give a number above 0/],
    [['--learning-rate', 'fast'], /a number above 0/],
    [['--learning-rate', ''], /a number above 0/],
    [['--dropout', '1'], /a number from 0, below 1/],
    [['--strength=-1'], /a number from 0/],
    [['--hidden', '128,'], /sizes such as 128/],
    [['--hidden', '-3'], /ambiguous|sizes/],
    [['--epochs', '1.5'], /a whole number from 1/],
    [['--epochs', '0'], /a whole number from 1/],
    [['--examples', '70000'], /a whole number from 1 to 60000/],
    [['--seed', '1e3'], /a whole number from 0/],
    [['--checkpoint', ''], /a path/],
    [['--epoch', '3'], /Unknown option '--epoch'. All flags: npm start -- --help/],
    [['fast'], /Unexpected argument 'fast'/],
    [['--epochs'], /argument missing/],
    [['--resume', '--compare', 'optimizer'], /leave one of them out/],
  ])('refuses %j', (args, message) => {
    expect(() => readArguments(args)).toThrow(
      expect.objectContaining({ name: 'UsageError', message: expect.stringMatching(message) }),
    )
  })

  it('reads back how a setting is written, which is how checkpoints keep it', () => {
    for (const hidden of [[], [128], [64, 32]]) {
      const args = trainingFlags.flatMap(([name, flag]) => [`--${flag}`, written({ ...usual, hidden }[name])])
      expect(settings(...args)).toMatchObject({ ...usual, hidden })
    }
  })
})

describe('helpText', () => {
  it('names every flag and every choice, in lines that fit', () => {
    for (const columns of [60, 80, 200]) {
      const text = helpText(columns)
      for (const [, flag] of trainingFlags) expect(text).toContain(`--${flag}`)
      for (const flag of ['--checkpoint', '--resume', '--compare', '--help']) expect(text).toContain(flag)
      for (const choices of [initializers, optimizers, schedules, regularizers]) {
        for (const name of Object.keys(choices)) expect(text).toContain(name)
      }
      for (const line of text.split('\n'))
        if (!line.startsWith('  npm')) expect(line.length).toBeLessThanOrEqual(columns)
    }
  })

  it('tells the defaults that are in force', () => {
    const text = helpText(100).replace(/\s+/g, ' ')
    expect(settings()).toMatchObject({
      initializer: 'heNormal',
      optimizer: 'adam',
      schedule: 'warmupCosine',
      epochs: 3,
    })
    for (const value of ['heNormal', 'adam', 'warmupCosine', 'none', '0.0001', '128', '3', '100', '1']) {
      expect(text).toContain(`Default: ${value}.`)
    }
  })
})
