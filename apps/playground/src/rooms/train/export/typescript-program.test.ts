import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { afterAll, describe, expect, it } from 'vitest'
import { entryOf } from '../../../catalogue/entry.ts'
import { optimizerSettings, optimizers } from '../../../catalogue/optimizers.ts'
import { firstConfig, type LayerConfig, type TrainConfig, usualLayer } from '../config.ts'
import { prepareExamples } from '../engine/prepare-examples.ts'
import { startRun } from '../engine/training-run.ts'
import { typescriptProgram } from './typescript-program.ts'

const app = fileURLToPath(new URL('../../../..', import.meta.url))
// Beside the sources, where the packages are found.
const folder = join(app, '.exported-programs')
const cosine = { name: 'cosineDecay', settings: { start: 0.05, end: 0.001, steps: 30 } }

function withOptimizer(name: string): TrainConfig['optimizer'] {
  const entry = entryOf(optimizers(), name)
  if (!entry) throw new Error(name)
  return { name, settings: optimizerSettings(entry, 32) }
}

const demanding: LayerConfig[] = [
  { ...usualLayer(6), activation: 'leakyRelu', regularizer: { name: 'l2', settings: { strength: 0.02 } } },
  { ...usualLayer(6), skip: true, dropout: 0.2, regularizer: { name: 'l1', settings: { strength: 0.001 } } },
  { ...usualLayer(4), activation: 'none', regularizer: { name: 'maxNorm', settings: { max: 1.5 } } },
  { ...usualLayer(5), activation: 'sine', initializer: { name: 'siren', settings: { frequency: 3 } } },
]

const cases: Record<string, Partial<TrainConfig>> = {
  'the first run': {},
  'three classes, a schedule and more features': {
    data: { ...firstConfig.data, name: 'rings' },
    features: ['x1', 'x2', 'product'],
    schedules: { learningRate: cosine },
  },
  'a number, with every kind of rule and a way around': {
    data: { ...firstConfig.data, name: 'hills', count: 90 },
    layers: demanding,
    optimizer: withOptimizer('momentum'),
  },
  'an optimizer that samples labels': { optimizer: withOptimizer('sophiaG') },
  'an optimizer that reads': { optimizer: withOptimizer('lbfgs'), batchSize: 400 },
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('typescriptProgram', () => {
  const files = Object.entries(cases).map(([title, changes], index) => {
    const config = { ...firstConfig, ...changes }
    const examples = prepareExamples(config, null)
    const file = join(folder, `program-${index}.ts`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, typescriptProgram(config, examples, 40))
    return { title, config, examples, file }
  })

  it.each(files)('makes the same run again: $title', ({ config, examples, file }) => {
    const run = startRun(config, examples)
    for (let step = 0; step < 40; step++) run.step()
    const printed = execFileSync(process.execPath, ['--conditions=source', file], { encoding: 'utf8' })
    const loss = Number(/: (\S+)\n$/.exec(printed)?.[1])
    expect(loss).toBe(run.evaluate().trainLoss)
  })

  it('writes programs without errors of types', () => {
    const { config } = ts.readConfigFile(join(app, '..', '..', 'tsconfig.base.json'), ts.sys.readFile)
    const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, app)
    const program = ts.createProgram(
      files.map(({ file }) => file),
      { ...options, noUnusedLocals: true },
    )
    const found = ts
      .getPreEmitDiagnostics(program)
      .filter(({ file }) => file?.fileName.includes('.exported-programs'))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    expect(found).toEqual([])
  }, 300_000)
})
