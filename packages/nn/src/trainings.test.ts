import { abs, initialize, type Parameter, parameter, parametersOf, type Tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
// Fifteen steps of PyTorch on small models, with start weights and data; see the README beside the file.
import reference from '../../../tools/oracles/fixtures/trainings.json' with { type: 'json' }
import {
  conv2d,
  crossEntropy,
  embedding,
  flatten,
  layer,
  linear,
  loadWeights,
  lstm,
  maxPool2d,
  meanSquaredError,
  outputOf,
  relu,
  sequential,
  tanh,
  transformerBlock,
  type WeightData,
} from './index.ts'
import { leafOf, type Plain, precisions } from './reference.fixture.ts'

interface Training {
  readonly training: string
  readonly parameters: { readonly [name: string]: Plain }
  readonly data: { readonly [name: string]: Plain }
  readonly losses: number[]
}

interface Task {
  readonly model: (x: Tensor) => Tensor
  /** The weights of the reference under our names; matrices it multiplies from the right are transposed. */
  readonly names: { readonly [ours: string]: string }
  readonly loss: (output: Tensor, data: { readonly [name: string]: Tensor }) => Tensor
  readonly update: Update
}

/** Changes the value of one parameter by its gradient. */
type Update = (gradient: Float64Array, value: Float64Array, memory: Memory) => void
interface Memory {
  first: Float64Array
  second: Float64Array
  step: number
}

describe.each(precisions)('in $dtype', ({ dtype }) => {
  it.each((reference.cases as unknown as Training[]).map((one) => [one.training, one] as const))(
    '%s follows the losses of PyTorch',
    (name, training) => {
      const task = taskOf(name, dtype)
      load(task.model, task.names, training, dtype)
      const data = Object.fromEntries(Object.entries(training.data).map(([key, plain]) => [key, leafOf(plain, dtype)]))
      const memory = new Map<Parameter, Memory>()
      const losses = training.losses.map(() => step(task, data, memory))
      losses.forEach((loss, i) => {
        const expected = training.losses[i]
        const allowed = (dtype === 'float64' ? 1e-8 : 1e-4) * Math.max(1, Math.abs(expected))
        expect([i, Math.abs(loss - expected) <= allowed, loss, expected]).toEqual([i, true, loss, expected])
      })
    },
  )
})

function step(task: Task, data: { readonly [name: string]: Tensor }, memory: Map<Parameter, Memory>): number {
  const parameters = [...parametersOf(task.model).values()].filter((cell) => cell.requiresGrad)
  const loss = task.loss(task.model(data.x ?? data.ids), data)
  loss.backward()
  const next = parameters.map((cell) => {
    const zeros = () => new Float64Array(cell.size)
    const kept = memory.get(cell) ?? { first: zeros(), second: zeros(), step: 0 }
    memory.set(cell, kept)
    kept.step += 1
    const value = Float64Array.from(cell.data())
    task.update(Float64Array.from((cell.grad as Tensor).data()), value, kept)
    return value
  })
  const result = loss.item()
  parameters.forEach((cell, i) => {
    cell.write(next[i])
    cell.grad = null
  })
  return result
}

function taskOf(name: string, dtype: 'float32' | 'float64'): Task {
  const [kind, second, third] = name.split('-')
  const classes: Task['loss'] = (output, { t }) => crossEntropy(output, t)
  if (kind === 'cnn') {
    return {
      model: sequential(
        conv2d(1, 4, { kernelSize: 3, padding: 1, dtype }),
        relu,
        maxPool2d({ kernelSize: 2 }),
        conv2d(4, 5, { kernelSize: 3, padding: 1, dtype }),
        relu,
        maxPool2d({ kernelSize: 2 }),
        flatten,
        linear(20, 3, { dtype }),
      ),
      names: { '0.weight': 'k1', '0.bias': 'c1', '3.weight': 'k2', '3.bias': 'c2', '7.weight': 'w', '7.bias': 'b' },
      loss: classes,
      update: adam(0.01),
    }
  }
  if (kind === 'lstm') {
    return {
      model: sequential(outputOf(lstm(3, 4, { dtype }), { step: 'last' }), linear(4, 1, { dtype })),
      names: {
        '0.layer.weight_ih_l0': 'wi',
        '0.layer.weight_hh_l0': 'wh',
        '0.layer.bias_ih_l0': 'bi',
        '0.layer.bias_hh_l0': 'bh',
        '1.weight': 'w',
        '1.bias': 'b',
      },
      loss: (output, { y }) => meanSquaredError(output, y),
      update: adam(0.02),
    }
  }
  if (kind === 'transformer') return transformer(dtype)
  const penalty = third === 'rmsprop'
  const model = sequential(linear(4, 8, { dtype }), second === 'relu' ? relu : tanh, linear(8, 3, { dtype }))
  return {
    model,
    names: { '0.weight': 'w1', '0.bias': 'b1', '2.weight': 'w2', '2.bias': 'b2' },
    loss: (output, { t }) => {
      const loss = crossEntropy(output, t)
      if (!penalty) return loss
      return loss.add(abs(model[0].weight).sum().mul(0.01)).add(model[2].weight.square().sum().mul(0.02))
    },
    update: penalty ? rmsprop(0.01) : third === 'nesterov' ? nesterov(0.1, 0.9) : adam(0.05),
  }
}

function transformer(dtype: 'float32' | 'float64'): Task {
  const table = embedding(7, 8, { dtype })
  const model = layer(
    'languageModel',
    (ids: Tensor): Tensor => model.head(model.block(model.table(ids).add(model.position))),
    {
      table,
      position: parameter(leafOf({ shape: [6, 8], dtype: 'float64', data: new Array(48).fill(0) }, dtype).detach()),
      block: transformerBlock(8, { heads: 2, causal: true, dtype }),
      head: linear(8, 7, { bias: false, dtype }),
    },
  )
  // The reference has no biases in its attention, so they must stay as they are: zeros.
  for (const cell of [model.block.self_attn.in_proj_bias, model.block.self_attn.out_proj.bias]) freeze(cell)
  return {
    model,
    names: {
      'table.weight': 'emb',
      position: 'pos',
      'block.self_attn.in_proj_weight': 'wqkv',
      'block.self_attn.out_proj.weight': 'wo',
      'block.linear1.weight': 'w1',
      'block.linear1.bias': 'b1',
      'block.linear2.weight': 'w2',
      'block.linear2.bias': 'b2',
      'block.norm1.weight': 'ln1g',
      'block.norm1.bias': 'ln1b',
      'block.norm2.weight': 'ln2g',
      'block.norm2.bias': 'ln2b',
      'head.weight': 'head',
    },
    loss: (output, { tgt }) => crossEntropy(output, tgt, { axis: -1 }),
    update: adam(0.01, 0.01),
  }
}

function freeze(cell: Parameter | null): void {
  if (cell) cell.requiresGrad = false
}

/** Matrices that the reference multiplies from the right become ours, [outputs, inputs]. */
const transposed = new Set(['w', 'w1', 'w2', 'wqkv', 'wo', 'head'])

function load(model: object, names: Task['names'], { parameters }: Training, dtype: 'float32' | 'float64'): void {
  initialize(model, { seed: 1 })
  const entries = Object.entries(names).map(([ours, theirs]): [string, WeightData] => {
    const value = leafOf(parameters[theirs], dtype)
    const turned = transposed.has(theirs) ? value.transpose() : value
    return [ours, { dtype, shape: turned.shape, data: turned.data() }]
  })
  const { missing, unexpected } = loadWeights(model, new Map(entries), { strict: false })
  expect(unexpected).toEqual([])
  for (const name of missing)
    parametersOf(model)
      .get(name)
      ?.write(new Float64Array(parametersOf(model).get(name)?.size ?? 0))
}

function adam(learningRate: number, decay = 0): Update {
  return (gradient, value, { first, second, step }) => {
    gradient.forEach((g, i) => {
      first[i] = 0.9 * first[i] + 0.1 * g
      second[i] = 0.999 * second[i] + 0.001 * g * g
      const mean = first[i] / (1 - 0.9 ** step)
      const root = Math.sqrt(second[i] / (1 - 0.999 ** step)) + 1e-8
      value[i] = value[i] * (1 - learningRate * decay) - (learningRate * mean) / root
    })
  }
}

function nesterov(learningRate: number, momentum: number): Update {
  return (gradient, value, { first }) => {
    gradient.forEach((g, i) => {
      first[i] = momentum * first[i] + g
      value[i] -= learningRate * (g + momentum * first[i])
    })
  }
}

function rmsprop(learningRate: number): Update {
  return (gradient, value, { second }) => {
    gradient.forEach((g, i) => {
      second[i] = 0.99 * second[i] + 0.01 * g * g
      value[i] -= (learningRate * g) / (Math.sqrt(second[i]) + 1e-8)
    })
  }
}
