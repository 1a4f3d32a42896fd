import type { Optimizer } from '@chainrule/autograd'
import * as optimizers from '@chainrule/optimizers'
import * as regularizers from '@chainrule/regularizers'
import type { MemberFactory, Settings } from './member-factory.ts'

/** What can be put around an optimizer or beside it in a chain. */
export type Role = 'before' | 'after' | 'around'

/** A transform, constraint or wrapper with momentum, so that one sees what it changes. */
export interface Combined {
  readonly factory: MemberFactory<Optimizer>
  make(settings: Settings): Optimizer
}

/** The optimizer that links and wrappers are shown with. */
export function plainOptimizer(): Optimizer {
  return optimizers.momentum({ learningRate: 0.05 })
}

/** Finds a link or wrapper by its name and says how to combine it; throws where no package has it. */
export function combined(name: string, role: Role): Combined {
  const found = { ...regularizers, ...optimizers }[name as 'lookahead'] as unknown
  if (typeof found !== 'function' || !('definition' in found)) throw new Error(`There is no member "${name}".`)
  const factory = found as unknown as MemberFactory<Optimizer> &
    ((optimizer: Optimizer, settings: Settings) => Optimizer)
  const make = {
    before: (settings: Settings) => optimizers.chain(factory(settings), plainOptimizer()),
    after: (settings: Settings) => optimizers.chain(plainOptimizer(), factory(settings)),
    around: (settings: Settings) => factory(plainOptimizer(), settings),
  }[role]
  return { factory, make }
}
