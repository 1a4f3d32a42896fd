import { concat, setBackend, slice, type Tensor, tensor } from '@chainrule/autograd'
import { afterEach, expect, it } from 'vitest'
import { programOf } from './program-of.fixture.ts'

afterEach(() => setBackend(null))

const kinds = (result: Tensor) =>
  programOf(result).kernels.map((kernel) =>
    kernel.kind === 'loop' ? kernel.body.map(({ operation }) => operation) : kernel.kind,
  )

/** The gradient of an array that is cut in three, each piece turned in another way. */
function cutInThree(sizes: readonly number[]): Tensor {
  const x = tensor(new Float32Array(60), { shape: [5, 12], requiresGrad: true })
  let from = 0
  const pieces = sizes.map((size) => {
    const piece = slice(x, [null, [from, from + size]])
    from += size
    return piece
  })
  const turned = pieces.map((piece, i) =>
    piece
      .reshape([5, 2, -1])
      .permute([1, 0, 2])
      .mul(i + 2),
  )
  concat(turned, 2).sum().backward()
  return x.grad as Tensor
}

it('puts gradients of pieces side by side, without zeros and without sums', () => {
  const bodies = kinds(cutInThree([4, 6, 2])).map(String)
  expect(bodies).not.toContain('constant')
  expect(bodies.join()).not.toContain('add')
})

it('adds where pieces leave a gap', () => {
  const bodies = kinds(cutInThree([4, 6])).map(String)
  expect(bodies).toContain('constant')
  expect(bodies.join()).toContain('add')
})
