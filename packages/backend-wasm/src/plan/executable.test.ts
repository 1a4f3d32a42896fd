import { type Backend, compile, randomKey, setBackend, state, take, tensor, zeros } from '@chainrule/autograd'
import { afterEach, expect, it, vi } from 'vitest'
import { wasmBackend } from '../backend.ts'

afterEach(() => setBackend(null))

const outside = expect.objectContaining({ code: 'index-out-of-range' })
const table = () =>
  tensor([
    [1, 2],
    [3, 4],
    [5, 6],
  ])

/** A backend that notes the lines of its plans. */
function spied(): { backend: Backend; lines: string[] } {
  const backend = wasmBackend()
  const lines: string[] = []
  const { compile: plan } = backend
  backend.compile = (graph) => {
    const made = plan(graph)
    lines.push(...(made.describe?.() ?? []))
    return made
  }
  return { backend, lines }
}

it('draws uniform numbers and words without the host, the same bits as the reference backend', () => {
  const key = randomKey(7)
  for (const size of [1, 2, 7, 8, 9, 64, 10_001]) {
    setBackend(null)
    const [uniform, words] = [key.uniform([size]).data(), key.bits([size]).data()]
    const { backend, lines } = spied()
    setBackend(backend)
    expect(key.uniform([size]).data()).toEqual(uniform)
    expect(key.bits([size]).data()).toEqual(words)
    expect(lines.filter((line) => line.startsWith('host'))).toEqual([])
  }
})

it('looks rows up and adds their gradients up without the host', () => {
  const { backend, lines } = spied()
  setBackend(backend)
  const words = state(table())
  words.requiresGrad = true
  const positions = tensor([2, 0, 2], { dtype: 'int32' })
  take(words, positions).sum().backward()
  expect(words.grad?.toArray()).toEqual([
    [1, 1],
    [0, 0],
    [2, 2],
  ])
  expect(lines.filter((line) => line.startsWith('host'))).toEqual([])
})

it('refuses a position outside like the reference backend, stores nothing, and goes on afterwards', () => {
  setBackend(wasmBackend())
  const total = state(zeros([2]))
  const add = compile((positions) => {
    total.assign(total.add(take(table(), positions).sum(0)))
  })
  const at = (...positions: number[]) => add(tensor(positions, { dtype: 'int32' }))
  at(0, 1)
  at(0, 1)
  expect(() => at(0, 3)).toThrow(outside)
  expect(() => at(-1, 0)).toThrow(outside)
  expect(total.toArray()).toEqual([8, 12])
  at(2, 2)
  expect(total.toArray()).toEqual([18, 24])
})

it.each([1, 2])('keeps a bounded number of plans, and uses the memory of the others again (threads: %s)', (threads) => {
  const backend = wasmBackend({ threads, share: 'always' })
  let [kept, most] = [0, 0]
  const { compile: plan } = backend
  backend.compile = (graph) => {
    const made = plan(graph)
    const release = made.release.bind(made)
    made.release = () => {
      kept -= 1
      release()
    }
    kept += 1
    most = Math.max(most, kept)
    return made
  }
  setBackend(backend)
  const useFrom = (first: number) => {
    for (let size = first; size < first + 300; size++) {
      const row = tensor(new Float32Array(size).fill(3))
      expect(row.mul(row).data()[size - 1]).toBe(9)
    }
  }
  useFrom(19_000)
  const grow = vi.spyOn(WebAssembly.Memory.prototype, 'grow')
  useFrom(19_300)
  useFrom(19_600)
  expect(most).toBe(257)
  expect(grow.mock.calls.length).toBeLessThan(5)
  grow.mockRestore()
})
