import { readFileSync } from 'node:fs'
import {
  compile,
  optimize,
  type Parameter,
  parameter,
  setBackend,
  state,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { wasmBackend } from '@chainrule/backend-wasm'
import {
  conv2d,
  crossEntropy,
  embed,
  flatten,
  layerNorm,
  linear,
  loadWeights,
  type Module,
  maxPool2d,
  meanSquaredError,
  relu,
  sequential,
  tanh,
  transformerBlock,
} from '@chainrule/nn'
import { adam, adamw, gradientDescent } from '@chainrule/optimizers'
import type { Contestant, Runner, Start } from '../contestant.ts'
import { BATCHES } from '../make-data.ts'
import type { Numbers } from '../numbers.ts'
import type { Convolutional, Layers, Product, Transformer, Update, Workload } from '../workload.ts'

/** Ours, as a user would write it. */
export const chainrule: Contestant = ({ workload, data, threads }) => {
  setBackend(wasmBackend({ threads }))
  return chainruleRunner(workload, data)
}

/** The same on the backend that is set. */
export function chainruleRunner(workload: Workload, data: Data): Runner {
  if (workload.kind === 'product') return product(workload, data)
  if (workload.kind === 'update') return update(workload, data)
  if (workload.kind === 'layers') return layers(workload, data)
  if (workload.kind === 'convolutional') return convolutional(workload, data)
  return transformer(workload, data)
}

type Data = Start['data']

const { version } = JSON.parse(
  readFileSync(new URL('../../../packages/autograd/package.json', import.meta.url), 'utf8'),
) as { version: string }

function product({ size }: Product, data: Data): Runner {
  const [a, b] = [state(numbers(data.a)), state(numbers(data.b))]
  const c = state(numbers({ dtype: 'float32', shape: [size, size], data: new Float32Array(size * size) }), {
    keepPrevious: false,
  })
  const multiply = compile(() => {
    c.assign(a.matmul(b))
  })
  return {
    version: `chainrule ${version}`,
    step() {
      multiply()
      return 0
    },
    probe: () => firstOf(c),
  }
}

function update({ learningRate }: Update, data: Data): Runner {
  const weight = parameter(numbers(data.weight), { name: 'weight' })
  const gradient = state(numbers(data.gradient))
  const optimizer = optimize({ weight }, adam({ learningRate }))
  const learn = compile(() => {
    weight.mul(gradient).sum().backward()
    optimizer.step()
  })
  return {
    version: `chainrule ${version}`,
    step() {
      learn()
      return 0
    },
    probe: () => firstOf(weight),
  }
}

function layers({ sizes, activation, task, learningRate }: Layers, data: Data): Runner {
  const between = activation === 'tanh' ? tanh : relu
  const affine = sizes.slice(1).map((size, i) => linear(sizes[i], size))
  const model = sequential(...affine.flatMap((layer, i): Module[] => (i === 0 ? [layer] : [between, layer])))
  load(affine, data)
  const optimizer =
    task === 'regression' ? optimize(model, gradientDescent({ learningRate })) : optimize(model, adam({ learningRate }))
  const lossOf = task === 'regression' ? meanSquaredError : crossEntropy
  return learning(data, (input, label) => {
    const loss = lossOf(model(input), label)
    loss.backward()
    optimizer.step()
    return loss
  })
}

function convolutional({ channels, hidden, learningRate }: Convolutional, data: Data): Runner {
  const parts = [
    conv2d(1, channels[0], { kernelSize: 3 }),
    conv2d(channels[0], channels[1], { kernelSize: 3 }),
    linear(channels[1] * 25, hidden),
    linear(hidden, 10),
  ] as const
  const pool = maxPool2d({ kernelSize: 2 })
  const model = sequential(parts[0], relu, pool, parts[1], relu, pool, (x) => flatten(x), parts[2], relu, parts[3])
  load(parts, data)
  const optimizer = optimize(model, adam({ learningRate }))
  return learning(data, (input, label) => {
    const loss = crossEntropy(model(input), label)
    loss.backward()
    optimizer.step()
    return loss
  })
}

function transformer({ layers, width, heads, tokens, learningRate }: Transformer, data: Data): Runner {
  const blocks = Array.from({ length: layers }, () => transformerBlock(width, { heads, causal: true }))
  const model = {
    embedding: parameter(numbers(data.embedding)),
    places: parameter(numbers(data.places)),
    blocks,
    norm: layerNorm(width),
    head: linear(width, tokens),
  }
  blocks.forEach(({ self_attn: attention, linear1, linear2, norm1, norm2 }, i) => {
    const { out_proj: out, ...joint } = attention
    set(joint.in_proj_weight, data[`${i}.joint.weight`])
    set(joint.in_proj_bias as Parameter, data[`${i}.joint.bias`])
    for (const [name, part] of Object.entries({ out, linear1, linear2, norm1, norm2 })) {
      set(part.weight as Parameter, data[`${i}.${name}.weight`])
      set(part.bias as Parameter, data[`${i}.${name}.bias`])
    }
  })
  loadWeights(model.norm, { weight: data['norm.weight'], bias: data['norm.bias'] })
  loadWeights(model.head, { weight: data['head.weight'], bias: data['head.bias'] })
  const optimizer = optimize(model, adamw({ learningRate, weightDecay: 0.01 }))
  return learning(data, (input, label) => {
    let x = embed(input, model.embedding).add(model.places)
    for (const block of model.blocks) x = block(x)
    const loss = crossEntropy(model.head(model.norm(x)).reshape([-1, tokens]), label)
    loss.backward()
    optimizer.step()
    return loss
  })
}

/** A captured step on batches that take turns. */
function learning(data: Data, step: (input: Tensor, label: Tensor) => Tensor): Runner {
  const batches = Array.from({ length: BATCHES }, (_, i) => ({
    input: numbers(data[`input.${i}`]),
    label: numbers(data[`label.${i}`]),
  }))
  const learn = compile(step)
  let next = 0
  return {
    version: `chainrule ${version}`,
    step() {
      const { input, label } = batches[next++ % BATCHES]
      return learn(input, label).item()
    },
  }
}

function load(parts: readonly object[], data: Data): void {
  parts.forEach((part, i) => {
    loadWeights(part, { weight: data[`${i}.weight`], bias: data[`${i}.bias`] })
  })
}

function set(cell: Parameter, { data }: Numbers): void {
  cell.write(data)
}

function numbers({ data, shape, dtype }: Numbers): Tensor {
  return tensor(data, { shape, dtype })
}

function firstOf(cell: Tensor): number[] {
  return [...cell.data().subarray(0, 16)]
}
