import type { Answer, Context, Optimizer, Request, Result, Update } from '@chainrule/autograd'
import { composite, statesOf } from './composite.ts'

/** Lets the optimizer inside work; `sees` takes the place of parts of what it sees. */
export type Inner = (sees?: object) => Generator<Request, Result, Answer>

/** Around an optimizer: decides what it sees, and looks at what comes out. */
export function around(inner: Optimizer, update: (context: Context, run: Inner) => Update): Optimizer {
  return {
    ...composite('around', { inner }),
    *update(context) {
      const state = statesOf(context.state).inner
      const made = update(context, (sees) => context.run('inner', { state, ...sees }))
      const result = 'next' in made ? yield* made : made
      return { ...result, state: { inner: result.state } }
    },
  }
}
