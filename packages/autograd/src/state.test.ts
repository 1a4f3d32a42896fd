import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compile, evaluate, Parameter, parameter, randomKey, State, state, tensor } from './index.ts'
import { runtime } from './runtime.ts'

const code = (expected: string) => expect.objectContaining({ code: expected })

it('answers with the assigned value from the assignment on', () => {
  const counter = state(tensor(0))
  const before = counter.add(10)
  counter.assign(counter.add(1))
  const after = counter.add(10)
  expect([counter.item(), before.item(), after.item()]).toEqual([1, 10, 11])
})

it('goes through several assignments between two evaluations', () => {
  const cell = state(tensor(1))
  const seen = [cell.add(0)]
  for (let i = 0; i < 5; i++) {
    cell.assign(cell.mul(2))
    seen.push(cell.add(0))
  }
  expect(cell.version).toBe(1)
  evaluate(...seen)
  expect(seen.map((value) => value.item())).toEqual([1, 2, 4, 8, 16, 32])
  expect([cell.item(), cell.version]).toEqual([32, 2])
})

it('swaps with another cell, with second buffers and without', () => {
  for (const keepPrevious of [true, false]) {
    const [a, b, c] = [1, 2, 3].map((value) => {
      const cell = new State([2], 'float32', { keepPrevious })
      cell.write([value, 10 * value])
      return cell
    })
    for (const expected of [
      [2, 3, 1],
      [3, 1, 2],
      [1, 2, 3],
    ]) {
      const [x, y, z] = [a.node, b.node, c.node]
      a.assign(y)
      b.assign(z)
      c.assign(x)
      evaluate()
      expect([a, b, c].map((cell) => cell.toArray())).toEqual(expected.map((value) => [value, 10 * value]))
    }
  }
})

it('takes the transpose of itself', () => {
  for (const keepPrevious of [true, false]) {
    const cell = new State([2, 2], 'float32', { keepPrevious })
    cell.write([1, 2, 3, 4])
    cell.assign(cell.transpose())
    expect(cell.toArray()).toEqual([
      [1, 3],
      [2, 4],
    ])
  }
})

it('behaves like a plain variable, whatever the order of assignments, reads and evaluations', () => {
  const action = fc.oneof(
    fc.record({
      kind: fc.constant('assign' as const),
      cell: fc.nat(2),
      from: fc.nat(2),
      by: fc.integer({ min: -3, max: 3 }),
    }),
    fc.record({ kind: fc.constant('write' as const), cell: fc.nat(2), by: fc.integer({ min: -9, max: 9 }) }),
    fc.record({ kind: fc.constant('evaluate' as const) }),
    fc.record({ kind: fc.constant('read' as const), cell: fc.nat(2) }),
  )
  fc.assert(
    fc.property(fc.array(action, { maxLength: 25 }), fc.boolean(), (actions, keepPrevious) => {
      const plain = [1, 2, 3]
      const cells = plain.map((value) => {
        const cell = new State([], 'float64', { keepPrevious })
        cell.write([value])
        return cell
      })
      for (const act of actions) {
        if (act.kind === 'assign') {
          cells[act.cell].assign(cells[act.from].add(act.by))
          plain[act.cell] = plain[act.from] + act.by
        } else if (act.kind === 'write') {
          // What waits is built on values that a write would take away; people compute it first.
          evaluate()
          cells[act.cell].write([act.by])
          plain[act.cell] = act.by
        } else if (act.kind === 'read') expect(cells[act.cell].item()).toBe(plain[act.cell])
        else evaluate()
      }
      expect(cells.map((cell) => cell.item())).toEqual(plain)
    }),
    { numRuns: 200 },
  )
})

it('keeps what was built on an assigned value when the host writes another', () => {
  const cell = state(tensor(1))
  cell.assign(cell.add(4))
  const built = cell.mul(10)
  cell.write([100])
  expect(built.item()).toBe(50)
  expect(cell.item()).toBe(100)
  expect(runtime.pending.has(cell)).toBe(false)
})

it('is read from its own memory after it was read while it waited', () => {
  const cell = state(tensor([1]))
  cell.assign(cell.add(1))
  expect(cell.toArray()).toEqual([2])
  const step = compile(() => cell.mul(10))
  expect([step(), step()].map((value) => value.toArray())).toEqual([[20], [20]])
  cell.write([7])
  expect(step().toArray()).toEqual([70])
})

it('refuses values of another shape or type', () => {
  const cell = state(tensor([1, 2]), { name: 'cell' })
  expect(() => cell.assign(tensor([1]))).toThrow(code('assign-spec'))
  expect(() => cell.assign(tensor([1, 2], { dtype: 'float64' }))).toThrow(
    /"cell" is float32 \[2\], the new value is float64 \[2\]/,
  )
  expect(() => cell.write([1])).toThrow(code('wrong-number-of-elements'))
})

it('has no value before somebody gives it one', () => {
  const cell = new State([2], 'float32', { name: 'empty' })
  expect(cell.initialized).toBe(false)
  expect(() => cell.toArray()).toThrow(/"empty" \[2\] has no value yet/)
  expect(() => cell.add(1).data()).toThrow(code('cell-without-value'))
  expect(String(cell)).toBe('Tensor float32 [2] (cell-without-value)')
  cell.assign(tensor([1, 2]))
  expect(cell.initialized).toBe(true)
  expect(cell.toArray()).toEqual([1, 2])
})

it('cannot be written while a step is captured', () => {
  const cell = state(tensor(1))
  expect(() => compile(() => cell.write([2]))()).toThrow(code('write-while-tracing'))
  expect(cell.item()).toBe(1)
})

it('is a leaf where it requires a gradient, through assignments and writes', () => {
  const cell = state(tensor([1, 2]))
  expect(cell.requiresGrad).toBe(false)
  cell.requiresGrad = true
  cell.assign(cell.mul(2))
  const gradient = () => cell.grad?.toArray()
  cell.square().sum().backward()
  expect(gradient()).toEqual([4, 8])
  cell.grad = null
  evaluate()
  cell.write([5, 6])
  cell.square().sum().backward()
  expect(gradient()).toEqual([10, 12])
})

it('lets no gradient through an assignment', () => {
  const w = parameter(tensor(3))
  const cell = state(tensor(0))
  cell.assign(w.square())
  expect(cell.mul(2).tracked).toBe(false)
})

it('answers with a stand-in while a body runs, and with itself afterwards, even when that throws', () => {
  const w = parameter(tensor([1, 2]))
  const inside = w.substitute(tensor([10, 20]), () => w.square().sum())
  expect(inside.item()).toBe(500)
  expect(w.toArray()).toEqual([1, 2])
  expect(() =>
    w.substitute(tensor([0, 0]), () => {
      throw new RangeError('inside')
    }),
  ).toThrow('inside')
  expect(w.sum().item()).toBe(3)
  inside.backward()
  expect(w.grad?.toArray()).toEqual([20, 40])
})

it('is updated properly when its new value is computed while a stand-in answers', () => {
  const w = parameter(tensor([1]))
  w.assign(w.add(1))
  w.substitute(tensor([100]), () => evaluate())
  expect(w.toArray()).toEqual([2])
  w.assign(w.add(1))
  expect(w.toArray()).toEqual([3])
})

it('keeps what is written or assigned to it while a stand-in answers', () => {
  const w = parameter(tensor([1]))
  w.substitute(tensor([100]), () => w.write([5]))
  expect(w.toArray()).toEqual([5])
  expect(w.add(1).toArray()).toEqual([6])
  w.substitute(tensor([100]), () => w.assign(w.add(1)))
  expect(w.add(0).toArray()).toEqual([101])
})

it('is a leaf of depth 0 again once its value is stored', () => {
  const cell = state(tensor(0))
  for (let i = 0; i < 5; i++) cell.assign(cell.add(1))
  expect(cell.node.depth).toBeGreaterThan(5)
  evaluate()
  expect(cell.node.depth).toBe(0)
})

it('a parameter knows its role and its fans', () => {
  const matrix = new Parameter([4, 3])
  expect([matrix.role, matrix.fanIn, matrix.fanOut]).toEqual(['weight', 3, 4])
  const kernel = new Parameter([8, 3, 5, 5])
  expect([kernel.fanIn, kernel.fanOut]).toEqual([75, 200])
  const vector = new Parameter([7])
  expect([vector.role, vector.fanIn, vector.fanOut]).toEqual(['other', 1, 7])
  const told = new Parameter([2, 2], 'float64', { role: 'embedding', fanIn: 9, fanOut: 11, name: 'table' })
  expect([told.role, told.fanIn, told.fanOut, told.name, told.dtype]).toEqual(['embedding', 9, 11, 'table', 'float64'])
  expect(matrix.requiresGrad).toBe(true)
})

it('a parameter without value and initializer cannot be initialized', () => {
  expect(() => new Parameter([2], 'float32', { name: 'bare' }).initialize(randomKey(1))).toThrow(code('no-initializer'))
  const valued = parameter(tensor([1]))
  valued.initialize(randomKey(1))
  expect(valued.toArray()).toEqual([1])
})

it('counts its updates', () => {
  const cell = state(tensor(0))
  expect(cell.version).toBe(1)
  cell.write([1])
  cell.assign(cell.add(1))
  evaluate()
  expect(cell.version).toBe(3)
})

it('a cell without a previous value is written in the memory that it has, and what was built before says so', () => {
  const cell = state(tensor([1, 2]), { keepPrevious: false })
  const memory = cell.present
  const before = cell.mul(10)
  cell.write(Float32Array.of(3, 4))
  expect(cell.present).toBe(memory)
  expect(cell.mul(10).toArray()).toEqual([30, 40])
  expect(() => before.data()).toThrow(code('stale-tensor'))
})

it('keeps its own copy of an array that is written', () => {
  const cell = state(tensor([1, 2]), { keepPrevious: false })
  const values = Float32Array.of(3, 4)
  cell.write(values)
  values.fill(9)
  expect(cell.toArray()).toEqual([3, 4])
})
