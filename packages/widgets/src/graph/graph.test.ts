import { expect, it } from 'vitest'
import { neighbour } from './graph-view.tsx'
import { layoutGraph } from './layout-graph.ts'

const nodes = [
  { id: 0, inputs: [] },
  { id: 1, inputs: [] },
  { id: 2, inputs: [0, 1] },
  { id: 3, inputs: [2, 2] },
]

it('puts inputs before what uses them, and keeps both edges where a node uses another twice', () => {
  const { places, edges } = layoutGraph(
    nodes.map((node) => ({ ...node, width: 40, height: 20 })),
    'LR',
  )
  expect(places.get(0)?.x).toBeLessThan(places.get(2)?.x as number)
  expect(places.get(2)?.x).toBeLessThan(places.get(3)?.x as number)
  expect(edges.filter(({ from, to }) => from === 2 && to === 3)).toHaveLength(2)
})

it('is walked by keys: to inputs, to users, and among all', () => {
  expect(neighbour(nodes, 2, 'ArrowLeft')).toBe(0)
  expect(neighbour(nodes, 2, 'ArrowRight')).toBe(3)
  expect(neighbour(nodes, 2, 'ArrowUp')).toBe(1)
  expect(neighbour(nodes, 0, 'End')).toBe(3)
  expect(neighbour(nodes, 0, 'ArrowLeft')).toBeNull()
})
