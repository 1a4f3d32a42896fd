import { ChainruleError } from '../errors.ts'
import { check, type Hyperparameter } from './hyperparameters.ts'
import { rangeInWords } from './range-in-words.ts'

/** Throws unless `value` is a number in the declared range, or a list of such numbers where a list is declared. */
export function checkNumbers(owner: string, name: string, declared: Hyperparameter, value: unknown): void {
  if (!declared.list) {
    check(owner, name, declared, value)
    return
  }
  if (!Array.isArray(value)) {
    throw new ChainruleError(
      'hyperparameter-out-of-range',
      `${owner}: ${name} must be a list of numbers in ${rangeInWords(declared)}, got ${String(value)}.`,
      declared.text.en,
    )
  }
  for (const [i, item] of value.entries()) check(owner, `${name}[${i}]`, declared, item)
  const low = declared.list === 'rising' ? value.findIndex((item, i) => item < value[i - 1]) : -1
  if (low < 0) return
  throw new ChainruleError(
    'list-not-rising',
    `${owner}: ${name} must rise, got ${value[low - 1]} before ${value[low]}.`,
    'Sort the list, with what belongs to each of its numbers.',
  )
}
