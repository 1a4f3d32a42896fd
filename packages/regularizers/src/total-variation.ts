import { abs, defineRegularizer, slice, type Tensor } from '@chainrule/autograd'

/**
 * Total variation: wants neighbours that are alike, with few sharp edges.
 *
 *     penalty = λ (Σ |x[i + 1, j] - x[i, j]| + Σ |x[i, j + 1] - x[i, j]|)
 *
 * Neighbours are those along the last two axes (the last one, for rank 1), over all images and channels; for images
 * that are made or denoised, and for filters. Rudin, Osher and Fatemi, 1992,
 * https://doi.org/10.1016/0167-2789(92)90242-F, in the anisotropic form, as `total_variation` of TensorFlow.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { totalVariation } from '@chainrule/regularizers'
 *
 * console.log(totalVariation({ strength: 1 }).penalty(tensor([[0, 1], [0, 3]])).item()) // 6
 * ```
 */
export const totalVariation = defineRegularizer({
  name: 'totalVariation',
  hyperparameters: {
    strength: {
      symbol: 'λ',
      default: 1e-4,
      min: 0,
      scale: 'log',
      text: { en: 'Weight of the sum of differences.', pt: 'Peso da soma das diferenças.' },
    },
  },
  text: { en: 'Wants neighbours that are alike.', pt: 'Quer vizinhos parecidos.' },
  penalty: ({ parameter: x, strength }) =>
    [x.rank - 2, x.rank - 1]
      .filter((axis) => axis >= 0 && x.shape[axis] > 0)
      .map((axis) => from(x, axis, 1).sub(upTo(x, axis, x.shape[axis] - 1)))
      .reduce((sum, differences) => sum.add(abs(differences).sum()), x.zerosLike().sum())
      .mul(strength),
})

const from = (x: Tensor, axis: number, start: number) =>
  slice(
    x,
    x.shape.map((size, i) => (i === axis ? [start, size] : null)),
  )

const upTo = (x: Tensor, axis: number, stop: number) =>
  slice(
    x,
    x.shape.map((_, i) => (i === axis ? [0, stop] : null)),
  )
