import { expect, it } from 'vitest'
import { tensor } from '../index.ts'
import { join, leavesOf, mapLeaves } from './state-tree.ts'

const tree = () => ({ a: { mean: tensor(1), variance: tensor(2) }, count: tensor(3), none: {} })

it('lists tensors with their paths', () => {
  expect(leavesOf(tree()).map(([path, leaf]) => [path, leaf.item()])).toEqual([
    ['a.mean', 1],
    ['a.variance', 2],
    ['count', 3],
  ])
  expect(leavesOf(tensor(5), 'adam').map(([path]) => path)).toEqual(['adam'])
})

it('maps into the same structure', () => {
  const mapped = mapLeaves(tree(), 'adam', (leaf, path) => tensor(leaf.item() + path.length))
  expect(leavesOf(mapped).map(([path, leaf]) => [path, leaf.item()])).toEqual([
    ['a.mean', 1 + 'adam.a.mean'.length],
    ['a.variance', 2 + 'adam.a.variance'.length],
    ['count', 3 + 'adam.count'.length],
  ])
  expect(mapped).toHaveProperty('none')
})

it('joins names', () => {
  expect([join('', 'a'), join('a', 'b')]).toEqual(['a', 'a.b'])
})
