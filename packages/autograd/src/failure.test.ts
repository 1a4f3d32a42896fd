import { expect, it } from 'vitest'
import { defineOptimizer } from './contracts/define-optimizer.ts'
import { tensor } from './create.ts'
import { gather } from './functions/gather.ts'
import { optimize } from './optimize/optimize.ts'
import { parameter } from './parameter.ts'
import { state } from './state.ts'

const text = { en: 'A number.', pt: 'Um número.' }
const descent = defineOptimizer({
  name: 'descent',
  hyperparameters: { learningRate: { default: 0.1, min: 0, text } },
  update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
})

/** A loss that fails only when it is computed, as with a class label that no class has. */
function setting() {
  const w = parameter(tensor([1, 2, 3]))
  const seen = state(tensor(0))
  const optimizer = optimize({ w }, descent())
  const loss = (label: number) => {
    seen.assign(seen.add(1))
    return gather(w.square(), tensor([label], { dtype: 'int32' }).add(0), 0).sum()
  }
  const goodStep = () => {
    loss(1).backward()
    optimizer.step()
    return w.toArray()
  }
  return { w, seen, optimizer, loss, goodStep }
}

const failures: Record<string, (all: ReturnType<typeof setting>) => void> = {
  'a loss that is read before backward()': ({ loss }) => loss(7).item(),
  'a loss that is read after backward()': ({ loss }) => {
    const bad = loss(7)
    bad.backward()
    bad.item()
  },
  'a gradient that is read': ({ loss, w }) => {
    loss(7).backward()
    w.grad?.data()
  },
  'a step': ({ loss, optimizer }) => {
    loss(7).backward()
    optimizer.step()
  },
  'a step with a closure': ({ loss, optimizer }) => {
    optimizer.step(() => loss(7))
  },
  'the computation of the group before a second backward()': ({ loss }) => {
    loss(7).backward()
    loss(1).backward()
  },
}

for (const [name, fail] of Object.entries(failures)) {
  it(`goes on as if nothing had happened after ${name} has failed`, () => {
    const hurt = setting()
    const healthy = setting()
    expect(() => fail(hurt)).toThrow(expect.objectContaining({ code: 'index-out-of-range' }))
    expect(hurt.w.grad).toBeNull()
    expect(hurt.w.toArray()).toEqual([1, 2, 3])
    expect(hurt.optimizer.steps).toBe(0)
    expect(hurt.goodStep()).toEqual(healthy.goodStep())
  })
}

it('keeps an assignment that can be computed and forgets one that cannot', () => {
  const { seen, loss } = setting()
  const broken = state(tensor(5))
  const bad = loss(7)
  broken.assign(bad.detach())
  expect(() => bad.item()).toThrow(expect.objectContaining({ code: 'index-out-of-range' }))
  expect([seen.item(), broken.item()]).toEqual([1, 5])
})

it('keeps what good micro-batches have added up when a bad one fails', () => {
  const { w, loss } = setting()
  loss(0).backward()
  w.grad?.data()
  const bad = loss(7)
  bad.backward()
  expect(() => bad.item()).toThrow(expect.objectContaining({ code: 'index-out-of-range' }))
  expect(w.grad?.toArray()).toEqual([2, 0, 0])
})
