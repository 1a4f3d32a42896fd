import { ChainruleError } from '../errors.ts'
import { rangeInWords } from './range-in-words.ts'

/** One line for people, in both languages of the project; empty in the production build of our own packages. */
export interface Text {
  readonly en: string
  readonly pt: string
}

/** What a plugin says of one of its numbers; validation, sliders, tables and checkpoints follow from it. */
export interface Hyperparameter {
  /** As in the paper: β₁. Left out, like texts, in the production build of our own packages. */
  readonly symbol?: string
  /** Left out where the user must choose. */
  readonly default?: number
  /** Smallest allowed value. */
  readonly min?: number
  /** Largest allowed value. */
  readonly max?: number
  /** The value must be larger than this. */
  readonly above?: number
  /** The value must be smaller than this. */
  readonly below?: number
  /** Only whole numbers. @default false */
  readonly whole?: boolean
  /** Matters only at the start: takes no schedule and cannot be set later. @default false */
  readonly fixed?: boolean
  /** A list of numbers, each of them in the range; in one that rises none is below the one before. Schedules only. */
  readonly list?: 'any' | 'rising'
  /** How a slider moves. @default 'linear' */
  readonly scale?: 'linear' | 'log'
  readonly text: Text
}

/** The hyper-parameters that a plugin declares, by name. */
export type Declared = { readonly [name: string]: Hyperparameter }

/** What a plugin says of a setting that is one of a few words; menus and tables follow from it. */
export interface Choice {
  /** The words, each with what it means. */
  readonly options: { readonly [word: string]: Text }
  /** One of the words. */
  readonly default: string
  readonly text: Text
}

/** The choices that a plugin declares, by name. */
export type Choices = { readonly [name: string]: Choice }
/** A word for each declared choice. */
export type Chosen<C extends Choices = Choices> = { readonly [K in keyof C]: keyof C[K]['options'] & string }
/** A number for each declared name, or a list where that is declared. */
export type Values<D extends Declared = Declared> = { readonly [K in keyof D]: Value<D[K]> }
/** What a user may pass: anything with a default may be left out. */
export type Given<D extends Declared, V> = {
  readonly [K in keyof D as D[K] extends { readonly default: number } ? K : never]?: Allowed<D[K], V>
} & {
  readonly [K in keyof D as D[K] extends { readonly default: number } ? never : K]: Allowed<D[K], V>
}
/** The arguments of a factory: its options, which may be left out as a whole where all of them have defaults. */
export type Options<D extends Declared, V> =
  Record<never, never> extends Given<D, V> ? [options?: Given<D, V>] : [options: Given<D, V>]

/** What one hyper-parameter holds. */
export type Value<H> = H extends { readonly list: string } ? readonly number[] : number

/** What a user may give for one hyper-parameter. */
export type Allowed<H, V> = H extends { readonly list: string }
  ? readonly number[]
  : H extends { readonly fixed: true }
    ? Extract<V, number>
    : V

/**
 * What was given, with defaults filled in; numbers and words are checked now, functions when they are used.
 *
 * @param choices - What may be given beside numbers: one of a few words each.
 * @param checkOne - How to check the number that was given for one name.
 */
export function resolve<V>(
  owner: string,
  declared: Declared,
  given: { readonly [name: string]: V | undefined },
  choices: Choices = {},
  checkOne: (owner: string, name: string, declared: Hyperparameter, value: unknown) => void = check,
): Record<string, V | number> {
  const all: Readonly<Record<string, Hyperparameter | Choice>> = { ...declared, ...choices }
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(all, name)) continue
    throw new ChainruleError(
      'unknown-hyperparameter',
      `${owner}: there is no hyper-parameter "${name}".`,
      `It has: ${Object.keys(all).join(', ') || 'none'}.`,
    )
  }
  const settings: Record<string, V | number> = {}
  for (const [name, one] of Object.entries(all)) {
    const value = given[name] ?? (one.default as V | number | undefined)
    if (value === undefined) {
      throw new ChainruleError(
        'missing-hyperparameter',
        `${owner}: ${name} has no default and was not given.`,
        `Pass { ${name}: … }: ${one.text.en}`,
      )
    }
    if ('options' in one) checkWord(owner, name, one, value)
    else if (typeof value !== 'function' || one.fixed || one.list) checkOne(owner, name, one, value)
    settings[name] = value
  }
  return settings
}

function checkWord(owner: string, name: string, { options, text }: Choice, value: unknown): void {
  if (typeof value === 'string' && Object.hasOwn(options, value)) return
  throw new ChainruleError(
    'unknown-choice',
    `${owner}: ${name} must be one of ${Object.keys(options).join(', ')}, got ${JSON.stringify(value)}.`,
    text.en,
  )
}

/** Throws unless `value` is a number in the declared range. */
export function check(owner: string, name: string, declared: Hyperparameter, value: unknown): asserts value is number {
  const { min, max, above, below, whole = false } = declared
  const inside =
    typeof value === 'number' &&
    !Number.isNaN(value) &&
    (min === undefined || value >= min) &&
    (max === undefined || value <= max) &&
    (above === undefined || value > above) &&
    (below === undefined || value < below) &&
    (!whole || Number.isInteger(value))
  if (inside) return
  throw new ChainruleError(
    'hyperparameter-out-of-range',
    `${owner}: ${name} must be ${whole ? 'a whole number ' : ''}in ${rangeInWords(declared)}, got ${String(value)}.`,
    declared.text.en,
  )
}
