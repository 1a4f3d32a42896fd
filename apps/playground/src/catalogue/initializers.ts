import { type Initializer, type Role, randomKey } from '@chainrule/autograd'
import * as family from '@chainrule/initializers'
import { type Entry, entriesOf, entryOf } from './entry.ts'
import { startingSettings } from './starting-settings.ts'

let known: Entry<Initializer>[] | null = null

/** Every initializer of the family that can fill the weights of a linear layer. */
export function initializers(): readonly Entry<Initializer>[] {
  known ??= entriesOf(family).filter(isInitializer)
  return known
}

/** One of them, without trying all others: what a worker needs to begin. */
export function initializerNamed(name: string): Entry<Initializer> | undefined {
  if (known) return entryOf(known, name)
  const entry = entryOf(entriesOf(family), name)
  return entry && isInitializer(entry) ? entry : undefined
}

function isInitializer(entry: Entry<unknown>): entry is Entry<Initializer> {
  return fills(entry, [4, 3], 'weight')
}

function fills(entry: Entry<unknown>, shape: readonly number[], role: Role): boolean {
  const [fanOut, fanIn] = shape
  try {
    const initializer = entry.make(startingSettings(entry)) as Initializer
    initializer.draw({ shape, dtype: 'float32', fanIn, fanOut, role, random: randomKey(1) }).data()
    return true
  } catch {
    return false
  }
}
