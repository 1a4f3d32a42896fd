import type { Choices, Declared, Text } from '@chainrule/autograd'

/** Options as a factory takes them. */
export type GivenOptions = { readonly [name: string]: unknown }

/** A factory that one of the core's `define…` functions has made. */
export interface Definition {
  readonly name: string
  readonly hyperparameters: Declared
  readonly choices?: Choices
  readonly presets?: { readonly [name: string]: GivenOptions }
  readonly text?: Text
  construct(options: GivenOptions): unknown
}

/** What stands on a factory under `definition`; null for any other function. */
export function definitionOf(make: unknown): Definition | null {
  if (typeof make !== 'function' || !('definition' in make)) return null
  return {
    ...(make.definition as Omit<Definition, 'construct'>),
    construct: make as unknown as Definition['construct'],
  }
}
