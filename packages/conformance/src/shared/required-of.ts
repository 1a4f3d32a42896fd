import type { Definition, GivenOptions } from './definition.ts'

/** Values for the options that have no default, taken from the settings of one that has been made. */
export function requiredOf(definition: Definition | null, settings: () => object): GivenOptions {
  const required = Object.entries(definition?.hyperparameters ?? {}).filter(
    ([, { default: value }]) => value === undefined,
  )
  if (required.length === 0) return {}
  const made = settings() as GivenOptions
  return Object.fromEntries(required.map(([name]) => [name, made[name]]))
}
