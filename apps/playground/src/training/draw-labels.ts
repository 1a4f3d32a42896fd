import { argMax, type RandomKey, type Tensor } from '@chainrule/autograd'

/** Classes drawn by the probabilities that scores [..., classes] stand for. */
export function drawLabels(scores: Tensor, random: RandomKey): Tensor {
  // The largest of scores with Gumbel noise is drawn by their softmax.
  const uniform = random.uniform(scores.shape, { min: 1e-6, max: 1 - 1e-6 })
  return argMax(scores.sub(uniform.log().neg().log())).detach()
}
