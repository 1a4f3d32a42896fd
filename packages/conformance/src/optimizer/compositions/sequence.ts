import { mapTree, type Optimizer, type StateTree, type Tree } from '@chainrule/autograd'
import { composite, pick, statesOf } from './composite.ts'

/** One optimizer after the other, as `chain` of `@chainrule/optimizers`. */
export function sequence(inner: { readonly [name: string]: Optimizer }): Optimizer {
  return {
    ...composite('sequence', inner),
    *update({ parameters, gradients, change, state, run }) {
      const states: Record<string, StateTree> = { ...statesOf(state) }
      let seen = gradients
      let made = change
      let replaced: Tree = {}
      for (const name of Object.keys(inner)) {
        const result = yield* run(name, { gradients: seen, change: made, state: states[name] })
        states[name] = result.state
        if (result.advance === false) return { ...result, state: states }
        const { change: added = {}, parameters: placed = {} } = result
        seen = { ...seen, ...result.gradients }
        made = { ...made, ...added, ...mapTree(placed, (next, key) => next.sub(parameters[key])) }
        replaced = { ...pick(replaced, (key) => !(key in added)), ...placed }
      }
      return {
        state: states,
        gradients: seen,
        change: pick(made ?? {}, (key) => !(key in replaced)),
        parameters: replaced,
      }
    },
  }
}
