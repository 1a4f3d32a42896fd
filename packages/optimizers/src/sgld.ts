import { defineOptimizer, drawNormal } from '@chainrule/autograd'

/**
 * Stochastic gradient Langevin dynamics: descends at first, then draws weights from their posterior.
 *
 *     change = -η g + √(2 η T) ξ,  ξ standard normal
 *
 * Welling and Teh, 2011, equation 4, https://www.stats.ox.ac.uk/~teh/research/compstats/WelTeh2011a.pdf, whose ε is 2 η. The
 * loss is the negative log posterior: the sum over all N examples, not their mean, and minus the log of the prior. With the
 * mean, T = 1 / N. The paper lets η fall as a (b + t)^-γ; with a constant one the draws are a little wider than the posterior.
 *
 * @example
 * ```ts
 * import { optimize, parameter, zeros } from '@chainrule/autograd'
 * import { sgld } from '@chainrule/optimizers'
 *
 * const w = parameter(zeros([4000]))
 * const optimizer = optimize({ w }, sgld({ learningRate: 0.05 }))
 * for (let i = 0; i < 100; i++) optimizer.step(() => w.square().sum().mul(0.5))
 * const variance = w.square().mean().item()
 * console.log(variance > 0.95 && variance < 1.12) // true
 * ```
 */
export const sgld = defineOptimizer({
  name: 'sgld',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    temperature: {
      symbol: 'T',
      default: 1,
      min: 0,
      text: { en: 'Size of the noise; 0 is gradient descent.', pt: 'Tamanho do ruído; 0 é a descida do gradiente.' },
    },
  },
  text: {
    en: 'Descends, then draws weights from their posterior.',
    pt: 'Desce, depois sorteia pesos da sua distribuição a posteriori.',
  },
  update({ gradient: g, scalar, random }) {
    const noise = drawNormal(random, g.shape, { dtype: g.dtype })
    const jump = noise.mul(scalar((h) => Math.sqrt(2 * h.learningRate * h.temperature)))
    return { change: jump.sub(g.mul(scalar((h) => h.learningRate))) }
  },
})
