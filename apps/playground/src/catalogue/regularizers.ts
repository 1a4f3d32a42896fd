import type { Optimizer, Regularizer } from '@chainrule/autograd'
import * as family from '@chainrule/regularizers'
import { type Entry, entriesOf } from './entry.ts'
import { startingSettings } from './starting-settings.ts'

/** A penalty in the loss, or a constraint after the step. */
export type WeightRule = Regularizer | Optimizer

// Counts the open gates of `hardConcrete`; what it would say of plain weights means nothing.
const forGates = ['l0']

let known: Entry<WeightRule>[] | null = null

/** Every penalty and every constraint of the family that plain weights can have. */
export function regularizers(): readonly Entry<WeightRule>[] {
  known ??= entriesOf(family).filter(
    (entry): entry is Entry<WeightRule> => !forGates.includes(entry.name) && isWeightRule(entry),
  )
  return known
}

export function isPenalty(rule: WeightRule): rule is Regularizer {
  return 'penalty' in rule
}

function isWeightRule(entry: Entry<unknown>): boolean {
  try {
    const made = entry.make(startingSettings(entry))
    return typeof made === 'object' && made !== null && ('penalty' in made || 'update' in made)
  } catch {
    return false
  }
}
