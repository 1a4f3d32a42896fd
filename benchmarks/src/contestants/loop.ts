import type { Contestant } from '../contestant.ts'
import { BATCHES } from '../make-data.ts'
import type { Numbers } from '../numbers.ts'

/** The tiny network written out by hand, without any library: layers of loops over ordinary typed arrays. */
export const loop: Contestant = ({ workload, data, threads }) => {
  if (workload.kind !== 'layers' || workload.task !== 'regression' || threads > 1) return null
  const { sizes, batch, learningRate } = workload
  const layers = sizes
    .slice(1)
    .map((outputs, i) => dense(data[`${i}.weight`], data[`${i}.bias`], outputs, sizes[i], batch))
  const gradient = new Float32Array(batch * (sizes.at(-1) as number))
  let next = 0
  return {
    version: 'hand-written loop',
    step() {
      const place = next++ % BATCHES
      const label = data[`label.${place}`].data
      let x = data[`input.${place}`].data as Float32Array
      layers.forEach((layer, i) => {
        x = layer.forward(x, i < layers.length - 1)
      })
      let loss = 0
      for (let i = 0; i < x.length; i++) {
        const error = x[i] - label[i]
        loss += error * error
        gradient[i] = (2 * error) / x.length
      }
      let flowing = gradient
      for (let i = layers.length - 1; i >= 0; i--) flowing = layers[i].backward(flowing, learningRate, i > 0)
      return loss / x.length
    },
  }
}

function dense(weights: Numbers, biases: Numbers, outputs: number, inputs: number, batch: number) {
  const weight = Float32Array.from(weights.data)
  const bias = Float32Array.from(biases.data)
  const output = new Float32Array(batch * outputs)
  const inputGradient = new Float32Array(batch * inputs)
  const weightGradient = new Float32Array(weight.length)
  const biasGradient = new Float32Array(outputs)
  let input = new Float32Array(0)
  let curved = false
  return {
    forward(x: Float32Array, activate: boolean): Float32Array {
      input = x as Float32Array<ArrayBuffer>
      curved = activate
      for (let row = 0; row < batch; row++) {
        for (let to = 0; to < outputs; to++) {
          let sum = bias[to]
          for (let from = 0; from < inputs; from++) sum += x[row * inputs + from] * weight[to * inputs + from]
          output[row * outputs + to] = activate ? Math.tanh(sum) : sum
        }
      }
      return output
    },
    backward(gradient: Float32Array, learningRate: number, passOn: boolean): Float32Array<ArrayBuffer> {
      weightGradient.fill(0)
      biasGradient.fill(0)
      inputGradient.fill(0)
      for (let row = 0; row < batch; row++) {
        for (let to = 0; to < outputs; to++) {
          const y = output[row * outputs + to]
          const g = curved ? gradient[row * outputs + to] * (1 - y * y) : gradient[row * outputs + to]
          biasGradient[to] += g
          for (let from = 0; from < inputs; from++) {
            weightGradient[to * inputs + from] += g * input[row * inputs + from]
            if (passOn) inputGradient[row * inputs + from] += g * weight[to * inputs + from]
          }
        }
      }
      for (let i = 0; i < weight.length; i++) weight[i] -= learningRate * weightGradient[i]
      for (let i = 0; i < outputs; i++) bias[i] -= learningRate * biasGradient[i]
      return inputGradient
    },
  }
}
