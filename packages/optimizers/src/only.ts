import type { Optimizer, ParameterInfo, StateTree } from '@chainrule/autograd'
import { partition } from './partition.ts'

/**
 * An optimizer or a link for some of the parameters; the others pass it by.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { adam, chain, decayWeights, only } from '@chainrule/optimizers'
 *
 * const model = { weight: parameter(tensor([[1]])), bias: parameter(tensor([1])) }
 * const decay = only(decayWeights({ weightDecay: 1 }), ({ role }) => role === 'weight')
 * const optimizer = optimize(model, chain(adam({ learningRate: 0.25 }), decay))
 * optimizer.step(() => model.weight.sum().add(model.bias.sum()))
 * console.log(model.weight.item(), model.bias.item()) // 0.5 0.75
 * ```
 */
export function only(
  inner: Optimizer,
  choose: (parameter: ParameterInfo) => boolean,
): Optimizer<{ readonly [group: string]: StateTree }> {
  return { ...partition({ [inner.name]: inner }, (parameter) => (choose(parameter) ? inner.name : null)), name: 'only' }
}
