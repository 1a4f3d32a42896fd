import type { Tensor } from '@chainrule/autograd'
import * as nn from '@chainrule/nn'
import type { Attributes } from '../attributes.ts'
import type { Operations } from './table.ts'

/** Mean 0 and variance 1, over these numbers or those. */
export const normalizations: Operations = {
  layerNorm: ([x, weight, bias], a) =>
    nn.normalizeLayer(x, { axes: lastAxes(x, weight, a), weight, bias, epsilon: epsilon(a) }),
  rmsNorm: ([x, weight], a) => nn.normalizeRms(x, { axes: lastAxes(x, weight, a), weight, epsilon: epsilon(a) }),
  groupNorm: ([x, weight, bias], a) =>
    nn.normalizeGroups(x, { groups: a.number('groups', 'num_groups') ?? 1, weight, bias, epsilon: epsilon(a) }),
  instanceNorm: ([x, weight, bias], a) => nn.normalizeInstances(x, { weight, bias, epsilon: epsilon(a) }),
  batchNorm: ([x, weight, bias, mean, variance], a) => {
    const running = a.flag('training') === false ? { mean, variance } : {}
    return nn.normalizeBatch(x, { weight, bias, epsilon: epsilon(a), ...running })
  },
}

function epsilon(attributes: Attributes): number | undefined {
  return attributes.number('eps', 'epsilon')
}

/** How many axes at the end are normalised together: as many as the shape has that is named, or that the weight has. */
function lastAxes(x: Tensor, weight: Tensor | undefined, attributes: Attributes): number {
  const named = attributes.list('normalized_shape', 'shape') ?? weight?.shape ?? [x.shape.at(-1)]
  return named.length
}
