import { defineTreeOptimizer, mapTree, maximum, type Tensor, type Tree, treeNorm } from '@chainrule/autograd'
import { overPositive, sharedNumber, totalOf } from './shared/totals.ts'

/** What `dog` remembers. */
export type DogState = { distance: Tensor; sum: Tensor; start: Tree }

/**
 * DoG, distance over gradients: gradient descent that finds its learning rate.
 *
 *     distance <- max(distance, ‖w - start‖),  from r (1 + ‖start‖) on
 *     sum      <- sum + ‖g‖²
 *     change   =  -η distance / √(sum + ε) g
 *
 * Ivgi, Hinder and Carmon, 2023, equations 1 and 2, https://arxiv.org/abs/2302.12022, with the numbers of the authors'
 * code. Norms are over all parameters. The paper measures the model at an average of the path.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { dog } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, dog({ initialDistance: 0.1 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.item()) // 3.5
 * ```
 */
export const dog = defineTreeOptimizer({
  name: 'dog',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1,
      min: 0,
      scale: 'log',
      text: {
        en: 'Size of a step, as a share of the size that it finds.',
        pt: 'Tamanho do passo, como parcela do tamanho que ele encontra.',
      },
    },
    initialDistance: {
      symbol: 'r',
      default: 1e-6,
      above: 0,
      fixed: true,
      scale: 'log',
      text: {
        en: 'First distance, as a share of the length of the weights.',
        pt: 'Primeira distância, como parcela do comprimento dos pesos.',
      },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-8,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the sum, inside the root.', pt: 'Somado à soma, dentro da raiz.' },
    },
  },
  text: {
    en: 'Gradient descent that finds its learning rate by how far it came.',
    pt: 'Descida do gradiente que encontra a sua taxa pela distância percorrida.',
  },
  init({ parameters, settings }): DogState {
    const none = sharedNumber(parameters, 0)
    const distance = treeNorm(parameters).cast(none.dtype).add(1).mul(settings.initialDistance)
    return { distance, sum: none, start: parameters }
  },
  update({ parameters, gradients, state, scalar }) {
    const { dtype } = state.sum
    const way = mapTree(parameters, (w, name) => w.sub(state.start[name]).square())
    const distance = maximum(state.distance, totalOf(way, dtype).sqrt())
    const sum = state.sum.add(
      totalOf(
        mapTree(gradients, (g) => g.square()),
        dtype,
      ),
    )
    const size = overPositive(distance, sum.add(scalar((h) => h.epsilon)).sqrt()).mul(scalar((h) => -h.learningRate))
    return { change: mapTree(gradients, (g) => g.mul(size.cast(g.dtype))), state: { ...state, distance, sum } }
  },
})
