import { afterEach, expect, it } from 'vitest'
import type { Backend, Executable } from './backend.ts'
import { currentBackend, evaluate, evaluateAlone, isPlanned, planCount, planFor } from './evaluate.ts'
import { gather } from './functions/gather.ts'
import { type Graph, record } from './graph.ts'
import {
  defineOptimizer,
  full,
  optimize,
  parameter,
  randomState,
  referenceBackend,
  settingsOf,
  state,
  tensor,
  zeros,
} from './index.ts'
import { hostStorage } from './reference/storage.ts'
import { runtime } from './runtime.ts'

const text = { en: 'A number.', pt: 'Um número.' }

/** The reference backend once more, under another name and with memory of its own. */
function anotherBackend(name: string, later = false): Backend & { compiled: number; released: number } {
  const backend = {
    ...referenceBackend,
    name,
    synchronous: !later,
    compiled: 0,
    released: 0,
    allocate: (spec: Parameters<Backend['allocate']>[0]) => {
      const storage = hostStorage(backend, spec)
      return later ? { ...storage, read: async () => storage.data.slice() } : storage
    },
    compile(graph: Graph): Executable {
      backend.compiled += 1
      const plan = referenceBackend.compile(graph)
      return {
        run: (bindings) => plan.run(bindings),
        release() {
          backend.released += 1
        },
      }
    },
  }
  return backend
}

afterEach(() => {
  runtime.backend = null
})

it('builds one plan for one structure, however often it runs', () => {
  const step = (values: number[], factor: number) => tensor(values).mul(factor).exp().sum().item()
  step([1, 2, 3], 2)
  const plans = planCount()
  for (let i = 0; i < 20; i++) step([i, 2, 3], 0.1 * i + 0.05)
  expect(planCount()).toBe(plans)
  step([1, 2], 2)
  expect(planCount()).toBe(plans + 1)
})

it('builds plans for the literals 0 and 1, which may be simplified, and one for all others', () => {
  const backend = anotherBackend('literals')
  runtime.backend = backend
  const step = (factor: number) => tensor([2]).mul(factor).item()
  expect([0, 1, 2, 3, 0.5, -1].map(step)).toEqual([0, 2, 4, 6, 1, -2])
  expect(backend.compiled).toBe(3)
})

it('builds nothing new for another training step, with momentum, a schedule and random numbers', () => {
  const momentum = defineOptimizer({
    name: 'momentum',
    hyperparameters: { learningRate: { default: 0.1, min: 0, text } },
    init: (parameter) => ({ velocity: parameter.zerosLike() }),
    update({ gradient, state, scalar }) {
      const velocity = state.velocity.mul(0.9).add(gradient)
      return { change: velocity.mul(scalar((h, t) => -h.learningRate / t)), state: { velocity } }
    },
  })
  const w = parameter(zeros([3]))
  const random = randomState(1)
  const optimizer = optimize({ w }, momentum({ learningRate: (step) => 1 / (1 + step) }))
  const step = (i: number) => {
    const loss = w
      .sub(random.next().uniform([3]))
      .mul(i)
      .square()
      .sum()
    loss.backward()
    optimizer.step()
    return loss.item()
  }
  for (let i = 2; i < 5; i++) step(i)
  const plans = planCount()
  for (let i = 5; i < 20; i++) step(i)
  settingsOf(optimizer).set('learningRate', 0.001)
  step(20)
  expect(planCount()).toBe(plans)
})

it('lets the plan go that was used longest ago', () => {
  const backend = anotherBackend('small')
  const graphOf = (n: number) => {
    const tensor = zeros([n]).neg()
    return record([tensor]).graph([{ tensor }])
  }
  const first = planFor(backend, graphOf(1))
  for (let n = 2; n <= 256; n++) planFor(backend, graphOf(n))
  expect([planCount(backend), backend.released]).toEqual([256, 0])
  expect(planFor(backend, graphOf(1))).toBe(first)
  planFor(backend, graphOf(257))
  expect([planCount(backend), backend.released]).toEqual([256, 1])
  expect(isPlanned(backend, graphOf(1))).toBe(true)
  expect(isPlanned(backend, graphOf(2))).toBe(false)
})

it('moves data and cells between backends', () => {
  const cell = state(tensor([1, 2]))
  const x = tensor([10, 20])
  const other = anotherBackend('other')
  runtime.backend = other
  expect(currentBackend()).toBe(other)
  cell.assign(cell.add(x))
  expect(cell.toArray()).toEqual([11, 22])
  expect(cell.storageAt(cell.version).backend).toBe(other)
  runtime.backend = null
  cell.assign(cell.add(x))
  expect(cell.toArray()).toEqual([21, 42])
})

it('reads later where the backend cannot read at once', async () => {
  runtime.backend = anotherBackend('distant', true)
  const y = tensor([1, 2]).mul(3)
  expect(() => y.data()).toThrow(expect.objectContaining({ code: 'backend-reads-later' }))
  expect(() => y.sum().item()).toThrow(/await tensor\.read\(\)/)
  expect([...(await y.read())]).toEqual([3, 6])
  const cell = state(tensor([1]))
  cell.assign(cell.add(1))
  expect([...(await cell.read())]).toEqual([2])
  runtime.backend = null
  expect(() => y.add(1).data()).toThrow(/The distant backend cannot hand out values at once/)
})

it('computes one thing alone and lets cells wait', () => {
  const cell = state(tensor(1))
  cell.assign(cell.add(1))
  const y = cell.mul(10)
  evaluateAlone(y)
  expect(y.storage).not.toBeNull()
  expect(runtime.pending.has(cell)).toBe(true)
  evaluate()
  expect(runtime.pending.has(cell)).toBe(false)
  expect(y.item()).toBe(20)
})

it('reads leaves: data, cells, numbers, and numbers that are looked up at each run', () => {
  const cell = state(tensor([5]))
  expect(tensor([1, 2]).data()).toEqual(new Float32Array([1, 2]))
  expect(cell.detach().toArray()).toEqual([5])
  expect(cell.reshape([1]).toArray()).toEqual([5])
  expect(full([], 2.5).item()).toBe(2.5)
  let n = 3
  const looked = full([], () => n)
  expect(looked.item()).toBe(3)
  n = 4
  expect([looked.item(), looked.mul(10).item()]).toEqual([4, 40])
})

it('leaves a computed constant without its history, and a differentiable one with it', () => {
  const constant = tensor([1]).mul(2).add(3)
  evaluate(constant)
  expect(constant.inputs).toEqual([])
  const w = parameter(tensor([1]))
  const y = w.mul(2)
  evaluate(y)
  y.sum().backward()
  expect(w.grad?.toArray()).toEqual([2])
  // A detached value that is known does not hold on to what it came from.
  expect(y.detach().inputs).toEqual([])
})

it('fails as a whole: what was asked for and cells that wait stay as they were', () => {
  const cell = state(tensor(1))
  cell.assign(cell.add(1))
  const bad = gather(tensor([1, 2]), tensor([7], { dtype: 'int32' }))
  expect(() => bad.data()).toThrow(expect.objectContaining({ code: 'index-out-of-range' }))
  expect(bad.storage).toBeNull()
  expect(cell.version).toBe(1)
  expect(cell.item()).toBe(2)
})
