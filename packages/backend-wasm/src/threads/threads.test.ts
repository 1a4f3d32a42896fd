import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Backend,
  compile,
  concat,
  drawNormal,
  keyOfTensor,
  less,
  max,
  randomKey,
  setBackend,
  state,
  type Tensor,
  tanh,
  tensor,
  where,
} from '@chainrule/autograd'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { backendWith, wasmBackend } from '../backend.ts'
import { dyingWorker } from './dying-worker.fixture.ts'
import type { WorkerLike } from './start-worker.ts'

afterEach(() => {
  setBackend(null)
  vi.restoreAllMocks()
})

/** The lines that describe the plans which a backend makes from here on. */
function linesOf(backend: Backend): string[] {
  const lines: string[] = []
  const { compile: plan } = backend
  backend.compile = (graph) => {
    const made = plan(graph)
    lines.push(...(made.describe?.() ?? []))
    return made
  }
  return lines
}

function normal(shape: readonly number[], seed: number, dtype: 'float32' | 'float64'): Tensor {
  return drawNormal(randomKey(seed), shape, { dtype })
}

/** What three steps of a small network give, with dropout, weighted sums and sizes that no vector fits. */
function train(backend: Backend, dtype: 'float32' | 'float64', captured: boolean): number[] {
  setBackend(backend)
  const first = state(normal([131, 67], 1, dtype), { name: 'first' })
  const second = state(normal([67, 9], 2, dtype), { name: 'second' })
  const velocity = state(normal([131, 67], 3, dtype).mul(0), { name: 'velocity' })
  for (const cell of [first, second]) cell.requiresGrad = true
  const step = (x: Tensor, y: Tensor, key: Tensor) => {
    const hidden = tanh(x.matmul(first))
    const kept = where(less(keyOfTensor(key).uniform([259, 67]), 0.8), hidden, 0)
    const output = kept.matmul(second)
    const loss = output
      .sub(max(output, 1).reshape([259, 1]))
      .exp()
      .sum(1)
      .log()
      .sub(output.mul(y).sum(1))
      .mean()
    loss.backward()
    const next = velocity.mul(0.9).add(first.grad as Tensor)
    velocity.assign(next)
    first.assign(first.sub(next.mul(0.01)))
    second.assign(second.sub((second.grad as Tensor).mul(0.01)))
    return concat([loss.reshape([1]), hidden.square().sum(0), kept.sum().reshape([1])], 0)
  }
  const run = captured ? compile(step) : step
  const [x, y] = [normal([259, 131], 4, dtype), normal([259, 9], 5, dtype)]
  const results: number[] = []
  for (let i = 0; i < 3; i++) results.push(...run(x, y, randomKey(i).tensor()).data())
  return [...results, ...first.data(), ...second.data(), ...velocity.data()]
}

describe.each(['float32', 'float64'] as const)('in %s', (dtype) => {
  it.each([false, true])('2 and 4 threads give the same bits as one (captured: %s)', async (captured) => {
    const alone = train(wasmBackend({ threads: 1 }), dtype, captured)
    expect(alone.every(Number.isFinite)).toBe(true)
    for (const threads of [2, 4]) {
      const backend = wasmBackend({ threads, share: 'always' })
      const lines = linesOf(backend)
      expect(train(backend, dtype, captured)).toEqual(alone)
      // By now the workers have started, and take part.
      await sleep(300)
      expect(train(backend, dtype, captured)).toEqual(alone)
      expect(lines.filter((line) => line.endsWith(`phases on ${threads} threads`))).not.toEqual([])
    }
  })
})

it.each([1, 2])('runs plans of several modules on %s threads, with the same bits', async (threads) => {
  const alone = train(wasmBackend({ threads: 1 }), 'float32', true)
  const backend = backendWith({ threads, share: 'always' }, { largestModule: 2000 })
  const lines = linesOf(backend)
  expect(train(backend, 'float32', true)).toEqual(alone)
  await sleep(300)
  expect(train(backend, 'float32', true)).toEqual(alone)
  expect(lines.filter((line) => /^\d+ modules$/.test(line))).not.toEqual([])
})

it('keeps small plans on the caller, and starts no worker for them', () => {
  const worker = vi.fn()
  const backend = wasmBackend({ threads: 4, worker })
  const lines = linesOf(backend)
  setBackend(backend)
  expect(tensor([1, 2, 3]).square().sum().item()).toBe(14)
  expect(lines.filter((line) => line.includes('threads'))).toEqual([])
  expect(worker).not.toHaveBeenCalled()
})

describe.each(['error', 'silence'] as const)('a worker that ends by %s in the middle of its work', (how) => {
  it('is named in an error, and one thread goes on', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    setBackend(wasmBackend({ threads: 1 }))
    const x = normal([1000, 1000], 1, 'float32')
    const squares = () => x.mul(x).data()
    const expected = squares()
    setBackend(backendWith({ threads: 2, share: 'always', worker: () => dyingWorker(how) }, { patience: 300 }))
    const outcome = await until(() => {
      try {
        expect(squares()).toEqual(expected)
        return null
      } catch (error) {
        return error
      }
    })
    expect(outcome).toMatchObject({ code: 'worker-lost', message: expect.stringContaining('Worker 1 of 1') })
    expect(squares()).toEqual(expected)
  })
})

it('warns once, by name, of workers that do not start, and goes on', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  const fail: ((event: { message?: string }) => void)[] = []
  const worker: WorkerLike = {
    postMessage: () => undefined,
    terminate: () => undefined,
    addEventListener(type, listen) {
      if (type === 'error') fail.push(listen)
    },
  }
  setBackend(wasmBackend({ threads: 3, share: 'always', worker: () => worker }))
  const x = normal([1000, 1000], 1, 'float32')
  const before = x.mul(x).data()
  for (const end of fail) end({ message: 'no such file' })
  await vi.waitFor(() => expect(warn).toHaveBeenCalled())
  expect(warn.mock.calls).toEqual([[expect.stringContaining('workers 1, 2 ended (no such file); one thread goes on')]])
  expect(x.mul(x).data()).toEqual(before)
})

it('lets a process end that has nothing else to do', () => {
  const program = `
    import { setBackend, tensor } from '@chainrule/autograd'
    import { wasmBackend } from '@chainrule/backend-wasm'
    setBackend(wasmBackend({ threads: 3, share: 'always' }))
    const x = tensor(new Float32Array(1e6).fill(1))
    for (let i = 0; i < 5; i++) console.log(x.add(i).sum().item())`
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--conditions=source', '--input-type=module', '--eval', program],
    { cwd: import.meta.dirname, encoding: 'utf8', timeout: 50_000 },
  )
  expect(stdout.split('\n')).toEqual(['1000000', '2000000', '3000000', '4000000', '5000000', ''])
  expect(status).toBe(0)
})

/** Tries until something is found; a worker takes a while to start. */
async function until<T>(find: () => T | null): Promise<T | null> {
  for (let i = 0; i < 2000; i++) {
    const found = find()
    if (found) return found
    await sleep(5)
  }
  return null
}
