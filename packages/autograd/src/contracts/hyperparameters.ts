import { ChainruleError } from '../errors.ts'

/** One line for people, in both languages of the project. */
export interface Text {
  readonly en: string
  readonly pt: string
}

/** What a plugin says of one of its numbers; validation, sliders, tables and checkpoints follow from it. */
export interface Hyperparameter {
  /** As in the paper: β₁. */
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
  /** How a slider moves. @default 'linear' */
  readonly scale?: 'linear' | 'log'
  readonly text: Text
}

export type Declared = { readonly [name: string]: Hyperparameter }
/** A number for each declared name. */
export type Values<D extends Declared = Declared> = { readonly [K in keyof D]: number }
/** What a user may pass: anything with a default may be left out. */
export type Given<D extends Declared, V> = {
  readonly [K in keyof D as D[K] extends { readonly default: number } ? K : never]?: Allowed<D[K], V>
} & {
  readonly [K in keyof D as D[K] extends { readonly default: number } ? never : K]: Allowed<D[K], V>
}
/** The arguments of a factory: its options, which may be left out as a whole where all of them have defaults. */
export type Options<D extends Declared, V> =
  Record<never, never> extends Given<D, V> ? [options?: Given<D, V>] : [options: Given<D, V>]

type Allowed<H, V> = H extends { readonly fixed: true } ? Extract<V, number> : V

/** The given settings with defaults filled in; numbers are checked now, functions when they are used. */
export function resolve<V>(
  owner: string,
  declared: Declared,
  given: { readonly [name: string]: V | undefined },
): Record<string, V | number> {
  for (const name of Object.keys(given)) {
    if (name in declared) continue
    throw new ChainruleError(
      'unknown-hyperparameter',
      `${owner}: there is no hyper-parameter "${name}".`,
      `It has: ${Object.keys(declared).join(', ') || 'none'}.`,
    )
  }
  const settings: Record<string, V | number> = {}
  for (const [name, { default: fallback }] of Object.entries(declared)) {
    const value = given[name] ?? fallback
    if (value === undefined) {
      throw new ChainruleError(
        'missing-hyperparameter',
        `${owner}: ${name} has no default and was not given.`,
        `Pass { ${name}: … }: ${declared[name].text.en}`,
      )
    }
    if (typeof value !== 'function' || declared[name].fixed) check(owner, name, declared[name], value)
    settings[name] = value
  }
  return settings
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
    `${owner}: ${name} must be ${whole ? 'a whole number ' : ''}in ${range(declared)}, got ${String(value)}.`,
    declared.text.en,
  )
}

function range({ min, max, above, below }: Hyperparameter): string {
  const low = min !== undefined ? `[${min}` : above !== undefined ? `(${above}` : '(-∞'
  const high = max !== undefined ? `${max}]` : below !== undefined ? `${below})` : '∞)'
  return `${low}, ${high}`
}
