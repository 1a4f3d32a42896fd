import type { Optimizer } from '@chainrule/autograd'
import { type Definition, definitionOf } from '../shared/definition.ts'
import { sequence } from './compositions/sequence.ts'
import { descent } from './descent.ts'
import type { MakeOptimizer, OptimizerOptions } from './options.ts'

/** The optimizer under test, as the cases see it. */
export interface Subject {
  readonly name: string
  /** By itself. */
  bare(): Optimizer
  /** Ready for use: a link stands in a chain. */
  make(): Optimizer
  /** What its factory declares, where one was given. */
  readonly definition: Definition | null
  readonly options: OptimizerOptions
}

export function subjectOf(name: string, make: MakeOptimizer, options: OptimizerOptions): Subject {
  const bare = () => make()
  const { link } = options
  return {
    name,
    bare,
    make: () => {
      if (link === 'before') return sequence({ link: bare(), descent: descent() })
      if (link === 'after') return sequence({ descent: descent(), link: bare() })
      return bare()
    },
    definition: definitionOf(make),
    options,
  }
}
