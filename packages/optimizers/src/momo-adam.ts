import { defineTreeOptimizer, lerp, mapTree, maximum, minimum, type Tensor, treeDot } from '@chainrule/autograd'
import { overPositive, sharedNumber } from './shared/totals.ts'

/** What `momoAdam` remembers. */
export type MomoAdamState = {
  loss: Tensor
  product: Tensor
  parameters: { readonly [parameter: string]: { mean: Tensor; variance: Tensor } }
}

/**
 * MoMo-Adam: Adam whose steps a model of the loss decides.
 *
 *     mean     <- β₁ mean + (1 - β₁) g
 *     variance <- β₂ variance + (1 - β₂) g²
 *     loss     <- β₁ loss + (1 - β₁) f
 *     product  <- β₁ product + (1 - β₁) ⟨g, w⟩
 *     D        =  √(variance / (1 - β₂ᵗ)) + ε
 *     h        =  loss + ⟨mean, w⟩ - product
 *     change   =  -min(η / (1 - β₁ᵗ), max(0, h - (1 - β₁ᵗ) f*) / ⟨mean, mean / D⟩) mean / D
 *
 * Schaipp et al., 2023, Algorithm 3 without weight decay, https://arxiv.org/abs/2305.07583. f is the loss, f* the
 * lowest that it can be; η bounds the step and may be large. Products are over all parameters. Defaults of the authors'
 * code.
 *
 * @throws ChainruleError `optimizer-needs-closure` where `step()` gets no closure and `backward()` left no loss.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { momoAdam } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, momoAdam({ learningRate: 0.5 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.item()) // 3.5
 * ```
 */
export const momoAdam = defineTreeOptimizer({
  name: 'momoAdam',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-2,
      min: 0,
      scale: 'log',
      text: { en: 'Largest size of a step.', pt: 'Maior tamanho do passo.' },
    },
    beta1: {
      symbol: 'β₁',
      default: 0.9,
      min: 0,
      below: 1,
      text: {
        en: 'Decay of the running means of gradients and losses.',
        pt: 'Decaimento das médias móveis de gradientes e perdas.',
      },
    },
    beta2: {
      symbol: 'β₂',
      default: 0.999,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of squared gradients.', pt: 'Decaimento da média móvel dos quadrados.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-8,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
    },
    lowest: {
      symbol: 'f*',
      default: 0,
      text: { en: 'Smallest value that the loss can have.', pt: 'Menor valor que a perda pode ter.' },
    },
  },
  text: { en: 'Adam whose steps a model of the loss decides.', pt: 'Adam cujos passos um modelo da perda decide.' },
  needs: ['loss'],
  init({ parameters }): MomoAdamState {
    const zero = sharedNumber(parameters, 0)
    const moments = mapTree(parameters, (w) => ({ mean: w.zerosLike(), variance: w.zerosLike() }))
    return { loss: zero, product: zero, parameters: moments }
  },
  update({ parameters, gradients, loss: present, state, scalar }) {
    const { dtype } = state.loss
    const share = scalar((h) => 1 - h.beta1)
    const here = mapTree(gradients, (_, name) => parameters[name])
    const moved = mapTree(gradients, (g, name) => ({
      mean: lerp(state.parameters[name].mean, g, share),
      variance: lerp(
        state.parameters[name].variance,
        g.square(),
        scalar((h) => 1 - h.beta2),
      ),
    }))
    const means = mapTree(moved, ({ mean }) => mean)
    const steps = mapTree(moved, ({ mean, variance }) => {
      const deviation = variance.div(scalar((h, t) => 1 - h.beta2 ** t)).sqrt()
      return mean.div(deviation.add(scalar((h) => h.epsilon)))
    })
    // Declared in `needs`: there is a loss.
    const loss = lerp(state.loss, (present as Tensor).reshape([]).cast(dtype), share)
    const product = lerp(state.product, treeDot(gradients, here).cast(dtype), share)
    const height = loss.add(treeDot(means, here).cast(dtype)).sub(product)
    const gap = maximum(height.sub(scalar((h, t) => (1 - h.beta1 ** t) * h.lowest)), 0)
    const bound = scalar((h, t) => h.learningRate / (1 - h.beta1 ** t))
    const size = minimum(overPositive(gap, treeDot(means, steps).cast(dtype)), bound)
    return {
      change: mapTree(steps, (step) => step.mul(size.neg().cast(step.dtype))),
      state: { loss, product, parameters: { ...state.parameters, ...moved } },
    }
  },
})
