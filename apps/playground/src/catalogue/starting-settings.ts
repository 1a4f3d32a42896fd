import type { Hyperparameter } from '@chainrule/autograd'
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
    declared.default ?? given[name] ?? anyOf(declared),
  ])
  const words = Object.entries(choices).map(([name, choice]) => [name, choice.default])
  return Object.fromEntries([...numbers, ...words])
}

function anyOf({ min, max, above, below, whole, list }: Hyperparameter): number | number[] {
  const low = min ?? above
  const high = max ?? below
  const open = low === undefined ? 0 : low + (whole ? 1 : 0.1)
  const middle = low !== undefined && high !== undefined ? (low + high) / 2 : open
  const value = whole ? Math.round(middle) : middle
  return list ? [value] : value
}
