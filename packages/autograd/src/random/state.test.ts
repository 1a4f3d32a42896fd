import { expect, it } from 'vitest'
import { compile, drawNormal, randomState } from '../index.ts'

it('gives a new key each time, in an order that the seed alone decides', () => {
  const draw = (seed: number) => {
    const random = randomState(seed)
    return Array.from({ length: 5 }, () => random.next().uniform([]).item())
  }
  expect(draw(7)).toEqual(draw(7))
  expect(new Set(draw(7)).size).toBe(5)
  expect(draw(7)).not.toEqual(draw(8))
})

it('gives different keys before anything is computed', () => {
  const random = randomState(7)
  const [a, b] = [random.next().uniform([]), random.next().uniform([])]
  expect(b.item()).not.toBe(a.item())
  const again = randomState(7)
  expect([again.next().uniform([]).item(), again.next().uniform([]).item()]).toEqual([a.item(), b.item()])
})

it('goes on from its cell', () => {
  const random = randomState(7)
  random.next().uniform([]).item()
  const saved = random.cell.data()
  const rest = [1, 2, 3].map(() => random.next().uniform([]).item())
  random.cell.write(saved)
  expect([1, 2, 3].map(() => random.next().uniform([]).item())).toEqual(rest)
})

it('draws in a captured step what it draws outside', () => {
  const [outside, inside] = [randomState(2), randomState(2)]
  const step = compile(() => drawNormal(inside.next(), [2]))
  for (let i = 0; i < 4; i++) expect(step().toArray()).toEqual(drawNormal(outside.next(), [2]).toArray())
})

it('has no numbers before it has a seed', () => {
  expect(() => randomState().next().uniform([]).item()).toThrow(expect.objectContaining({ code: 'cell-without-value' }))
})
