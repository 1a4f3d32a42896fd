// What users can rely on, rule by rule: evaluation, groups, cells, and values that are read late.
import { describe, expect, it } from 'vitest'
import { historyOf } from './debug/history.ts'
import {
  apply,
  argMax,
  compile,
  defineOptimizer,
  definePrimitive,
  drawNormal,
  equal,
  evaluate,
  optimize,
  parameter,
  randomKey,
  State,
  slice,
  state,
  type Tensor,
  tanh,
  tensor,
} from './index.ts'

const text = { en: 'A number.', pt: 'Um número.' }
const descent = defineOptimizer({
  name: 'descent',
  hyperparameters: { learningRate: { default: 0.1, min: 0, text } },
  update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
})

/** x², which counts how often it is computed. */
function countingSquare() {
  const runs = { count: 0 }
  const square = definePrimitive({
    name: 'countingSquare',
    infer: ([x]) => x,
    vjp: (cotangent, { inputs: [x] }) => [cotangent.mul(x).mul(2)],
    reference: {
      accepts: 'dense',
      kernel([x], out) {
        runs.count += 1
        for (let i = 0; i < out.size; i++) out.data[i] = x.data[x.offset + i] ** 2
      },
    },
  })
  return { runs, square: (x: Tensor) => apply(square, [x]) }
}

function problem() {
  const { runs, square } = countingSquare()
  const w = parameter(tensor([1, 2]), { name: 'w' })
  const b = parameter(tensor([0.5, 0.5]), { name: 'b' })
  return {
    runs,
    w,
    b,
    loss: () => square(w.mul(3).add(b)).sum(),
    optimizer: optimize({ w, b }, descent({ learningRate: 0.25 })),
  }
}

describe('rule 1: operations return at once, and errors of shape and type are thrown at the call', () => {
  it('computes nothing before a value is read', () => {
    const { runs, square } = countingSquare()
    const y = square(tensor([1, 2, 3]))
    expect(y.shape).toEqual([3])
    expect(runs.count).toBe(0)
    y.data()
    expect(runs.count).toBe(1)
  })

  it('throws where the mistake stands', () => {
    expect(() => tensor([1, 2]).add(tensor([1, 2, 3]))).toThrow(
      expect.objectContaining({ code: 'shapes-do-not-broadcast' }),
    )
    expect(() => tensor([1]).add(tensor([1], { dtype: 'float64' }))).toThrow(
      expect.objectContaining({ code: 'mixed-dtypes' }),
    )
  })
})

describe('rule 2: evaluation happens when a value is read, at step(), or by evaluate()', () => {
  it.each<[string, (y: Tensor) => unknown]>([
    ['item', (y) => y.sum().item()],
    ['data', (y) => y.data()],
    ['toArray', (y) => y.toArray()],
    ['toString', (y) => String(y)],
    ['read', (y) => y.read()],
    ['evaluate', (y) => evaluate(y)],
  ])('%s computes', async (_, read) => {
    const { runs, square } = countingSquare()
    const y = square(tensor([1, 2]))
    await read(y)
    expect(runs.count).toBe(1)
  })

  it('step() computes the loss with the update, once', () => {
    const { runs, loss, optimizer, w } = problem()
    const value = loss()
    value.backward()
    optimizer.step()
    expect(runs.count).toBe(1)
    expect(value.item()).toBe(3.5 ** 2 + 6.5 ** 2)
    w.data()
    expect(runs.count).toBe(1)
  })

  it('a value is computed once however often it is read, and several in one plan share their work', () => {
    const { runs, square } = countingSquare()
    const y = square(tensor([1, 2]))
    const [a, b] = [y.add(1), y.mul(2)]
    evaluate(a, b)
    a.data()
    b.data()
    expect(runs.count).toBe(1)
  })
})

describe('rule 3: one backward() is one evaluation group', () => {
  it.each<[string, (members: { loss: Tensor; w: Tensor; b: Tensor }) => Tensor[]]>([
    ['the loss first', ({ loss, w, b }) => [loss, w, b]],
    ['a gradient first', ({ loss, w, b }) => [b, loss, w]],
    ['one gradient only', ({ w }) => [w]],
  ])('reading between backward() and step() computes the group once: %s', (_, order) => {
    const { runs, w, b, loss: forward, optimizer } = problem()
    const loss = forward()
    loss.backward()
    for (const member of order({ loss, w: w.grad as Tensor, b: b.grad as Tensor })) member.data()
    expect(runs.count).toBe(1)
    optimizer.step()
    expect(runs.count).toBe(1)
    expect(loss.item()).toBe(3.5 ** 2 + 6.5 ** 2)
    expect(w.toArray()).toEqual([1 - 0.25 * 6 * 3.5, 2 - 0.25 * 6 * 6.5])
  })

  it('reading the loss before backward() gives the same numbers, for a second forward pass', () => {
    const { runs, w, loss: forward, optimizer } = problem()
    const loss = forward()
    expect(loss.item()).toBe(3.5 ** 2 + 6.5 ** 2)
    loss.backward()
    optimizer.step()
    expect(w.toArray()).toEqual([1 - 0.25 * 6 * 3.5, 2 - 0.25 * 6 * 6.5])
    expect(runs.count).toBeLessThanOrEqual(2)
  })

  it('a second backward() computes the group before it, and gradients add up', () => {
    const { runs, w, loss: forward } = problem()
    forward().backward()
    expect(runs.count).toBe(0)
    const first = w.grad as Tensor
    forward().backward()
    expect(runs.count).toBe(1)
    expect(first.storage).not.toBeNull()
    expect(w.grad?.toArray()).toEqual([2 * 6 * 3.5, 2 * 6 * 6.5])
    expect(runs.count).toBe(2)
  })

  it('gradients over micro-batches equal those of the whole batch, and the graph does not grow', () => {
    const key = randomKey(3)
    const w = parameter(drawNormal(key.fold('w'), [4, 3], { dtype: 'float64' }))
    const inputs = drawNormal(key.fold('x'), [32, 4], { dtype: 'float64' })
    const total = (x: Tensor) => tanh(x.matmul(w)).square().sum()
    total(inputs).backward()
    const whole = w.grad?.data() as Float64Array
    w.grad = null
    const sizes: number[] = []
    for (let i = 0; i < 8; i++) {
      total(slice(inputs, [[4 * i, 4 * i + 4]])).backward()
      sizes.push(historyOf([w.grad as unknown as Tensor]).length)
    }
    const parts = (w.grad as unknown as Tensor).data()
    for (let i = 0; i < whole.length; i++) expect(parts[i]).toBeCloseTo(whole[i], 12)
    expect(new Set(sizes.slice(1)).size).toBe(1)
  })
})

describe('rule 4: a cell changes only by assign(), when something is computed, in place where that is legal', () => {
  it('keeps its value until then', () => {
    const cell = state(tensor(1))
    cell.assign(cell.add(1))
    expect(cell.version).toBe(1)
    expect(cell.storageAt(1).read()).toEqual(new Float32Array([1]))
    expect(cell.item()).toBe(2)
    expect(cell.version).toBe(2)
  })

  it('all cells that wait change together, from the values that they had', () => {
    const [a, b] = [state(tensor(1)), state(tensor(2))]
    const sum = a.add(b)
    a.assign(sum)
    b.assign(sum.mul(10))
    expect([a.item(), b.item()]).toEqual([3, 30])
  })

  it('writes into the memory of the old value where nobody may read that again', () => {
    const cell = new State([2], 'float32', { keepPrevious: false })
    cell.write([1, 2])
    const memory = cell.storageAt(1)
    for (let i = 0; i < 3; i++) {
      cell.assign(cell.mul(2))
      evaluate()
    }
    expect(cell.storageAt(cell.version)).toBe(memory)
    expect(cell.toArray()).toEqual([8, 16])
  })

  it('alternates between two memories where the old value stays readable', () => {
    const cell = state(tensor([1]))
    const memories = new Set()
    for (let i = 0; i < 6; i++) {
      memories.add(cell.storageAt(cell.version))
      cell.assign(cell.add(1))
      evaluate()
    }
    expect(memories.size).toBe(2)
  })
})

describe('rule 5: reading never gives a wrong number', () => {
  const classify = () => {
    const w = parameter(
      tensor([
        [1, -1],
        [0, 2],
      ]),
      { name: 'w' },
    )
    const inputs = tensor([
      [1, 0],
      [0, 1],
      [1, 1],
    ])
    const labels = tensor([0, 1, 1], { dtype: 'int32' })
    const logits = inputs.matmul(w)
    return { w, labels, logits, accuracy: () => equal(argMax(logits, 1), labels).cast('float32').mean() }
  }

  it('gives the accuracy of the weights that the logits were made with, after step()', () => {
    const { w, logits, accuracy } = classify()
    const optimizer = optimize({ w }, descent({ learningRate: 100 }))
    logits.sum().backward()
    optimizer.step()
    expect(accuracy().item()).toBeCloseTo(2 / 3, 6)
    expect(logits.toArray()).toEqual([
      [1, -1],
      [0, 2],
      [1, 1],
    ])
    expect(w.toArray()).toEqual([
      [-199, -201],
      [-200, -198],
    ])
  })

  it('does so for a step made by a closure and for a captured one', () => {
    const { w, accuracy, logits } = classify()
    const optimizer = optimize({ w }, descent({ learningRate: 100 }))
    optimizer.step(() => logits.sum())
    expect(accuracy().item()).toBeCloseTo(2 / 3, 6)
    const other = classify()
    const step = compile(() => {
      other.w.assign(other.w.mul(0))
    })
    step()
    expect(other.accuracy().item()).toBeCloseTo(2 / 3, 6)
  })

  it('names the cell and the updates where the weights of that time are gone', () => {
    const { w, accuracy } = classify()
    const late = accuracy()
    for (let i = 0; i < 3; i++) {
      w.assign(w.mul(0.5))
      evaluate()
    }
    expect(() => late.item()).toThrow(
      expect.objectContaining({
        code: 'stale-tensor',
        message: expect.stringContaining('built from version 1 of "w", which update 3 has overwritten (now at 4)'),
      }),
    )
  })

  it('evaluate() keeps a value for later', () => {
    const { w, accuracy } = classify()
    const late = accuracy()
    evaluate(late)
    for (let i = 0; i < 3; i++) {
      w.assign(w.mul(0.5))
      evaluate()
    }
    expect(late.item()).toBeCloseTo(2 / 3, 6)
  })

  it('a cell without a second buffer refuses at the first update instead', () => {
    const cell = new State([], 'float32', { keepPrevious: false, name: 'moment' })
    cell.write([1])
    const before = cell.mul(10)
    cell.assign(cell.add(1))
    evaluate()
    expect(() => before.item()).toThrow(/version 1 of "moment", which update 2 has overwritten \(now at 2\)/)
  })

  it('but computes what is asked for together with the update', () => {
    const cell = new State([], 'float32', { keepPrevious: false })
    cell.write([1])
    const before = cell.mul(10)
    cell.assign(cell.add(1))
    expect(before.item()).toBe(10)
    expect(cell.item()).toBe(2)
  })
})

describe('rule 6: values that are read live in ordinary arrays', () => {
  it('belong to the reader, and what was passed in stays with the writer', () => {
    const given = new Float32Array([1, 2])
    const x = tensor(given)
    given[0] = 99
    const read = x.data()
    read[1] = 99
    expect(x.toArray()).toEqual([1, 2])
    const cell = state(x)
    cell.data()[0] = 99
    expect(cell.toArray()).toEqual([1, 2])
  })
})

describe('rule 7: step() uses the gradients up', () => {
  it('leaves none behind, and refuses to step without', () => {
    const { w, b, loss, optimizer } = problem()
    loss().backward()
    optimizer.step()
    expect([w.grad, b.grad]).toEqual([null, null])
    expect(() => optimizer.step()).toThrow(expect.objectContaining({ code: 'no-gradients' }))
  })

  it('zeroGrad() forgets those of a step that is to be skipped', () => {
    const { w, loss, optimizer } = problem()
    loss().backward()
    optimizer.zeroGrad()
    expect(w.grad).toBeNull()
    loss().backward()
    optimizer.step()
    expect(w.toArray()).toEqual([1 - 0.25 * 6 * 3.5, 2 - 0.25 * 6 * 6.5])
  })

  it('lets the graph of the loss go', () => {
    const { loss: forward, optimizer } = problem()
    const loss = forward()
    loss.backward()
    optimizer.step()
    expect(historyOf([loss])).toEqual([loss])
    expect(() => loss.backward()).toThrow(expect.objectContaining({ code: 'graph-released' }))
  })
})
