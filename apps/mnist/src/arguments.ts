import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { optimizers } from './choices.ts'
import { type FlagName, flags } from './flags.ts'
import { type Settings, type Training, usual } from './settings.ts'
import { UsageError } from './usage-error.ts'

/** What the command line gives, before defaults. */
export type Given = { readonly [F in FlagName]?: ReturnType<(typeof flags)[F]['read']> } & {
  readonly resume: boolean
  readonly help: boolean
}

const switches = { resume: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const

/**
 * Reads the command line.
 *
 * @throws UsageError for unknown flags and for values that do not fit, with the choices.
 */
export function readArguments(args: readonly string[]): Given {
  const options = Object.fromEntries(Object.keys(flags).map((name) => [name, { type: 'string' as const }]))
  const values = parsed([...args], { ...options, ...switches })
  const given: Record<string, unknown> = { resume: values.resume ?? false, help: values.help ?? false }
  for (const [name, flag] of Object.entries(flags)) {
    const text = values[name]
    if (typeof text === 'string') given[name] = flag.read(text, name)
  }
  if (given.resume && given.compare) {
    throw new UsageError('--resume goes on with one training, and --compare makes many: leave one of them out.')
  }
  return given as Given
}

/** Fills in the defaults: a comparison is of smaller runs, on a deep network where it is of initializers. */
export function settingsFrom(given: Given): Settings {
  const { compare = null } = given
  const optimizer = given.optimizer ?? (compare === 'initializer' ? 'gradientDescent' : 'adam')
  const standard: Training =
    compare === 'initializer'
      ? { ...usual, hidden: [64, 64, 64, 64, 64], epochs: 2, examples: 10_000, learningRate: 0.1, schedule: 'constant' }
      : compare === 'optimizer'
        ? { ...usual, hidden: [64], epochs: 2, examples: 10_000 }
        : usual
  const rate = compare === 'initializer' && !given.optimizer ? standard.learningRate : optimizers[optimizer]?.rate
  return {
    initializer: given.initializer ?? standard.initializer,
    optimizer,
    learningRate: given['learning-rate'] ?? rate ?? usual.learningRate,
    schedule: given.schedule ?? standard.schedule,
    regularizer: given.regularizer ?? standard.regularizer,
    strength: given.strength ?? standard.strength,
    dropout: given.dropout ?? standard.dropout,
    hidden: given.hidden ?? standard.hidden,
    epochs: given.epochs ?? standard.epochs,
    batchSize: given['batch-size'] ?? standard.batchSize,
    examples: given.examples ?? standard.examples,
    seed: given.seed ?? standard.seed,
    rateIsGiven: given['learning-rate'] !== undefined,
    checkpoint: given.checkpoint ?? 'mnist.safetensors',
    backend: given.backend ?? 'wasm',
    resume: given.resume,
    compare,
  }
}

function parsed(args: string[], options: ParseArgsOptionsConfig): Record<string, unknown> {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}. All flags: npm start -- --help`)
  }
}
