import { expect, it } from 'vitest'
import { gather } from '../functions/gather.ts'
import {
  compile,
  defineOptimizer,
  eager,
  noGrad,
  optimize,
  parameter,
  pow,
  randomState,
  state,
  type Tensor,
  tensor,
} from '../index.ts'

const text = { en: 'A number.', pt: 'Um número.' }
const descent = defineOptimizer({
  name: 'descent',
  hyperparameters: { learningRate: { default: 0.1, min: 0, text } },
  update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
})

it('has computed a result when its operation returns', () => {
  eager(() => {
    const y = tensor([1, 2]).mul(3)
    expect(y.storage).not.toBeNull()
    expect(y.sum().storage).not.toBeNull()
  })
  expect(tensor([1, 2]).mul(3).storage).toBeNull()
})

it('fails at the operation whose values are wrong', () => {
  const table = tensor([10, 20])
  const seen: string[] = []
  const lookUp = () => {
    seen.push('before')
    const found = gather(table, tensor([2], { dtype: 'int32' }))
    seen.push('after')
    return found
  }
  expect(() => eager(lookUp)).toThrow(expect.objectContaining({ code: 'index-out-of-range' }))
  expect(seen).toEqual(['before'])
  expect(lookUp).not.toThrow()
})

it('trains exactly as lazy mode does, random numbers and cells included', () => {
  const run = (mode: <T>(body: () => T) => T) => {
    const w = parameter(tensor([1, -2]))
    const random = randomState(3)
    const steps = state(tensor(0))
    const optimizer = optimize({ w }, descent())
    const losses: number[] = []
    for (let i = 0; i < 4; i++) {
      mode(() => {
        const loss = w
          .mul(random.next().uniform([2]))
          .square()
          .sum()
        steps.assign(steps.add(1))
        loss.backward()
        optimizer.step()
        losses.push(loss.item())
      })
    }
    return { losses, w: w.toArray(), steps: steps.item(), key: random.cell.toArray() }
  }
  expect(run(eager)).toEqual(run((body) => body()))
})

it('computes an operation without storing what cells wait for', () => {
  const cell = state(tensor(1))
  eager(() => {
    cell.assign(cell.add(1))
    const { version } = cell
    expect(cell.mul(10).storage).not.toBeNull()
    expect(cell.version).toBe(version)
  })
  expect(cell.item()).toBe(2)
})

it('runs compiled functions as ordinary ones, with numbers as tensors', () => {
  const results: Tensor[] = []
  const step = compile((x: Tensor, factor: Tensor) => {
    const y = factor.mul(x)
    results.push(y)
    return y
  })
  for (let i = 0; i < 4; i++) expect(eager(() => step(tensor([i]), 3)).toArray()).toEqual([3 * i])
  expect(results.map(({ storage }) => storage !== null)).toEqual([true, true, true, true])
})

it('gives gradients of any order', () => {
  const x = tensor(2, { requiresGrad: true })
  eager(() => pow(x, 3).backward())
  expect(x.grad?.item()).toBe(12)
})

it('ends with its function, even when that throws, and refuses asynchronous ones', () => {
  expect(() =>
    eager(() => {
      throw new RangeError('inside')
    }),
  ).toThrow('inside')
  expect(tensor(1).add(1).storage).toBeNull()
  expect(() => eager(async () => 1)).toThrow(expect.objectContaining({ code: 'asynchronous-scope' }))
  expect(noGrad(() => tensor(1).add(1)).storage).toBeNull()
})

it('is refused inside a captured function, where there are no values', () => {
  expect(() => compile(() => eager(() => tensor(1)))()).toThrow(expect.objectContaining({ code: 'read-while-tracing' }))
})
