import { mapTree, type Optimizer, type StateTree, type Tree } from '@chainrule/autograd'

// Compositions in their smallest form, written on the public contract alone, so that what is tested is the plugin.

/** What all compositions have in common: no numbers of their own; they start, and measure, what is inside. */
export function composite(name: string, inner: { readonly [name: string]: Optimizer }): Omit<Optimizer, 'update'> {
  return {
    api: 1,
    name,
    hyperparameters: {},
    settings: {},
    inner,
    init: ({ run }) => mapTree(inner, (_, key) => run(key)),
    evaluationPoint({ parameters, state, run }) {
      let point: Tree = {}
      for (const key of Object.keys(inner)) {
        point = { ...point, ...run(key, { parameters: { ...parameters, ...point }, state: statesOf(state)[key] }) }
      }
      return point
    },
  }
}

/** The states of what is inside a composition. */
export function statesOf(state: StateTree): { readonly [name: string]: StateTree } {
  return state as { readonly [name: string]: StateTree }
}

/** The entries of a tree whose names are wanted. */
export function pick(tree: Tree, wanted: (name: string) => boolean): Tree {
  return Object.fromEntries(Object.entries(tree).filter(([name]) => wanted(name)))
}
