import type { Optimizer, Part } from '../contracts/optimizer.ts'
import { requireContract } from '../contracts/require-contract.ts'
import { moveTo, numbersIn, settingsFrom } from '../contracts/settings.ts'
import { ChainruleError } from '../errors.ts'
import { join } from './state-tree.ts'

/** An optimizer and all inside it as parts; the outermost. */
export function partsOf(optimizer: Optimizer): Part {
  const all = new Map<string, Part>()
  const visit = (optimizer: Optimizer, path: string): Part => {
    const { name, hyperparameters, settings: chosen, inner = {} } = optimizer
    requireContract('optimizer', optimizer)
    const settings = settingsFrom(name, hyperparameters, chosen)
    const part: Part = {
      path,
      optimizer,
      all,
      settings,
      steps: 0,
      calls: 0,
      folds: new Map(),
      recurrences: new Map(),
      numbers() {
        moveTo(settings, part.steps)
        return numbersIn(settings)
      },
    }
    all.set(path, part)
    for (const [key, other] of Object.entries(inner)) visit(other, join(path, key))
    return part
  }
  return visit(optimizer, '')
}

/** Counts a call of a part, and its update if it made one. */
export function count(part: Part, advanced: boolean): void {
  if (advanced) for (const [name, recurrence] of part.recurrences) part.folds.set(name, recurrence.value())
  forgetCall(part)
  part.calls += 1
  if (advanced) part.steps += 1
}

/** Lets recurrences be worked out anew. */
export function forgetCall({ recurrences }: Part): void {
  for (const recurrence of recurrences.values()) recurrence.present = null
}

/** The part inside another one with a name. */
export function innerPart({ path, optimizer, all }: Part, name: string): Part {
  const inner = all.get(join(path, name))
  if (inner) return inner
  throw new ChainruleError(
    'unknown-inner-optimizer',
    `${optimizer.name}: it has no inner optimizer "${name}".`,
    `It has: ${Object.keys(optimizer.inner ?? {}).join(', ') || 'none'}.`,
  )
}
