import type { Hyperparameter } from './hyperparameters.ts'

/** The range of a number, for sentences. */
export function rangeInWords({ min, max, above, below }: Hyperparameter): string {
  const low = min !== undefined ? `[${min}` : above !== undefined ? `(${above}` : '(-∞'
  const high = max !== undefined ? `${max}]` : below !== undefined ? `${below})` : '∞)'
  return `${low}, ${high}`
}
