import { argSort, defineInitializer, drawNormal, less, sizeOf, where } from '@chainrule/autograd'
import { requireRank } from './shared/require-rank.ts'

/**
 * Normal weights of which the same share is 0 in every unit, at random places.
 *
 *     z = round(s n) of the n weights of each unit are 0, the others ~ N(0, σ²)        variance σ² (1 - z / n)
 *
 * Martens, 2010, "Deep learning via Hessian-free optimization", section 5, https://icml.cc/Conferences/2010/papers/458.pdf: limits
 * the weights that come into a unit to 15, so that units differ and none saturates. A unit is a row [outputs, ...inputs]. σ is
 * PyTorch's; the paper has 1. PyTorch counts down the columns, the weights that go out of an input, and rounds up.
 *
 * @throws ChainruleError `initializer-rank` for a parameter of rank 0 or 1.
 *
 * @example
 * ```ts
 * import { initialize, notEqual, Parameter } from '@chainrule/autograd'
 * import { sparse } from '@chainrule/initializers'
 *
 * const initializer = sparse({ sparsity: 0.75 })
 * const { weight } = initialize({ weight: new Parameter([3, 8], 'float32', { initializer }) }, { seed: 1 })
 * console.log(notEqual(weight, 0).sum(1).toArray()) // [2, 2, 2]
 * ```
 */
export const sparse = defineInitializer({
  name: 'sparse',
  hyperparameters: {
    sparsity: {
      symbol: 's',
      min: 0,
      max: 1,
      text: { en: 'Share of the weights of a unit that are 0.', pt: 'Parcela dos pesos de uma unidade que é 0.' },
    },
    deviation: {
      symbol: 'σ',
      default: 0.01,
      min: 0,
      scale: 'log',
      text: { en: 'Standard deviation of the others.', pt: 'Desvio padrão dos outros.' },
    },
  },
  text: {
    en: 'Normal weights, of which many are 0 in every unit.',
    pt: 'Pesos normais, muitos deles 0 em cada unidade.',
  },
  expected({ shape, sparsity, deviation }) {
    requireRank('sparse', shape, 2)
    const inputs = sizeOf(shape.slice(1))
    return { mean: 0, variance: deviation ** 2 * (1 - Math.round(sparsity * inputs) / inputs) }
  },
  draw({ shape, dtype, random, sparsity, deviation }) {
    const inputs = sizeOf(shape.slice(1))
    const order = argSort(random.fold('places').uniform([shape[0], inputs]))
    const isZero = less(argSort(order), Math.round(sparsity * inputs))
    const weights = drawNormal(random.fold('weights'), [shape[0], inputs], { dtype, deviation })
    return where(isZero, 0, weights).reshape(shape)
  },
})
