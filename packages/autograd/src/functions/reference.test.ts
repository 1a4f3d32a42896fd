import { describe, expect, it } from 'vitest'
import reference from '../../../../tools/oracles/fixtures/gradients.json' with { type: 'json' }
import * as core from '../index.ts'
import type { Tensor } from '../tensor.ts'
import { expectNumbers } from '../testing.fixture.ts'
import { clamp } from './clamp.ts'
import { max } from './max.ts'
import { min } from './min.ts'
import { pow } from './pow.ts'

interface Numbers {
  readonly shape: readonly number[]
  readonly dtype: string
  readonly data: readonly (number | boolean)[]
}

type Settings = Record<string, never>
type Operation = (inputs: Tensor[], settings: Settings) => Tensor

const axesOf = ({ axis }: Settings): number | undefined => axis
const kept = ({ keepdim }: Settings) => ({ keepAxes: Boolean(keepdim) })

const operations: Record<string, Operation> = {
  sin: ([x]) => core.sin(x),
  cos: ([x]) => core.cos(x),
  tan: ([x]) => core.tan(x),
  asin: ([x]) => core.asin(x),
  acos: ([x]) => core.acos(x),
  atan: ([x]) => core.atan(x),
  atan2: ([y, x]) => core.atan2(y, x),
  sinh: ([x]) => core.sinh(x),
  cosh: ([x]) => core.cosh(x),
  asinh: ([x]) => core.asinh(x),
  'acosh(x+1)': ([x]) => core.acosh(x.add(1)),
  atanh: ([x]) => core.atanh(x),
  log2: ([x]) => core.log2(x),
  log10: ([x]) => core.log10(x),
  expm1: ([x]) => core.expm1(x),
  log1p: ([x]) => core.log1p(x),
  floor: ([x]) => core.floor(x),
  round: ([x]) => core.round(x),
  softplus: ([x]) => core.softplus(x),
  maximum: ([x, y]) => core.maximum(x, y),
  minimum: ([x, y]) => core.minimum(x, y),
  relu: ([x]) => core.relu(x),
  sign: ([x]) => core.sign(x),
  clamp: ([x], { min, max }) => clamp(x, min, max),
  pow: ([x, y], { exponent }) => pow(x, y ?? exponent),
  prod: ([x], s) => core.product(x, axesOf(s), kept(s)),
  var: ([x], s) => core.variance(x, axesOf(s), { correction: s.correction }),
  std: ([x], s) => core.standardDeviation(x, axesOf(s), { correction: s.correction }),
  // The case of second order reduces the last axis without saying so.
  logsumexp: ([x], { axis, order }) => core.logSumExp(x, order ? -1 : axis),
  norm: ([x], s) => core.norm(x, { p: s.p, axes: axesOf(s) }),
  softmax: ([x], { axis }) => core.softmax(x, axis),
  logSoftmax: ([x], { axis }) => core.logSoftmax(x, axis),
  cumsum: ([x], { axis }) => core.cumulativeSum(x, axis),
  cumprod: ([x], { axis }) => core.cumulativeProduct(x, axis),
  sort: ([x], { axis }) => core.sort(x, { axis }).values,
  topk: ([x], { axis, k }) => core.topK(x, k, { axis }).values,
  reshape: ([x], { shape }) => x.reshape(shape),
  transpose: ([x], { axes }) => x.permute(axes),
  broadcastTo: ([x], { shape }) => x.expand(shape),
  concat: (parts, { axis }) => core.concat(parts, axis),
  stack: (parts, { axis }) => core.stack(parts, axis),
  slice: ([x], { start, stop, step }) =>
    core.slice(
      x,
      x.shape.map((_, axis) => [start[axis], stop[axis], step[axis]] as core.Range),
    ),
  pad: ([x], { padding, value }) => core.pad(x, padding, value),
  flip: ([x], { axis }) => core.flip(x, axis),
  roll: ([x], { shift, axis }) => core.roll(x, shift, axis),
  tril: ([x], { diagonal }) => core.lowerTriangle(x, diagonal),
  triu: ([x], { diagonal }) => core.upperTriangle(x, diagonal),
  diagonal: ([x]) => core.diagonal(x),
  tile: ([x], { repeats }) => core.tile(x, repeats),
  repeatInterleave: ([x], { repeats, axis }) => core.repeat(x, repeats, axis),
  take: ([x, indices], { axis }) => core.take(x, indices, axis),
  erf: ([x]) => core.erf(x),
  abs: ([x]) => core.abs(x),
  sqrt: ([x]) => x.sqrt(),
  rsqrt: ([x]) => core.rsqrt(x),
  reciprocal: ([x]) => core.reciprocal(x),
  tanh: ([x]) => core.tanh(x),
  sigmoid: ([x]) => core.sigmoid(x),
  gather: ([x, index], { axis }) => core.gather(x, index, axis),
  scatterAdd: ([x, index, source], { axis }) => x.add(core.scatterAdd(source, index, axis, x.shape[axis])),
  embedding: ([indices, table]) => core.take(table, indices),
  einsum: (operands, { equation }) => core.einsum(equation, ...operands),
  where: ([condition, a, b]) => core.where(condition, a, b),
  sum: ([x], s) => x.sum(axesOf(s), kept(s)),
  mean: ([x], s) => x.mean(axesOf(s), kept(s)),
  max: ([x], s) => max(x, axesOf(s), kept(s)),
  min: ([x], s) => min(x, axesOf(s), kept(s)),
  ...Object.fromEntries(
    ['neg', 'exp', 'square', 'log'].map((name): [string, Operation] => [name, ([x]) => x[name as 'neg']()]),
  ),
  ...Object.fromEntries(
    ['add', 'sub', 'mul', 'div', 'matmul'].map((name): [string, Operation] => [
      name,
      ([a, b]) => a[name as 'matmul'](b),
    ]),
  ),
}

const cases = reference.cases
  .filter(({ op }) => op in operations)
  .map((record, number) => ({
    ...(record as unknown as {
      op: string
      attrs: Settings
      inputs: Numbers[]
      output?: Numbers
      cotangent?: Numbers
      gradients?: (Numbers | null)[]
      vector?: Numbers
      hvp?: Numbers
    }),
    title: `${record.op} ${JSON.stringify(record.attrs)} [${record.inputs.map(({ shape }) => shape).join('] [')}] ${number}`,
  }))

const precisions = [
  { dtype: 'float64', within: 1e-9 },
  { dtype: 'float32', within: 1e-5 },
] as const

describe.each(precisions)('PyTorch agrees in $dtype', ({ dtype, within }) => {
  const toTensor = ({ shape, dtype: own, data }: Numbers) =>
    core.tensor(Float64Array.from(data, Number), { shape }).cast(own.startsWith('float') ? dtype : (own as core.DType))

  it.each(cases)('$title', ({ op, attrs, inputs, output, cotangent, gradients, vector, hvp }) => {
    const given = inputs.map(toTensor)
    if (vector && hvp) {
      const sum = (x: Tensor) => operations[op]([x], attrs).sum()
      return expectNumbers(core.hvp(sum, given[0], toTensor(vector)), toTensor(hvp), within)
    }
    const places = inputs.flatMap((_, i) => (gradients?.[i] ? [i] : []))
    const { value, pullback } = core.vjp(
      (moving: Tensor[]) =>
        operations[op](
          given.map((fixed, i) => (places.includes(i) ? moving[places.indexOf(i)] : fixed)),
          attrs,
        ),
      places.map((i) => given[i]),
    )
    expectNumbers(value as Tensor, toTensor(output as Numbers), within)
    const found = pullback(toTensor(cotangent as Numbers)) as Tensor[]
    places.forEach((i, place) => {
      expect(found[place].dtype).toBe(dtype)
      expectNumbers(found[place], toTensor(gradients?.[i] as Numbers), within)
    })
  })
})
