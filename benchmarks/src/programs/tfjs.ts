import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'

tf.enableProdMode()
setWasmPaths(process.argv[2])
await tf.setBackend('wasm')
await tf.ready()
const sizes = [2, 8, 8, 1]
const weights = [0, 1, 2].map((i) => {
  const data = Float32Array.from({ length: sizes[i] * sizes[i + 1] }, (_, k) => Math.sin(k))
  return tf.variable(tf.tensor2d(data, [sizes[i], sizes[i + 1]]))
})
const biases = [0, 1, 2].map((i) => tf.variable(tf.zeros([sizes[i + 1]])))
const x = tf.tensor2d(
  Float32Array.from({ length: 64 }, (_, i) => Math.sin(i)),
  [32, 2],
)
const y = tf.tensor2d(
  Float32Array.from({ length: 32 }, (_, i) => Math.cos(i)),
  [32, 1],
)
const loss = tf.train.adam(1e-3).minimize(() => {
  let h: tf.Tensor = x
  for (let i = 0; i < 3; i++) {
    h = tf.add(tf.matMul(h, weights[i]), biases[i])
    if (i < 2) h = tf.tanh(h)
  }
  return tf.losses.meanSquaredError(y, h)
}, true)
console.log(loss?.dataSync()[0])
