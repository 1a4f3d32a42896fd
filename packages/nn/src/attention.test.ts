import {
  abs,
  drawNormal,
  finite,
  flip,
  initialize,
  max,
  min,
  ones,
  randomKey,
  slice,
  type Tensor,
  tensor,
  where,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { evaluationMode, multiHeadAttention, scaledDotProductAttention, transformerBlock } from './index.ts'

const draw = (name: string, shape: number[]) => drawNormal(randomKey(3).fold(name), shape)
const [q, k, v] = ['q', 'k', 'v'].map((name) => draw(name, [2, 5, 4]))

function distance(a: Tensor, b: Tensor): number {
  return max(abs(a.sub(b))).item()
}

describe('scaledDotProductAttention', () => {
  it('sees nothing of later places when it is causal', () => {
    const changed = (x: Tensor) => x.add(tensor([0, 0, 0, 9, 9]).reshape([5, 1]))
    const attend = (key: Tensor, value: Tensor) => scaledDotProductAttention(q, key, value, { causal: true })
    const [before, after] = [attend(k, v), attend(changed(k), changed(v))]
    expect(distance(slice(before, [null, [0, 3]]), slice(after, [null, [0, 3]]))).toBe(0)
    expect(distance(slice(before, [null, [3]]), slice(after, [null, [3]]))).toBeGreaterThan(1)
  })

  it('gives the first place its own value', () => {
    const first = slice(scaledDotProductAttention(q, k, v, { causal: true }), [null, [0, 1]])
    expect(distance(first, slice(v, [null, [0, 1]]))).toBe(0)
  })

  it('is the mean of the values where all keys are alike', () => {
    expect(distance(scaledDotProductAttention(q, ones([2, 5, 4]), v), v.mean(1, { keepAxes: true }))).toBeLessThan(1e-6)
  })

  it('gives zeros, with a gradient, to a query that may look nowhere', () => {
    const key = k.detach()
    key.requiresGrad = false
    const query = tensor(q.data(), { shape: [2, 5, 4], requiresGrad: true })
    const mask = tensor([[true], [true], [false], [true], [true]])
    const y = scaledDotProductAttention(query, key, v, { mask })
    y.square().sum().backward()
    expect(slice(y, [null, [2, 3]]).toArray()).toEqual([[[0, 0, 0, 0]], [[0, 0, 0, 0]]])
    expect(min(finite(query.grad as Tensor)).item()).toBe(1)
  })

  it('hides by truth values as by adding -∞', () => {
    const mask = tensor([[true, true, false, true, false]])
    const added = where(mask, 0, Number.NEGATIVE_INFINITY)
    const [hidden, lowered] = [mask, added].map((mask) => scaledDotProductAttention(q, k, v, { mask }))
    expect(distance(hidden, lowered)).toBe(0)
  })

  it('passes its weights through what it is given', () => {
    const seen: (readonly number[])[] = []
    scaledDotProductAttention(q, k, v, {
      dropout: (weights) => {
        seen.push(weights.shape)
        expect(distance(weights.sum(-1), ones([2, 5]))).toBeLessThan(1e-6)
        return weights
      },
    })
    expect(seen).toEqual([[2, 5, 5]])
  })

  it.each<[string, string, () => unknown]>([
    ['keys of other size', 'attention-shapes', () => scaledDotProductAttention(q, ones([2, 5, 3]), v)],
    ['as many values as there are no keys', 'attention-shapes', () => scaledDotProductAttention(q, k, ones([2, 4, 4]))],
    ['vectors', 'attention-shapes', () => scaledDotProductAttention(ones([4]), k, v)],
    [
      'a mask that does not stretch',
      'attention-mask',
      () => scaledDotProductAttention(q, k, v, { mask: ones([3, 5]) }),
    ],
    [
      'a mask of integers, which may mean either',
      'attention-mask',
      () => scaledDotProductAttention(q, k, v, { mask: ones([5, 5], { dtype: 'int32' }) }),
    ],
  ])('refuses %s', (_, code, run) => {
    expect(run).toThrow(expect.objectContaining({ code }))
  })
})

describe('multiHeadAttention', () => {
  const attention = initialize(multiHeadAttention(4, { heads: 2 }), { seed: 1 })

  it('takes its places in any order, unless it is causal', () => {
    expect(distance(attention(flip(q, 1)), flip(attention(q), 1))).toBeLessThan(1e-6)
    expect(distance(attention(flip(q, 1), { causal: true }), flip(attention(q, { causal: true }), 1))).toBeGreaterThan(
      0.01,
    )
  })

  it('gives the same for the query passed as key and value', () => {
    const copy = tensor(q.data(), { shape: [2, 5, 4] })
    expect(distance(attention(q), attention(q, { key: copy, value: copy }))).toBeLessThan(1e-6)
  })

  it('drops attention weights only while training', () => {
    const dropping = initialize(multiHeadAttention(4, { heads: 2, dropout: 0.5 }), { seed: 1 })
    expect(distance(dropping(q), dropping(q))).toBeGreaterThan(0.001)
    evaluationMode(dropping)
    expect(distance(dropping(q), dropping(q))).toBe(0)
  })

  it('refuses heads that do not divide, and inputs of other size', () => {
    expect(() => multiHeadAttention(4, { heads: 3 })).toThrow(expect.objectContaining({ code: 'groups-do-not-divide' }))
    expect(() => attention(ones([2, 5, 3]))).toThrow(expect.objectContaining({ code: 'wrong-features' }))
    expect(() => attention(ones([5, 4]))).toThrow(expect.objectContaining({ code: 'wrong-rank' }))
  })
})

describe('transformerBlock', () => {
  it('is causal as a whole', () => {
    const block = initialize(transformerBlock(4, { heads: 2, causal: true }), { seed: 1 })
    const later = q.add(tensor([0, 0, 0, 0, 9]).reshape([5, 1]))
    expect(distance(slice(block(q), [null, [0, 4]]), slice(block(later), [null, [0, 4]]))).toBe(0)
  })

  it('is the identity where both halves end in zeros', () => {
    const block = initialize(transformerBlock(4, { heads: 2, bias: false }), { seed: 1 })
    for (const weight of [block.self_attn.out_proj.weight, block.linear2.weight])
      weight.write(new Float32Array(weight.size))
    expect(distance(block(q), q)).toBe(0)
  })
})
