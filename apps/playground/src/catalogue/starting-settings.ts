import { numberInside } from '@chainrule/widgets/number-inside'
import type { Entry, Settings } from './entry.ts'

/**
 * Settings to begin with: the declared defaults; where there is none, what is `given` under that name, else a number in
 * the middle of the declared range.
 */
export function startingSettings(
  { hyperparameters, choices }: Pick<Entry<unknown>, 'hyperparameters' | 'choices'>,
  given: Settings = {},
): Settings {
  const numbers = Object.entries(hyperparameters).map(([name, declared]) => [
    name,
    declared.default ?? given[name] ?? numberInside(declared),
  ])
  const words = Object.entries(choices).map(([name, choice]) => [name, choice.default])
  return Object.fromEntries([...numbers, ...words])
}
