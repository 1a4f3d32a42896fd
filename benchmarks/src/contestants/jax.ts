import type { Contestant, Runner, Start } from '../contestant.ts'
import { BATCHES } from '../make-data.ts'
import { type Numbers, oneHot, transposed } from '../numbers.ts'
import type { Convolutional, Layers, Product, Transformer, Update } from '../workload.ts'
import { shimWorkers } from './shim-workers.ts'

/** jax-js with `jit` around the whole step, on WebAssembly. */
export const jax: Contestant = async ({ workload, data, threads }) => {
  // The library asks for workers when it is loaded.
  if (threads > 1) shimWorkers(threads)
  const library = await import('@jax-js/jax')
  await library.init('wasm')
  library.defaultDevice('wasm')
  const session: Session = { ...library, np: library.numpy, threaded: threads > 1 }
  if (workload.kind === 'product') return product(session, workload, data)
  if (workload.kind === 'update') return update(session, workload, data)
  if (workload.kind === 'layers') return layers(session, workload, data)
  if (workload.kind === 'convolutional') return convolutional(session, workload, data)
  return transformer(session, workload, data)
}

type Library = typeof import('@jax-js/jax')
type Session = Library & { np: Library['numpy']; threaded: boolean }
type Data = Start['data']
type Array = InstanceType<Library['Array']>
type Tree = { [name: string]: Array }

const version = 'jax-js 0.1.25'

function product({ np, jit, blockUntilReady }: Session, _: Product, data: Data): Runner {
  const [a, b] = [arrayOf(np, data.a), arrayOf(np, data.b)]
  const multiply = jit((left: Array, right: Array) => np.matmul(left, right))
  let c: Array | null = null
  const start = () => {
    c?.dispose()
    c = multiply(a.ref, b.ref)
    return c
  }
  return {
    version,
    // Nothing is computed before somebody waits for it.
    step: async () => {
      const ready = await blockUntilReady(start().ref)
      ready.dispose()
      return 0
    },
    probe: async () => [...((await (c as Array).ref.data()) as Float32Array).subarray(0, 16)],
  }
}

function update(session: Session, { learningRate }: Update, data: Data): Runner {
  const { np, jit, tree, blockUntilReady } = session
  const gradient = arrayOf(np, data.gradient)
  let parameters: Tree = { weight: arrayOf(np, data.weight) }
  let state = adamState(session, parameters)
  const learn = jit((weights: Tree, moments: AdamState, weight: Array) =>
    adamStep(session, weights, { weight }, moments, learningRate, 0),
  )
  const start = () => {
    ;[parameters, state] = learn(parameters, state, gradient.ref)
  }
  return {
    version,
    step: async () => {
      start()
      tree.dispose(await blockUntilReady(tree.ref(parameters)))
      return 0
    },
    probe: async () => [...((await parameters.weight.ref.data()) as Float32Array).subarray(0, 16)],
  }
}

function layers(session: Session, workload: Layers, data: Data): Runner {
  const { np, nn } = session
  const { sizes, activation, task, learningRate } = workload
  const depth = sizes.length - 1
  const parameters: Tree = {}
  for (let i = 0; i < depth; i++) addAffine(np, parameters, data, `${i}`)
  const lossOf = (weights: Tree, input: Array, label: Array): Array => {
    let x = input
    for (let i = 0; i < depth; i++) {
      x = affine(np, weights, `${i}`, x)
      if (i < depth - 1) x = activation === 'tanh' ? np.tanh(x) : nn.relu(x)
    }
    return task === 'regression' ? np.square(x.sub(label)).mean() : crossEntropy(nn, x, label)
  }
  return learning(session, data, parameters, lossOf, {
    classes: task === 'regression' ? 0 : (sizes.at(-1) as number),
    optimizer: task === 'regression' ? 'gradient descent' : 'adam',
    learningRate,
    decay: 0,
  })
}

function convolutional(session: Session, { batch, channels, learningRate }: Convolutional, data: Data): Runner {
  const { np, nn, lax } = session
  const parameters: Tree = {}
  for (const i of ['0', '1']) {
    parameters[`${i}.weight`] = arrayOf(np, data[`${i}.weight`])
    parameters[`${i}.bias`] = arrayOf(np, data[`${i}.bias`]).reshape([-1, 1, 1])
  }
  for (const i of ['2', '3']) addAffine(np, parameters, data, i)
  const block = (x: Array, weights: Tree, i: string, size: number): Array => {
    const raised = nn.relu(lax.conv(x, weights[`${i}.weight`], [1, 1], 'VALID').add(weights[`${i}.bias`]))
    const kept = 2 * size
    const even = raised.slice([], [], [0, kept], [0, kept])
    return even.reshape([batch, channels[Number(i)], size, 2, size, 2]).max([3, 5])
  }
  const lossOf = (weights: Tree, input: Array, label: Array): Array => {
    const pooled = block(block(input, weights, '0', 13), weights, '1', 5)
    const hidden = nn.relu(affine(np, weights, '2', pooled.reshape([batch, channels[1] * 25])))
    return crossEntropy(nn, affine(np, weights, '3', hidden), label)
  }
  return learning(session, data, parameters, lossOf, { classes: 10, optimizer: 'adam', learningRate, decay: 0 })
}

function transformer(session: Session, workload: Transformer, data: Data): Runner {
  const { np, nn } = session
  const { batch, context, heads, layers: depth, tokens, width, learningRate } = workload
  const part = width / heads
  const parameters: Tree = { embedding: arrayOf(np, data.embedding), places: arrayOf(np, data.places) }
  for (const name of Object.keys(data)) {
    if (name.endsWith('.weight') && !name.includes('norm')) addAffine(np, parameters, data, name.slice(0, -7))
    else if (name.includes('norm')) parameters[name] = arrayOf(np, data[name])
  }
  const hidden = np
    .array(
      Float32Array.from({ length: context * context }, (_, i) => (i % context > Math.floor(i / context) ? -1e9 : 0)),
    )
    .reshape([context, context])

  const norm = (weights: Tree, name: string, x: Array): Array => {
    const centred = x.ref.sub(x.mean(-1, { keepdims: true }))
    const variance = np.square(centred.ref).mean(-1, { keepdims: true })
    return centred
      .mul(np.reciprocal(np.sqrt(variance.add(1e-5))))
      .mul(weights[`${name}.weight`])
      .add(weights[`${name}.bias`])
  }
  const toHeads = (x: Array, at: number): Array =>
    x
      .slice([], [], [at * width, (at + 1) * width])
      .reshape([batch, context, heads, part])
      .transpose([0, 2, 1, 3])
  const attend = (weights: Tree, i: number, x: Array): Array => {
    const joint = affine(np, weights, `${i}.joint`, x)
    const [q, k, v] = [toHeads(joint.ref, 0), toHeads(joint.ref, 1), toHeads(joint, 2)]
    const scores = np
      .matmul(q, k.transpose([0, 1, 3, 2]))
      .mul(1 / Math.sqrt(part))
      .add(hidden.ref)
    const mixed = np.matmul(nn.softmax(scores, -1), v).transpose([0, 2, 1, 3]).reshape([batch, context, width])
    return affine(np, weights, `${i}.out`, mixed)
  }
  const lossOf = (weights: Tree, input: Array, label: Array): Array => {
    let x = np.matmul(input, weights.embedding).reshape([batch, context, width]).add(weights.places)
    for (let i = 0; i < depth; i++) {
      x = x.ref.add(attend(weights, i, norm(weights, `${i}.norm1`, x)))
      const inner = nn.gelu(affine(np, weights, `${i}.linear1`, norm(weights, `${i}.norm2`, x.ref)), {
        approximate: false,
      })
      x = x.add(affine(np, weights, `${i}.linear2`, inner))
    }
    return crossEntropy(nn, affine(np, weights, 'head', norm(weights, 'norm', x)).reshape([-1, tokens]), label)
  }
  return learning(session, data, parameters, lossOf, {
    classes: tokens,
    inputClasses: tokens,
    optimizer: 'adam',
    learningRate,
    decay: 0.01,
  })
}

interface Learning {
  classes: number
  /** Inputs are numbers of rows of a table: given as rows with a one, because gathering has no quick gradient here. */
  inputClasses?: number
  optimizer: 'gradient descent' | 'adam'
  learningRate: number
  decay: number
}

function learning(
  session: Session,
  data: Data,
  first: Tree,
  lossOf: (weights: Tree, input: Array, label: Array) => Array,
  { classes, inputClasses = 0, optimizer, learningRate, decay }: Learning,
): Runner {
  const { np, jit, valueAndGrad, tree, threaded } = session
  const batches = globalThis.Array.from({ length: BATCHES }, (_, i) => {
    const [input, label] = [data[`input.${i}`], data[`label.${i}`]]
    return {
      input: arrayOf(np, inputClasses > 0 ? oneHot(input, inputClasses) : input),
      label: arrayOf(np, classes > 0 ? oneHot(label, classes) : label),
    }
  })
  const step = jit((weights: Tree, moments: AdamState, input: Array, label: Array) => {
    const [loss, gradients] = valueAndGrad(lossOf)(tree.ref(weights), input, label) as [Array, Tree]
    if (optimizer === 'adam') {
      const [next, after] = adamStep(session, weights, gradients, moments, learningRate, decay)
      return [next, after, loss] as const
    }
    const next = Object.fromEntries(
      Object.entries(weights).map(([name, weight]) => [name, weight.sub(gradients[name].mul(learningRate))]),
    )
    return [next, moments, loss] as const
  })
  let parameters = first
  let state = adamState(session, optimizer === 'adam' ? parameters : {})
  let next = 0
  const start = (): Array => {
    const { input, label } = batches[next++ % BATCHES]
    let loss: Array
    ;[parameters, state, loss] = step(parameters, state, input.ref, label.ref) as readonly [Tree, AdamState, Array]
    return loss
  }
  return {
    version,
    step: threaded ? async () => (await start().data())[0] as number : () => start().item(),
  }
}

type AdamState = { mean: Tree; variance: Tree; count: Array }

function adamState({ np }: Session, parameters: Tree): AdamState {
  const zeros = () => Object.fromEntries(Object.entries(parameters).map(([name, { shape }]) => [name, np.zeros(shape)]))
  return { mean: zeros(), variance: zeros(), count: np.zeros([]) }
}

function adamStep(
  { np }: Session,
  weights: Tree,
  gradients: Tree,
  { mean, variance, count }: AdamState,
  learningRate: number,
  decay: number,
): [Tree, AdamState] {
  const now = count.add(1)
  const correction = (beta: number) => np.array(1).sub(np.exp(now.ref.mul(Math.log(beta))))
  const [ofMean, ofVariance] = [correction(0.9), correction(0.999)]
  const next: Tree = {}
  const after: AdamState = { mean: {}, variance: {}, count: now }
  for (const name of Object.keys(weights)) {
    const g = gradients[name]
    const m = mean[name].mul(0.9).add(g.ref.mul(0.1))
    const v = variance[name].mul(0.999).add(np.square(g).mul(0.001))
    after.mean[name] = m.ref
    after.variance[name] = v.ref
    const change = m.div(ofMean.ref).div(np.sqrt(v.div(ofVariance.ref)).add(1e-8))
    const w = weights[name]
    next[name] = (decay > 0 ? w.mul(1 - learningRate * decay) : w).sub(change.mul(learningRate))
  }
  ofMean.dispose()
  ofVariance.dispose()
  return [next, after]
}

function affine(np: Session['np'], weights: Tree, name: string, x: Array): Array {
  return np.matmul(x, weights[`${name}.weight`]).add(weights[`${name}.bias`])
}

function addAffine(np: Session['np'], into: Tree, data: Data, name: string): void {
  into[`${name}.weight`] = arrayOf(np, transposed(data[`${name}.weight`]))
  into[`${name}.bias`] = arrayOf(np, data[`${name}.bias`])
}

function crossEntropy(nn: Session['nn'], logits: Array, label: Array): Array {
  return nn.logSoftmax(logits, -1).mul(label).sum(-1).mean().neg()
}

function arrayOf(np: Session['np'], { data, shape }: { data: Numbers['data']; shape: number[] }): Array {
  return np.array(data as Float32Array<ArrayBuffer>).reshape(shape)
}
