import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Numbers } from './numbers.ts'
import type { Convolutional, Layers, Transformer, Workload } from './workload.ts'

/** Mini-batches that take turns, so that no contestant trains on one that it knows by heart. */
export const BATCHES = 8

/**
 * First weights and mini-batches of a workload, the same on every machine.
 *
 * Weights are named as PyTorch names them and lie as there ([outputs, inputs]); batches are `input.0`, `label.0` and so on.
 */
export function makeData(workload: Workload): Record<string, Numbers> {
  const generator = xoroshiro128plus(2026)
  const uniform = () => uniformFloat64(generator)
  const spread = (shape: readonly number[], low: number, high: number): Numbers => {
    const data = new Float32Array(shape.reduce((product, size) => product * size, 1))
    for (let i = 0; i < data.length; i++) data[i] = low + (high - low) * uniform()
    return { dtype: 'float32', shape: [...shape], data }
  }
  const choices = (shape: readonly number[], below: number): Numbers => {
    const data = new Int32Array(shape.reduce((product, size) => product * size, 1))
    for (let i = 0; i < data.length; i++) data[i] = Math.floor(below * uniform())
    return { dtype: 'int32', shape: [...shape], data }
  }
  const makers: Makers = { spread, choices }
  if (workload.kind === 'product') {
    const shape = [workload.size, workload.size]
    return { a: spread(shape, -1, 1), b: spread(shape, -1, 1) }
  }
  if (workload.kind === 'update')
    return { weight: spread([workload.size], -1, 1), gradient: spread([workload.size], -1, 1) }
  if (workload.kind === 'layers') return layersData(workload, makers)
  if (workload.kind === 'convolutional') return convolutionalData(workload, makers)
  return transformerData(workload, makers)
}

interface Makers {
  spread(shape: readonly number[], low: number, high: number): Numbers
  choices(shape: readonly number[], below: number): Numbers
}

function layersData({ sizes, task, batch }: Layers, { spread, choices }: Makers): Record<string, Numbers> {
  const data: Record<string, Numbers> = {}
  const outputs = sizes.at(-1) as number
  for (let i = 0; i + 1 < sizes.length; i++) Object.assign(data, affine(`${i}`, sizes[i + 1], [sizes[i]], spread))
  for (let i = 0; i < BATCHES; i++) {
    data[`input.${i}`] = task === 'regression' ? spread([batch, sizes[0]], -1, 1) : spread([batch, sizes[0]], 0, 1)
    data[`label.${i}`] = task === 'regression' ? spread([batch, outputs], -1, 1) : choices([batch], outputs)
  }
  return data
}

function convolutionalData({ channels, hidden, batch }: Convolutional, makers: Makers): Record<string, Numbers> {
  const { spread, choices } = makers
  const data: Record<string, Numbers> = {
    ...affine('0', channels[0], [1, 3, 3], spread),
    ...affine('1', channels[1], [channels[0], 3, 3], spread),
    ...affine('2', hidden, [channels[1] * 25], spread),
    ...affine('3', 10, [hidden], spread),
  }
  for (let i = 0; i < BATCHES; i++) {
    data[`input.${i}`] = spread([batch, 1, 28, 28], 0, 1)
    data[`label.${i}`] = choices([batch], 10)
  }
  return data
}

function transformerData({ layers, width, context, tokens, batch }: Transformer, makers: Makers) {
  const { spread, choices } = makers
  const norm = (name: string) => ({
    [`${name}.weight`]: spread([width], 0.9, 1.1),
    [`${name}.bias`]: spread([width], -0.1, 0.1),
  })
  const data: Record<string, Numbers> = {
    embedding: spread([tokens, width], -0.1, 0.1),
    places: spread([context, width], -0.1, 0.1),
    ...norm('norm'),
    ...affine('head', tokens, [width], spread),
  }
  for (let i = 0; i < layers; i++) {
    Object.assign(
      data,
      norm(`${i}.norm1`),
      norm(`${i}.norm2`),
      affine(`${i}.joint`, 3 * width, [width], spread),
      affine(`${i}.out`, width, [width], spread),
      affine(`${i}.linear1`, 4 * width, [width], spread),
      affine(`${i}.linear2`, width, [4 * width], spread),
    )
  }
  for (let i = 0; i < BATCHES; i++) {
    data[`input.${i}`] = choices([batch, context], tokens)
    data[`label.${i}`] = choices([batch * context], tokens)
  }
  return data
}

/** Weight and bias within ±1/√fanIn. */
function affine(name: string, outputs: number, inputs: readonly number[], spread: Makers['spread']) {
  const bound = 1 / Math.sqrt(inputs.reduce((product, size) => product * size, 1))
  return {
    [`${name}.weight`]: spread([outputs, ...inputs], -bound, bound),
    [`${name}.bias`]: spread([outputs], -bound, bound),
  }
}
