import { expect, it } from 'vitest'
import { buildSubject } from './build-subject.ts'
import { examples, networkValues } from './examples.ts'
import { traceGraph } from './trace-graph.ts'
import { walkOf } from './walk-of.ts'

it('shows the values and gradients of a product of sums', () => {
  const { nodes, root, byGrad } = traceGraph(buildSubject({ subject: 'formula', at: 0, ...examples.product }))
  expect(nodes[root].numbers).toEqual([-12])
  expect(nodes.find(({ name }) => name === 'x')?.slope).toEqual([-4])
  expect(byGrad).toEqual({ x: [-4], y: [-4], z: [3] })
})

it.each(Object.entries(examples))('sums what goes back along the edges to the gradients: %s', (_, example) => {
  const { nodes, root, difference, byGrad } = traceGraph(buildSubject({ subject: 'formula', at: 0, ...example }))
  expect(difference).toBeLessThan(1e-6)
  for (const node of nodes) {
    if (!node.slope || node.id === root) continue
    const arrived = nodes.flatMap(({ passings }) => passings.filter(({ to }) => to === node.id))
    const sum = arrived.reduce((total, { passed }) => total + passed[0], 0)
    expect(sum).toBeCloseTo(node.slope[0], 5)
    if (node.name) expect(byGrad[node.name][0]).toBeCloseTo(node.slope[0], 5)
  }
  for (const { passings, slope } of nodes) {
    for (const { local, passed } of passings) {
      if (local && slope) expect(local[0] * slope[0]).toBeCloseTo(passed[0], 5)
    }
  }
})

it('traces a network with the gradients that backward() leaves', () => {
  const subject = buildSubject({ subject: 'network', at: 0, formula: '', values: networkValues })
  const trace = traceGraph(subject)
  expect(trace.difference).toBeLessThan(1e-6)
  expect(trace.nodes.filter(({ name }) => name?.includes('weight'))).toHaveLength(2)
})

it('walks forward over every node, and back over those that pass something on', () => {
  const { nodes, root } = traceGraph(buildSubject({ subject: 'formula', at: 0, ...examples.product }))
  const walk = walkOf(nodes, root)
  expect(walk.map(({ kind }) => kind)).toEqual(['value', 'value', 'value', 'value', 'value', 'start', 'pass', 'pass'])
})
