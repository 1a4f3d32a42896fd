import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compile, type DType, parameter, pow, type Shape, type Tensor, tensor, zeros } from './index.ts'
import { literal, scalarLeaf } from './tensor.ts'

const code = (expected: string) => expect.objectContaining({ code: expected })

/** Broadcasting by its definition, element by element. */
function broadcast(a: Tensor, b: Tensor, f: (x: number, y: number) => number): { shape: Shape; values: number[] } {
  const rank = Math.max(a.rank, b.rank)
  const padded = (shape: Shape) => [...new Array<number>(rank - shape.length).fill(1), ...shape]
  const [left, right] = [padded(a.shape), padded(b.shape)]
  const shape = left.map((size, axis) => (size === 1 ? right[axis] : size))
  const at = (data: ArrayLike<number>, own: Shape, index: readonly number[]) => {
    let place = 0
    for (const [axis, size] of own.entries()) place = place * size + (size === 1 ? 0 : index[axis])
    return data[place]
  }
  const [x, y] = [a.data(), b.data()]
  const count = shape.reduce((size, length) => size * length, 1)
  const values = Array.from({ length: count }, (_, element) => {
    const index: number[] = []
    let rest = element
    for (const size of [...shape].reverse()) {
      index.unshift(rest % size)
      rest = Math.floor(rest / size)
    }
    return f(at(x, left, index), at(y, right, index))
  })
  return { shape, values }
}

it('stretches two operands as broadcasting is defined', () => {
  const shapes = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.boolean(), fc.boolean()), { maxLength: 4 })
  fc.assert(
    fc.property(shapes, fc.nat(4), fc.nat(4), (sizes, cutA, cutB) => {
      const of = (which: 1 | 2, cut: number) =>
        sizes.map((entry) => (entry[which] ? entry[0] : 1)).slice(Math.min(cut, sizes.length))
      const make = (shape: number[], start: number) =>
        tensor(
          Float64Array.from({ length: shape.reduce((n, size) => n * size, 1) }, (_, i) => start + i),
          { shape },
        )
      const [a, b] = [make(of(1, cutA), 1), make(of(2, cutB), 100)]
      const expected = broadcast(a, b, (x, y) => x - y)
      const result = a.sub(b)
      expect(result.shape).toEqual(expected.shape)
      expect([...result.data()]).toEqual(expected.values)
    }),
  )
})

it.each<[DType, number | boolean, DType]>([
  ['float32', 0.5, 'float32'],
  ['float64', 0.5, 'float64'],
  ['int32', 2, 'int32'],
  ['int32', 0.5, 'float32'],
  ['uint32', 2, 'uint32'],
  ['bool', 2, 'int32'],
  ['bool', 0.5, 'float32'],
  ['float64', true, 'float64'],
  ['int32', true, 'int32'],
])('%s and the number %s meet as %s', (dtype, value, expected) => {
  const result = tensor([1, 0], { dtype }).add(value)
  expect(result.dtype).toBe(expected)
  expect(result.toArray()).toEqual([1 + Number(value), Number(value)])
})

it.each<[DType, DType, DType | null]>([
  ['bool', 'int32', 'int32'],
  ['bool', 'float64', 'float64'],
  ['int32', 'float32', 'float32'],
  ['uint32', 'float64', 'float64'],
  ['float32', 'float64', null],
  ['int32', 'uint32', null],
])('%s and %s meet as %s', (a, b, expected) => {
  const meet = () => tensor([1], { dtype: a }).mul(tensor([1], { dtype: b }))
  if (expected) expect(meet().dtype).toBe(expected)
  else expect(meet).toThrow(code('mixed-dtypes'))
})

it('a weak number takes the precision of what it meets, and is float32 by itself', () => {
  const weak = scalarLeaf(() => 0.1, 'float32')
  weak.weak = true
  expect(tensor(0, { dtype: 'float64' }).add(weak).item()).toBe(0.1)
  expect(weak.add(tensor(0, { dtype: 'float64' })).item()).toBe(0.1)
  expect(tensor(0).add(weak).item()).toBe(Math.fround(0.1))
  expect(weak.item()).toBe(Math.fround(0.1))
  expect(tensor(3, { dtype: 'int32' }).mul(weak).dtype).toBe('float32')
})

it('weak numbers stay weak among themselves and with plain numbers', () => {
  const weak = (value: number) =>
    Object.assign(
      scalarLeaf(() => value, 'float32'),
      { weak: true },
    )
  const one = tensor(1, { dtype: 'float64' })
  expect(one.mul(weak(0.1).mul(weak(0.3))).item()).toBe(0.1 * 0.3)
  expect(pow(weak(0.1).sub(1).div(0.7), weak(2)).add(one).item()).toBe(((0.1 - 1) / 0.7) ** 2 + 1)
  expect(weak(0.1).mul(weak(0.3)).item()).toBe(Math.fround(Math.fround(0.1) * Math.fround(0.3)))
  expect(tensor(1).mul(weak(0.1).add(2)).dtype).toBe('float32')
})

it('the literals 0 and 1 are constants of the plan, other numbers are inputs', () => {
  expect([literal(0, 'float32').primitive?.name, literal(1, 'float32').primitive?.name]).toEqual([
    'constant',
    'constant',
  ])
  expect([literal(2, 'float32').source?.kind, literal(-0, 'float32').source?.kind]).toEqual(['scalar', 'scalar'])
})

it('knows its rank and size', () => {
  const x = zeros([2, 3, 4])
  expect([x.rank, x.size, zeros([]).rank, zeros([]).size, zeros([0, 3]).size]).toEqual([3, 24, 0, 1, 0])
})

it('reads one number, and only one', () => {
  expect(tensor([[7]]).item()).toBe(7)
  expect(tensor(true).item()).toBe(1)
  expect(() => tensor([1, 2]).item()).toThrow(code('item-of-many'))
  expect(() => tensor([]).item()).toThrow(code('item-of-many'))
})

it('detach is the same number, through which no gradient flows', () => {
  const w = parameter(tensor([3]))
  const y = w.square()
  expect(y.detach().toArray()).toEqual([9])
  w.mul(y.detach()).sum().backward()
  expect(w.grad?.toArray()).toEqual([9])
  y.data()
  expect(y.detach().tracked).toBe(false)
  expect(y.detach().toArray()).toEqual([9])
  const plain = tensor([1])
  expect(plain.detach()).toBe(plain)
})

it('reads while nothing is captured, and says so when it is', () => {
  expect(() => compile((x) => tensor(x.item()))(tensor(1))).toThrow(code('read-while-tracing'))
  expect(() => compile((x) => tensor(x.toArray() as number))(tensor(1))).toThrow(code('read-while-tracing'))
})
