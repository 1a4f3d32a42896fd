import type { Hyperparameter } from '@chainrule/autograd'
import type { Case } from '../case.ts'
import type { Definition, GivenOptions } from './definition.ts'
import { requireThat } from './require-that.ts'

/** A declared number of something that runs. */
export interface Settable {
  readonly owner: string
  readonly name: string
  readonly declared: Hyperparameter
  set(value: number): void
}

/** Setting a number outside its declared range is refused. */
export function rejectsNumbers(settings: () => readonly Settable[]): Case {
  return {
    id: 'rejects-bad-numbers',
    title: 'refuses numbers outside the declared ranges, and names them',
    run() {
      for (const { owner, name, declared, set } of settings()) {
        for (const value of forbidden(declared)) {
          requireRefusal(owner, () => set(value), 'hyperparameter-out-of-range', [owner, name, String(value)])
        }
      }
    },
  }
}

/** Options that the declarations forbid are refused by the factory; `valid` are options that it takes. */
export function rejectsOptions(definition: Definition | null, valid: GivenOptions): Case[] {
  if (!definition) return []
  const { name: owner, hyperparameters, choices = {}, presets = {}, construct } = definition
  const requireRefused = (options: GivenOptions, code: string, ...mentions: string[]) =>
    requireRefusal(owner, () => construct({ ...valid, ...options }), code, [owner, ...mentions])
  return [
    {
      id: 'rejects-bad-options',
      title: 'refuses options that do not exist, that are missing, or that are out of range',
      run() {
        requireRefused({ noSuchOption: 1 }, 'unknown-hyperparameter', 'noSuchOption')
        for (const [name, declared] of Object.entries(hyperparameters)) {
          for (const value of forbidden(declared)) {
            const given = declared.list ? [value] : value
            requireRefused({ [name]: given }, 'hyperparameter-out-of-range', name, String(value))
          }
          if (declared.list) requireRefused({ [name]: 3 }, 'hyperparameter-out-of-range', name)
          if (declared.list === 'rising') requireRefused({ [name]: fallingIn(declared) }, 'list-not-rising', name)
          if (declared.default === undefined) requireRefused({ [name]: undefined }, 'missing-hyperparameter', name)
        }
        for (const name of Object.keys(choices))
          requireRefused({ [name]: 'noSuchWord' }, 'unknown-choice', name, 'noSuchWord')
      },
    },
    {
      id: 'takes-presets',
      title: 'takes its own presets, every word that it lists, and the ends of its ranges',
      run() {
        for (const preset of Object.values(presets)) construct({ ...valid, ...preset })
        for (const [name, { options }] of Object.entries(choices)) {
          for (const word of Object.keys(options)) construct({ ...valid, [name]: word })
        }
        for (const [name, { min, max, list }] of Object.entries(hyperparameters)) {
          for (const end of [min, max]) {
            // As long as the valid one: lists may have to fit each other.
            const ends = list ? [valid[name] ?? 0].flat().map(() => end) : end
            if (end !== undefined) construct({ ...valid, [name]: ends as GivenOptions[string] })
          }
        }
      },
    },
  ]
}

/** Numbers that a declaration does not allow. */
function forbidden({ min, max, above, below, whole }: Hyperparameter): number[] {
  const values = [Number.NaN]
  if (min !== undefined) values.push(min - 1)
  if (max !== undefined) values.push(max + 1)
  if (above !== undefined) values.push(above, above - 1)
  if (below !== undefined) values.push(below, below + 1)
  if (whole) values.push((min ?? max ?? 0) + 0.5)
  return values
}

/** Two allowed numbers in the wrong order. */
function fallingIn({ min, above, max, below, whole }: Hyperparameter): number[] {
  const low = min ?? (above === undefined ? (max ?? below ?? 10) - 4 : above + (whole ? 1 : 0.25))
  const step = whole ? 1 : Math.min(1, ((max ?? below ?? Number.POSITIVE_INFINITY) - low) / 2)
  return [low + step, low]
}

function requireRefusal(owner: string, body: () => unknown, code: string, mentions: readonly string[]): void {
  const what = mentions.slice(1).join(' = ')
  try {
    body()
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    const seen = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
    const unsaid = mentions.filter((mention) => !text.includes(mention))
    requireThat(
      seen === code && unsaid.length === 0,
      `${owner}: ${what} was refused with "${text}".`,
      `The error has the code "${code}" and names ${mentions.join(', ')}; the core's define… functions see to it.`,
    )
    return
  }
  requireThat(false, `${owner}: ${what} was taken.`, 'Declare the range, and let the core check it.')
}
