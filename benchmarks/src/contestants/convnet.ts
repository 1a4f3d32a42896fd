import convnetjs from 'convnetjs'
import type { Contestant } from '../contestant.ts'
import { BATCHES } from '../make-data.ts'

/** ConvNetJS, which takes one example after the other, on the tiny network. */
export const convnet: Contestant = ({ workload, data, threads }) => {
  if (workload.kind !== 'layers' || workload.task !== 'regression' || threads > 1) return null
  const { sizes, activation, batch, learningRate } = workload
  const inputs = sizes[0]
  const network = new convnetjs.Net()
  network.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: inputs },
    ...sizes.slice(1, -1).map((size) => ({ type: 'fc', num_neurons: size, activation })),
    { type: 'regression', num_neurons: sizes.at(-1) },
  ])
  const dense = network.layers.filter(({ layer_type: kind }) => kind === 'fc')
  dense.forEach((layer, i) => {
    const { data: weight } = data[`${i}.weight`]
    layer.filters.forEach((filter, to) => {
      for (let from = 0; from < sizes[i]; from++) filter.w[from] = weight[to * sizes[i] + from]
    })
    for (let to = 0; to < sizes[i + 1]; to++) layer.biases.w[to] = data[`${i}.bias`].data[to]
  })
  // It flows back half of the slope of the squared error, and reports twice the error.
  const trainer = new convnetjs.Trainer(network, {
    method: 'sgd',
    learning_rate: 2 * learningRate,
    momentum: 0,
    l2_decay: 0,
    batch_size: batch,
  })
  const batches = Array.from({ length: BATCHES }, (_, i) => {
    const [input, label] = [data[`input.${i}`].data, data[`label.${i}`].data]
    return Array.from({ length: batch }, (_, row) => ({
      x: new convnetjs.Vol([...input.subarray(row * inputs, (row + 1) * inputs)]),
      y: [label[row]],
    }))
  })
  let next = 0
  return {
    version: 'ConvNetJS 0.3.0',
    step() {
      let loss = 0
      for (const { x, y } of batches[next++ % BATCHES]) loss += trainer.train(x, y).cost_loss
      return loss / (2 * batch)
    },
  }
}
