import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
// Registers the gradients; the core cannot by itself where modules need complete file names.
import '@tensorflow/tfjs-layers'
import type { Contestant, Runner, Start } from '../contestant.ts'
import { BATCHES } from '../make-data.ts'
import { type Numbers, oneHot, transposed } from '../numbers.ts'
import type { Convolutional, Layers, Product, Transformer, Update } from '../workload.ts'
import { shimEmscripten } from './shim-emscripten.ts'

/** TensorFlow.js on its WebAssembly backend. */
export const tfjs: Contestant = async ({ workload, data, threads }) => {
  tf.enableProdMode()
  if (threads > 1) allowThreads(threads)
  setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`)
  await tf.setBackend('wasm')
  await tf.ready()
  if (tf.getBackend() !== 'wasm') throw new Error(`TensorFlow.js runs on ${tf.getBackend()}.`)
  if (workload.kind === 'product') return product(workload, data)
  if (workload.kind === 'update') return update(workload, data)
  if (workload.kind === 'layers') return layers(workload, data)
  if (workload.kind === 'convolutional') return convolutional(workload, data)
  return transformer(workload, data)
}

type Data = Start['data']
type Variables = { [name: string]: tf.Variable }

const version = `tfjs ${tf.version_core} (wasm)`

/** The library does not look for threads in Node.js, though what it is built with knows them there. */
function allowThreads(threads: number): void {
  shimEmscripten()
  setThreadsCount(threads)
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', true)
}

function product({ size }: Product, data: Data): Runner {
  const [a, b] = [tensorOf(data.a), tensorOf(data.b)] as tf.Tensor2D[]
  let c: tf.Tensor = tf.zeros([size, size])
  return {
    version,
    step() {
      c.dispose()
      c = tf.matMul(a, b)
      return 0
    },
    probe: () => [...c.dataSync<'float32'>().subarray(0, 16)],
  }
}

function update({ learningRate }: Update, data: Data): Runner {
  const weight = tf.variable(tensorOf(data.weight), true, 'weight')
  const gradient = tf.variable(tensorOf(data.gradient), false)
  const optimizer = tf.train.adam(learningRate, 0.9, 0.999, 1e-8)
  return {
    version,
    step() {
      optimizer.applyGradients({ weight: gradient } as Variables)
      return 0
    },
    probe: () => [...weight.dataSync<'float32'>().subarray(0, 16)],
  }
}

function layers({ sizes, activation, task, learningRate }: Layers, data: Data): Runner {
  const variables: Variables = {}
  const depth = sizes.length - 1
  for (let i = 0; i < depth; i++) addAffine(variables, data, `${i}`)
  const regression = task === 'regression'
  const optimizer = regression ? tf.train.sgd(learningRate) : tf.train.adam(learningRate, 0.9, 0.999, 1e-8)
  return learning(data, optimizer, { classes: regression ? 0 : (sizes.at(-1) as number) }, (input, label) => {
    let x = input
    for (let i = 0; i < depth; i++) {
      x = affine(variables, `${i}`, x)
      if (i < depth - 1) x = activation === 'tanh' ? tf.tanh(x) : tf.relu(x)
    }
    return regression ? tf.losses.meanSquaredError(label, x) : tf.losses.softmaxCrossEntropy(label, x)
  })
}

function convolutional({ batch, channels, learningRate }: Convolutional, data: Data): Runner {
  const variables: Variables = {}
  for (const i of ['0', '1']) {
    const weight = tensorOf(data[`${i}.weight`])
    variables[`${i}.weight`] = tf.variable(tf.transpose(weight, [2, 3, 1, 0]))
    variables[`${i}.bias`] = tf.variable(tensorOf(data[`${i}.bias`]))
  }
  for (const i of ['2', '3']) addAffine(variables, data, i)
  const block = (x: tf.Tensor4D, i: string) =>
    tf.maxPool(
      tf.relu(
        tf.add(convolve(x, variables[`${i}.weight`] as tf.Variable<tf.Rank.R4>), variables[`${i}.bias`]),
      ) as tf.Tensor4D,
      2,
      2,
      'valid',
    )
  const optimizer = tf.train.adam(learningRate, 0.9, 0.999, 1e-8)
  return learning(data, optimizer, { classes: 10 }, (input, label) => {
    const image = tf.reshape(input, [batch, 28, 28, 1]) as tf.Tensor4D
    const pooled = block(block(image, '0'), '1')
    // Channels come last here and first elsewhere, and the weights after them know only one order.
    const flat = tf.reshape(tf.transpose(pooled, [0, 3, 1, 2]), [batch, channels[1] * 25])
    const hidden = tf.relu(affine(variables, '2', flat))
    return tf.losses.softmaxCrossEntropy(label, affine(variables, '3', hidden))
  })
}

/**
 * A valid convolution. The gradient of its filter has no kernel on this backend: it is the convolution of the input
 * with the gradient, where batch and channels change places.
 */
const convolve = tf.customGrad((x, filter, save) => {
  const [input, weight] = [x as tf.Tensor4D, filter as tf.Tensor4D]
  ;(save as (tensors: tf.Tensor[]) => void)([input, weight])
  return {
    value: tf.conv2d(input, weight, 1, 'valid'),
    gradFunc(gradient: tf.Tensor, saved: tf.Tensor[]) {
      const [x, w] = saved as tf.Tensor4D[]
      const g = gradient as tf.Tensor4D
      return [
        tf.conv2dTranspose(g, w, x.shape, 1, 'valid'),
        tf.transpose(
          tf.conv2d(
            tf.transpose(x, [3, 1, 2, 0]) as tf.Tensor4D,
            tf.transpose(g, [1, 2, 0, 3]) as tf.Tensor4D,
            1,
            'valid',
          ),
          [1, 2, 0, 3],
        ),
      ]
    },
  }
}) as (x: tf.Tensor4D, filter: tf.Tensor4D) => tf.Tensor4D

function transformer(workload: Transformer, data: Data): Runner {
  const { batch, context, heads, layers: depth, tokens, width, learningRate } = workload
  const part = width / heads
  const variables: Variables = {}
  for (const name of Object.keys(data)) {
    if (name.startsWith('input.') || name.startsWith('label.')) continue
    if (name.includes('norm') || !name.includes('.')) variables[name] = tf.variable(tensorOf(data[name]))
    else if (name.endsWith('.weight')) addAffine(variables, data, name.slice(0, -7))
  }
  const hidden = tf.tensor(
    Float32Array.from({ length: context * context }, (_, i) => (i % context > Math.floor(i / context) ? -1e9 : 0)),
    [context, context],
  )
  const norm = (name: string, x: tf.Tensor) => {
    const centred = tf.sub(x, tf.mean(x, -1, true))
    const deviation = tf.sqrt(tf.add(tf.mean(tf.square(centred), -1, true), 1e-5))
    return tf.add(tf.mul(tf.div(centred, deviation), variables[`${name}.weight`]), variables[`${name}.bias`])
  }
  const toHeads = (x: tf.Tensor) => tf.transpose(tf.reshape(x, [batch, context, heads, part]), [0, 2, 1, 3])
  const attend = (i: number, x: tf.Tensor) => {
    const [q, k, v] = tf.split(affine(variables, `${i}.joint`, x), 3, 1).map(toHeads)
    const scores = tf.add(tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(part)), hidden)
    const mixed = tf.transpose(tf.matMul(tf.softmax(scores), v), [0, 2, 1, 3])
    return affine(variables, `${i}.out`, tf.reshape(mixed, [batch * context, width]))
  }
  const gelu = (x: tf.Tensor) => tf.mul(x, tf.mul(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5))
  const optimizer = tf.train.adam(learningRate, 0.9, 0.999, 1e-8)
  const decay = () => {
    for (const variable of Object.values(variables)) variable.assign(tf.mul(variable, 1 - learningRate * 0.01))
  }
  return learning(data, optimizer, { classes: tokens, inputClasses: tokens, decay }, (input, label) => {
    const embedded = tf.matMul(input as tf.Tensor2D, variables.embedding as tf.Tensor2D)
    let x = tf.reshape(tf.add(tf.reshape(embedded, [batch, context, width]), variables.places), [
      batch * context,
      width,
    ])
    for (let i = 0; i < depth; i++) {
      x = tf.add(x, attend(i, norm(`${i}.norm1`, x)))
      x = tf.add(x, affine(variables, `${i}.linear2`, gelu(affine(variables, `${i}.linear1`, norm(`${i}.norm2`, x)))))
    }
    return tf.losses.softmaxCrossEntropy(label, affine(variables, 'head', norm('norm', x)))
  })
}

interface Feeding {
  classes: number
  /** Inputs are numbers of rows of a table: given as rows with a one, because gathering has no gradient here. */
  inputClasses?: number
  /** What the optimizer does to weights before the gradient is known. */
  decay?: () => void
}

function learning(
  data: Data,
  optimizer: tf.Optimizer,
  { classes, inputClasses = 0, decay }: Feeding,
  lossOf: (input: tf.Tensor, label: tf.Tensor) => tf.Tensor,
): Runner {
  const batches = Array.from({ length: BATCHES }, (_, i) => {
    const [input, label] = [data[`input.${i}`], data[`label.${i}`]]
    return {
      input: tensorOf(inputClasses > 0 ? oneHot(input, inputClasses) : input),
      label: tensorOf(classes > 0 ? oneHot(label, classes) : label),
    }
  })
  let next = 0
  return {
    version,
    step() {
      const { input, label } = batches[next++ % BATCHES]
      return tf.tidy(() => {
        const { value, grads } = tf.variableGrads(() => lossOf(input, label) as tf.Scalar)
        decay?.()
        optimizer.applyGradients(grads)
        return value.dataSync()[0]
      })
    },
  }
}

function affine(variables: Variables, name: string, x: tf.Tensor): tf.Tensor {
  const product = tf.matMul(x as tf.Tensor2D, variables[`${name}.weight`] as tf.Tensor2D)
  return tf.add(product, variables[`${name}.bias`])
}

function addAffine(into: Variables, data: Data, name: string): void {
  into[`${name}.weight`] = tf.variable(tensorOf(transposed(data[`${name}.weight`])))
  into[`${name}.bias`] = tf.variable(tensorOf(data[`${name}.bias`]))
}

function tensorOf({ data, shape }: { data: Numbers['data']; shape: number[] }): tf.Tensor {
  return tf.tensor(data, shape)
}
