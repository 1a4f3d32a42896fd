import {
  type Answer,
  and,
  ChainruleError,
  type Context,
  mapTree,
  type Optimizer,
  type Request,
  type Result,
  type StateTree,
  type Tensor,
  type Tree,
  type Update,
} from '@chainrule/autograd'

/**
 * Puts optimizers and transforms one after the other: each sees the gradients and the change that those before have made.
 *
 *     gradients -> clip, noise, … -> optimizer -> change -> decay, projection, … -> parameters
 *
 * Links are found by their names (`adam.learningRate`); of two with the same name the second is `adam2`, and
 * `{ ...adam(), name: 'fast' }` gives it another. A link that makes no update (`advance: false`) ends the chain for this
 * call, and what it returns is the outcome.
 *
 * @throws ChainruleError `empty-chain`; while it runs `change-overwritten` and `gradients-too-late` where the order of the
 * links would silently lose what one of them did.
 *
 * @example
 * ```ts
 * import { optimize, parameter, settingsOf, tensor } from '@chainrule/autograd'
 * import { adam, chain, clipByGlobalNorm, decayWeights } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([3, 4]))
 * const optimizer = optimize({ w }, chain(clipByGlobalNorm({ maxNorm: 1 }), adam(), decayWeights()))
 * optimizer.step(() => w.square().sum())
 * console.log(settingsOf(optimizer).get('maxNorm'), settingsOf(optimizer).get('learningRate')) // 1 0.001
 * ```
 */
export function chain(...links: readonly Optimizer[]): Optimizer<{ readonly [link: string]: StateTree }> {
  const inner = byName(links)
  return {
    api: 1,
    name: 'chain',
    hyperparameters: {},
    settings: {},
    inner: mapTree(inner, guarded),
    init: ({ run }) => mapTree(inner, (_, name) => run(name)),
    *update({ parameters, gradients, change, state, run }) {
      const states = { ...state }
      let altered: Tree = {}
      let made: Tree = {}
      let replaced: Tree = {}
      let condition: Tensor | undefined
      for (const name of Object.keys(inner)) {
        const { advance = true, ...result } = yield* run(name, {
          gradients: { ...gradients, ...altered },
          change: { ...change, ...made },
          state: states[name],
        })
        states[name] = result.state
        if (!advance) return { ...result, state: states, advance }
        if (result.condition) condition = condition ? and(condition, result.condition) : result.condition
        altered = { ...altered, ...result.gradients }
        replaced = { ...without(replaced, result.change ?? {}), ...result.parameters }
        const moved = mapTree(result.parameters ?? {}, (next, key) => next.sub(parameters[key]))
        made = { ...made, ...result.change, ...moved }
      }
      return { state: states, gradients: altered, change: without(made, replaced), parameters: replaced, condition }
    },
    evaluationPoint({ parameters, state, run }) {
      let point: Tree = {}
      for (const name of Object.keys(inner)) {
        point = { ...point, ...run(name, { parameters: { ...parameters, ...point }, state: state[name] }) }
      }
      return point
    },
  }
}

/** The same link, which fails where it would lose what the links before it did. */
function guarded(link: Optimizer): Optimizer {
  return Object.assign(Object.create(link) as Optimizer, {
    *update(context: Context) {
      let looked = false
      const result: Result = yield* finished(
        link.update({
          ...context,
          get change() {
            looked = true
            return context.change
          },
        }),
      )
      requireOrder(link.name, context.change ?? {}, result, looked)
      return result
    },
  })
}

function requireOrder(name: string, before: Tree, result: Result, looked: boolean): void {
  const lost = Object.keys({ ...result.change, ...result.parameters }).find((key) => key in before)
  if (lost !== undefined && !looked) {
    throw new ChainruleError(
      'change-overwritten',
      `chain: ${name} makes the change of "${lost}" anew, and what the links before it had changed is lost.`,
      'Put links that add to the change (decay, projections) behind the optimizer that makes it, and chain only one of those.',
    )
  }
  const late = Object.keys(result.gradients ?? {}).find((key) => key in before)
  if (late !== undefined) {
    throw new ChainruleError(
      'gradients-too-late',
      `chain: ${name} changes the gradient of "${late}" after the optimizer has used it.`,
      'Put links that change gradients (clipping, noise) before the optimizer.',
    )
  }
}

function* finished(update: Update): Generator<Request, Result, Answer> {
  return 'next' in update && typeof update.next === 'function' ? yield* update : (update as Result)
}

function byName(links: readonly Optimizer[]): { [name: string]: Optimizer } {
  if (links.length === 0) {
    throw new ChainruleError('empty-chain', 'chain: it has no links.', 'Pass at least one optimizer: chain(adam()).')
  }
  const named: { [name: string]: Optimizer } = {}
  for (const link of links) {
    let name = link.name
    for (let count = 2; name in named; count++) name = `${link.name}${count}`
    named[name] = link
  }
  return named
}

function without(tree: Tree, names: object): Tree {
  return Object.fromEntries(Object.entries(tree).filter(([name]) => !(name in names)))
}
