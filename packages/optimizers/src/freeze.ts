import type { Optimizer, ParameterInfo, StateTree } from '@chainrule/autograd'
import { only } from './only.ts'

/**
 * An optimizer that leaves some of the parameters as they are, and keeps no state for them.
 *
 * The opposite of `only`. Where a parameter is never to be trained, `parameter.requiresGrad = false` before `optimize`
 * saves the computation of its gradient too. Optax's `freeze`, `selective_transform`.
 *
 * @param frozen - Chooses what stays, from name, shape and role.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { adam, freeze } from '@chainrule/optimizers'
 *
 * const model = { body: parameter(tensor([1])), head: parameter(tensor([1])) }
 * const optimizer = optimize(model, freeze(adam({ learningRate: 0.5 }), ({ name }) => name.startsWith('body')))
 * optimizer.step(() => model.body.add(model.head).sum())
 * console.log(model.body.item(), model.head.item()) // 1 0.5
 * ```
 */
export function freeze(
  inner: Optimizer,
  frozen: (parameter: ParameterInfo) => boolean,
): Optimizer<{ readonly [group: string]: StateTree }> {
  return { ...only(inner, (parameter) => !frozen(parameter)), name: 'freeze' }
}
