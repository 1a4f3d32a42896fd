import { abs, defineTreeOptimizer, mapTree, maximum, type Tensor } from '@chainrule/autograd'
import { overPositive, sharedNumber, totalOf } from './shared/totals.ts'

/** What `dAdaptedAdagrad` remembers. */
export type DAdaptedAdagradState = {
  distance: Tensor
  squares: Tensor
  parameters: { readonly [parameter: string]: { start: Tensor; sum: Tensor; spread: Tensor } }
}

/**
 * Adagrad with D-Adaptation: it finds its learning rate.
 *
 *     λ        =  d η
 *     sum      <- sum + λ g
 *     spread   <- spread + g²
 *     squares  <- squares + λ² Σ g² / (√spread + ε)
 *     distance <- max(d, (Σ sum² / (√spread + ε) - squares) / ‖sum‖₁),  d being the distance before
 *     w        <- start - sum / (√spread + ε)
 *
 * Defazio and Mishchenko, 2023, Algorithm 3, https://arxiv.org/abs/2301.07733, in the form of the authors' code and
 * with its numbers. Sums are over all parameters. η stays at 1, or is a schedule that starts there.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { dAdaptedAdagrad } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, dAdaptedAdagrad({ learningRate: (step) => 1 / (1 + step / 100) }))
 * for (let i = 0; i < 500; i++) optimizer.step(() => w.square().sum())
 * console.log(Math.abs(w.item()) < 2) // true
 * ```
 */
export const dAdaptedAdagrad = defineTreeOptimizer({
  name: 'dAdaptedAdagrad',
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
    epsilon: {
      symbol: 'ε',
      default: 0,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
    },
    initialSum: {
      default: 1e-6,
      above: 0,
      fixed: true,
      scale: 'log',
      text: {
        en: 'What the sum of squared gradients starts from.',
        pt: 'De que parte a soma dos quadrados dos gradientes.',
      },
    },
    initialDistance: {
      symbol: 'd₀',
      default: 1e-6,
      above: 0,
      fixed: true,
      scale: 'log',
      text: {
        en: 'First estimate of the distance, less than it is.',
        pt: 'Primeira estimativa da distância, menor que ela.',
      },
    },
  },
  text: {
    en: 'Adagrad that finds its learning rate.',
    pt: 'Adagrad que encontra a sua taxa de aprendizado.',
  },
  init({ parameters, settings }): DAdaptedAdagradState {
    const zero = sharedNumber(parameters, 0)
    const sums = mapTree(parameters, (w) => {
      const sum = w.zerosLike()
      return { start: w, sum, spread: sum.add(settings.initialSum) }
    })
    return { distance: zero.add(settings.initialDistance), squares: zero, parameters: sums }
  },
  update({ parameters, gradients, state, scalar }) {
    const { distance: d, parameters: before } = state
    const rate = d.mul(scalar((h) => h.learningRate))
    const moved = mapTree(gradients, (g, name) => {
      const { start, sum, spread } = before[name]
      return { start, sum: sum.add(g.mul(rate.cast(g.dtype))), spread: spread.add(g.square()) }
    })
    const over = (x: Tensor, name: string) => x.div(moved[name].spread.sqrt().add(scalar((h) => h.epsilon)))
    const seen = totalOf(
      mapTree(gradients, (g, name) => over(g, name).mul(g)),
      d.dtype,
    )
    const squares = state.squares.add(seen.mul(rate.square()))
    const reached = totalOf(
      mapTree(moved, ({ sum }, name) => over(sum, name).mul(sum)),
      d.dtype,
    )
    const length = totalOf(
      mapTree(moved, ({ sum }) => abs(sum)),
      d.dtype,
    )
    const distance = maximum(d, overPositive(reached.sub(squares), length))
    const change = mapTree(moved, ({ start, sum }, name) => start.sub(over(sum, name)).sub(parameters[name]))
    return { change, state: { distance, squares, parameters: { ...before, ...moved } } }
  },
})
