import {
  type Answer,
  mapTree,
  type Optimizer,
  type Request,
  type Result,
  type StateTree,
  type Tree,
} from '@chainrule/autograd'
import { composite, pick, statesOf } from './composite.ts'

/** One optimizer for the parameters of some names, another for the rest, as `partition` of `@chainrule/optimizers`. */
export function split(names: readonly string[], some: Optimizer, rest: Optimizer): Optimizer {
  const groups = { some: (name: string) => names.includes(name), rest: (name: string) => !names.includes(name) }
  return {
    ...composite('split', { some, rest }),
    init: ({ parameters, run }) => mapTree(groups, (has, group) => run(group, { parameters: pick(parameters, has) })),
    *update({ parameters, gradients, change, state, run }) {
      const states: Record<string, StateTree> = {}
      const merged: { change: Tree; parameters: Tree } = { change: {}, parameters: {} }
      for (const [group, has] of Object.entries(groups)) {
        const update = run(group, {
          parameters: pick(parameters, has),
          gradients: pick(gradients, has),
          change: change && pick(change, has),
          state: statesOf(state)[group],
        })
        const result = yield* answering(update, has)
        states[group] = result.state
        merged.change = { ...merged.change, ...result.change }
        merged.parameters = { ...merged.parameters, ...result.parameters }
      }
      return { ...merged, state: states }
    },
    evaluationPoint: ({ parameters, state, run }) =>
      Object.assign(
        {},
        ...Object.entries(groups).map(([group, has]) =>
          run(group, { parameters: pick(parameters, has), state: statesOf(state)[group] }),
        ),
      ),
  }
}

/** Passes questions on, and of the answers what belongs to the parameters of a group. */
function* answering(
  update: Generator<Request, Result, Answer>,
  has: (name: string) => boolean,
): Generator<Request, Result, Answer> {
  let turn = update.next()
  while (!turn.done) {
    const answer = yield turn.value
    const { gradients, products } = answer
    turn = update.next({
      ...answer,
      ...(gradients && { gradients: pick(gradients, has) }),
      ...(products && { products: pick(products, has) }),
    })
  }
  return turn.value
}
