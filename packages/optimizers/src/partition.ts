import {
  ChainruleError,
  mapTree,
  type Optimizer,
  or,
  type ParameterInfo,
  type StateTree,
  type Tensor,
  type Tree,
} from '@chainrule/autograd'

/**
 * Different optimizers for different parameters.
 *
 * `choose` names the group of each parameter, from its name, shape and role; `null` leaves a parameter as it is. Each
 * optimizer sees its own group only, and counts its own updates. Hyper-parameters are found by group:
 * `matrices.learningRate`. What PyTorch calls parameter groups: a rate and a decay for each; `carryOver` adds one
 * later.
 *
 * @throws ChainruleError `unknown-group` for a name that is none of the groups.
 *
 * @example
 * ```ts
 * import { optimize, parameter, settingsOf, tensor } from '@chainrule/autograd'
 * import { adam, gradientDescent, partition } from '@chainrule/optimizers'
 *
 * const model = { weight: parameter(tensor([[1, 2]])), bias: parameter(tensor([3])) }
 * const groups = { matrices: adam({ learningRate: 0.5 }), others: gradientDescent({ learningRate: 0.1 }) }
 * const optimizer = optimize(model, partition(groups, ({ shape }) => (shape.length === 2 ? 'matrices' : 'others')))
 * optimizer.step(() => model.weight.sum().add(model.bias.sum()))
 * console.log(model.weight.toArray(), settingsOf(optimizer).get('others.learningRate')) // [ [ 0.5, 1.5 ] ] 0.1
 * ```
 */
export function partition<G extends { readonly [group: string]: Optimizer }>(
  groups: G,
  choose: (parameter: ParameterInfo) => (keyof G & string) | null,
): Optimizer<{ readonly [group: string]: StateTree }> {
  type Info = { readonly [parameter: string]: ParameterInfo }
  const part = (tree: Tree, info: Info, group: string): Tree =>
    Object.fromEntries(Object.entries(tree).filter(([name]) => choose(info[name]) === group))
  return {
    api: 1,
    name: 'partition',
    hyperparameters: {},
    settings: {},
    inner: groups,
    init({ parameters, info, run }) {
      for (const name of Object.keys(parameters)) requireGroup(groups, choose(info[name]), name)
      return mapTree(groups, (_, group) => run(group, { parameters: part(parameters, info, group) }))
    },
    *update({ parameters, gradients, change = {}, state, info, run }) {
      const states = { ...state }
      const outcome: { change: Tree; parameters: Tree; gradients: Tree } = { change: {}, parameters: {}, gradients: {} }
      const advances: boolean[] = []
      const conditions: (Tensor | undefined)[] = []
      for (const group of Object.keys(groups)) {
        const own = part(gradients, info, group)
        if (Object.keys(own).length === 0) continue
        const result = yield* run(group, {
          parameters: part(parameters, info, group),
          gradients: own,
          change: part(change, info, group),
          state: states[group],
        })
        states[group] = result.state
        advances.push(result.advance ?? true)
        if (result.advance !== false) conditions.push(result.condition)
        for (const kind of ['change', 'parameters', 'gradients'] as const) Object.assign(outcome[kind], result[kind])
      }
      const advance = advances.length === 0 || advances.includes(true)
      return { ...outcome, state: states, advance, condition: anyOf(conditions) }
    },
    evaluationPoint: ({ parameters, state, info, run }) =>
      Object.assign(
        {},
        ...Object.keys(groups).map((group) =>
          run(group, { parameters: part(parameters, info, group), state: state[group] }),
        ),
      ),
  }
}

/** The whole is an update where one of its groups made one. */
function anyOf(conditions: readonly (Tensor | undefined)[]): Tensor | undefined {
  const given = conditions.filter((condition) => condition !== undefined)
  if (given.length === 0 || given.length < conditions.length) return undefined
  return given.reduce((any, condition) => or(any, condition))
}

function requireGroup(groups: object, group: string | null, parameter: string): void {
  if (group === null || Object.hasOwn(groups, group)) return
  throw new ChainruleError(
    'unknown-group',
    `partition: "${parameter}" was put into the group "${group}".`,
    `The groups are: ${Object.keys(groups).join(', ') || 'none'}; null leaves a parameter as it is.`,
  )
}
