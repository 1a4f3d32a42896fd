import { type Initializer, type Role, randomKey } from '@chainrule/autograd'
import * as family from '@chainrule/initializers'
import { type Entry, entriesOf } from './entry.ts'
import { startingSettings } from './starting-settings.ts'

let known: Entry<Initializer>[] | null = null

/** Every initializer of the family that can fill the weights of a linear layer. */
export function initializers(): readonly Entry<Initializer>[] {
  known ??= entriesOf(family).filter((entry): entry is Entry<Initializer> => fills(entry, [4, 3], 'weight'))
  return known
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
