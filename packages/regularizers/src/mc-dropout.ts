import { ChainruleError, isTensor, type Model, stack, type Tensor } from '@chainrule/autograd'

/** How many passes are made. */
export interface McDropoutOptions {
  /** Passes. @default 30 */
  samples?: number
}

/** What several passes with dropout say together. */
export interface McPrediction {
  readonly mean: Tensor
  /** Of the passes, around their mean; 0 where they agree. */
  readonly variance: Tensor
  /** [samples, ...] */
  readonly samples: Tensor
}

/**
 * Monte-Carlo dropout: several predictions with dropout on, to see how sure a trained model is.
 *
 *     mean = 1/T Σ ŷₜ,    variance = 1/T Σ (ŷₜ - mean)²
 *
 * Gal and Ghahramani, 2016, equation 6, https://arxiv.org/abs/1506.02142; the paper adds the variance of the noise,
 * τ⁻¹, which the model does not know. While it predicts, every layer that draws random numbers is in training mode
 * (fields `training` and `random`, as in `@chainrule/nn`); others, batch normalization among them, stay in the mode
 * that they are in, which should be that of evaluation.
 *
 * @throws ChainruleError `nothing-to-sample` where the model has no such layer.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { dropout, evaluationMode } from '@chainrule/nn'
 * import { mcDropout } from '@chainrule/regularizers'
 *
 * const model = evaluationMode(initialize(dropout({ rate: 0.5 }), { seed: 1 }))
 * const { mean, samples } = mcDropout(model, () => model(ones([2])), { samples: 10 })
 * console.log(mean.shape, samples.shape, model.training) // [2] [10, 2] false
 * ```
 */
export function mcDropout(model: Model, predict: () => Tensor, { samples = 30 }: McDropoutOptions = {}): McPrediction {
  const layers = randomLayersOf(model)
  if (layers.length === 0 || !(Number.isInteger(samples) && samples >= 1)) {
    throw new ChainruleError(
      'nothing-to-sample',
      `mcDropout: the model has ${layers.length} layers that draw random numbers, and ${samples} samples were asked for.`,
      'Use a model with dropout, and at least one sample.',
    )
  }
  const before = layers.map(({ training }) => training)
  for (const layer of layers) layer.training = true
  try {
    const drawn = stack(Array.from({ length: samples }, predict))
    const mean = drawn.mean(0)
    return { mean, variance: drawn.sub(mean).square().mean(0), samples: drawn }
  } finally {
    for (const [i, layer] of layers.entries()) layer.training = before[i]
  }
}

function randomLayersOf(model: Model): { training: boolean }[] {
  const found: { training: boolean }[] = []
  const seen = new Set<object>()
  const visit = (value: unknown) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return
    seen.add(value)
    if (ArrayBuffer.isView(value) || isTensor(value)) return
    if ('random' in value && 'training' in value && typeof value.training === 'boolean') {
      found.push(value as { training: boolean })
    }
    for (const field of Object.values(value)) visit(field)
  }
  visit(model)
  return found
}
