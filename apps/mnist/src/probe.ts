import { tensor } from '@chainrule/autograd'
import { crossEntropy, evaluationMode, trainMode } from '@chainrule/nn'
import { type LayerHealth, layerHealth } from '@chainrule/train'
import type { Digits } from './data.ts'
import { type Network, scaled } from './network.ts'

const PROBED = 500

/** How each layer of a network fares on the first digits. */
export async function probeLayers(network: Network, { images, labels }: Digits): Promise<LayerHealth[]> {
  const count = Math.min(PROBED, labels.shape[0] as number)
  const size = images.shape[1] as number
  const inputs = tensor(images.data.subarray(0, count * size), { shape: [count, size], dtype: 'float32' })
  const classes = tensor(labels.data.subarray(0, count), { dtype: 'int32' })
  evaluationMode(network)
  try {
    return await layerHealth(network, { inputs: scaled(inputs), loss: (logits) => crossEntropy(logits, classes) })
  } finally {
    trainMode(network)
  }
}
