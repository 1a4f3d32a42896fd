import { mapTree, type Optimizer, type Tensor, type Tree } from '@chainrule/autograd'
import { sharedNumber } from './shared/totals.ts'

/** What a measure sees of an update. */
export interface Monitored {
  readonly parameters: Tree
  /** As the links before have left them. */
  readonly gradients: Tree
  /** What the links before have made; nothing before the optimizer. */
  readonly change: Tree
  /** Where the caller provides it. */
  readonly loss?: Tensor
}

/**
 * A link for chains: measures something at each update and keeps it where it can be read at any time.
 *
 * What it measures stands in cells, `chain.monitor.<name>` for a link of the outermost chain, and is computed in the
 * same plan as the update, also in a captured step. Before the first update it is 0. A link before a clipping sees the
 * gradients as they came, one behind it as they were clipped. Moments need no monitor: they are cells already, see
 * `cellsNamed`. Optax's `monitor` and `snapshot`.
 *
 * @param measures - Each gives one tensor, whose shape stays.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor, treeNorm } from '@chainrule/autograd'
 * import { chain, clipByGlobalNorm, gradientDescent, monitor } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([0, 0]))
 * const before = monitor({ norm: ({ gradients }) => treeNorm(gradients) })
 * const after = monitor({ change: ({ change }) => treeNorm(change) })
 * const descent = chain(before, clipByGlobalNorm({ maxNorm: 1 }), gradientDescent({ learningRate: 2 }), after)
 * const optimizer = optimize({ w }, descent)
 * optimizer.step(() => w.mul(tensor([3, 4])).sum())
 * const { cells } = optimizer
 * const [norm, change] = ['chain.monitor.norm', 'chain.monitor2.change'].map((path) => cells.get(path)?.item())
 * console.log(norm, change?.toFixed(3)) // 5 2.000
 * ```
 */
export function monitor(measures: { readonly [name: string]: (seen: Monitored) => Tensor }): Optimizer<Tree> {
  return {
    api: 1,
    name: 'monitor',
    hyperparameters: {},
    settings: {},
    init({ parameters }) {
      const zeros = mapTree(parameters, (parameter) => parameter.zerosLike())
      const seen = { parameters, gradients: zeros, change: zeros, loss: sharedNumber(parameters, 0) }
      return mapTree(measures, (measure) => measure(seen).zerosLike())
    },
    update: ({ parameters, gradients, change = {}, loss, state }) => ({
      state: mapTree(measures, (measure, name) =>
        measure({ parameters, gradients, change, loss }).cast(state[name].dtype),
      ),
    }),
  }
}
