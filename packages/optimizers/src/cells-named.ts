import type { RunningOptimizer, State } from '@chainrule/autograd'

/**
 * The cells of an optimizer whose path has a name in it: all first moments, all that belongs to one parameter, one
 * part.
 *
 * A cell can be read at any time, also between runs of a captured step, and written: `cell.write(data)`.
 *
 * @param name - One name or several in a row: `'mean'`, `'0.weight'`, `'inner.adam'`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { adam, cellsNamed, clipByGlobalNorm, chain } from '@chainrule/optimizers'
 *
 * const model = { weight: parameter(tensor([[1, 2]])), bias: parameter(tensor([3])) }
 * const optimizer = optimize(model, chain(clipByGlobalNorm(), adam()))
 * console.log([...cellsNamed(optimizer, 'mean').keys()].join(' ')) // chain.adam.weight.mean chain.adam.bias.mean
 * console.log([...cellsNamed(optimizer, 'bias').keys()].join(' ')) // chain.adam.bias.mean chain.adam.bias.variance
 * ```
 */
export function cellsNamed({ cells }: Pick<RunningOptimizer, 'cells'>, name: string): Map<string, State> {
  return new Map([...cells].filter(([path]) => `.${path}.`.includes(`.${name}.`)))
}
