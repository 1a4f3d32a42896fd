import { defineTreeOptimizer, mapTree, maximum, type Tensor, type Tree } from '@chainrule/autograd'
import { overPositive, sharedNumber, totalOf } from './shared/totals.ts'

/** What `dowg` remembers. */
export type DowgState = { distance: Tensor; sum: Tensor; start: Tree }

/**
 * DoWG, distance over weighted gradients: DoG that trusts later gradients more.
 *
 *     distance <- max(distance, ‖w - start‖),  from r on
 *     sum      <- sum + distance² ‖g‖²
 *     change   =  -η distance² / √sum g
 *
 * Khaled, Mishchenko and Jin, 2023, Algorithm 1, https://arxiv.org/abs/2305.16284, with the r of its experiments. Norms
 * are over all parameters.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { dowg } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, dowg({ initialDistance: 0.5 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.item()) // 3.5
 * ```
 */
export const dowg = defineTreeOptimizer({
  name: 'dowg',
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
      default: 1e-4,
      above: 0,
      fixed: true,
      scale: 'log',
      text: { en: 'First estimate of the distance.', pt: 'Primeira estimativa da distância.' },
    },
  },
  text: {
    en: 'DoG that trusts later gradients more.',
    pt: 'DoG que confia mais nos gradientes posteriores.',
  },
  init: ({ parameters, settings }): DowgState => ({
    distance: sharedNumber(parameters, settings.initialDistance),
    sum: sharedNumber(parameters, 0),
    start: parameters,
  }),
  update({ parameters, gradients, state, scalar }) {
    const { dtype } = state.sum
    const way = mapTree(parameters, (w, name) => w.sub(state.start[name]).square())
    const distance = maximum(state.distance, totalOf(way, dtype).sqrt())
    const squares = totalOf(
      mapTree(gradients, (g) => g.square()),
      dtype,
    )
    const sum = state.sum.add(squares.mul(distance.square()))
    const size = overPositive(distance.square(), sum.sqrt()).mul(scalar((h) => -h.learningRate))
    return { change: mapTree(gradients, (g) => g.mul(size.cast(g.dtype))), state: { ...state, distance, sum } }
  },
})
