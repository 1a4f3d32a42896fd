import { expect, it } from 'vitest'
import { compile, graphDot, graphJson, noGrad, pad, parameter, state, tanh, tensor } from '../index.ts'

/** The expression of micrograd's README in short: a·b + c, through tanh. */
function neuron() {
  const a = parameter(tensor(2), { name: 'a' })
  const b = parameter(tensor(-3), { name: 'b' })
  const c = tensor(6.5)
  const sum = a.mul(b).add(c)
  return { a, b, c, sum, out: tanh(sum) }
}

it('lists nodes before what uses them, with types, shapes, inputs and attributes', () => {
  const x = tensor([[1, 2, 3]])
  const { nodes, outputs } = graphJson(x.sum(1).mul(2))
  for (const { id, inputs } of nodes) for (const input of inputs) expect(input).toBeLessThan(id)
  const sum = nodes.find(({ operation }) => operation === 'sum')
  expect(sum).toMatchObject({
    kind: 'operation',
    shape: [1, 1],
    dtype: 'float32',
    attributes: { axes: [1] },
    differentiable: false,
  })
  expect(nodes[(sum?.inputs ?? [])[0]]).toMatchObject({ kind: 'data', shape: [1, 3] })
  expect(nodes.find(({ kind }) => kind === 'scalar')).toMatchObject({ value: 2, shape: [] })
  expect(nodes[outputs[0]].operation).toBe('mul')
})

it('gives the value and the gradient at every node, which the chain rule on paper confirms', () => {
  const { c, out } = neuron()
  const { nodes } = graphJson(out, { values: true, gradients: true, names: { c, out } })
  const at = (name: string) => nodes.find((node) => node.name === name || node.operation === name)
  const slope = 1 - Math.tanh(0.5) ** 2
  expect(at('out')).toMatchObject({ value: expect.closeTo(Math.tanh(0.5), 6), gradient: 1 })
  expect(at('add')).toMatchObject({ value: 0.5, gradient: expect.closeTo(slope, 6) })
  expect(at('a')).toMatchObject({
    kind: 'state',
    value: 2,
    gradient: expect.closeTo(-3 * slope, 5),
    differentiable: true,
  })
  expect(at('b')).toMatchObject({ value: -3, gradient: expect.closeTo(2 * slope, 5) })
  expect(at('c')).toMatchObject({ kind: 'data', value: 6.5, differentiable: false })
  expect(at('c')).not.toHaveProperty('gradient', expect.anything())
})

it('survives JSON, with NaN and infinities as text', () => {
  const x = tensor([0, -1, 4])
  const graph = graphJson([x.log(), pad(x, [[1, 0]], Number.NEGATIVE_INFINITY)], { values: true })
  expect(JSON.parse(JSON.stringify(graph))).toEqual(JSON.parse(JSON.stringify(graph)))
  const log = graph.nodes[graph.outputs[0]]
  expect(log.value).toEqual(['-Infinity', 'NaN', Math.fround(Math.log(4))])
  expect(graph.nodes[graph.outputs[1]].attributes).toMatchObject({ value: '-Infinity' })
})

it('changes nothing: no grad, no version, no values left behind', () => {
  const { a, sum, out } = neuron()
  const cell = state(tensor(1))
  cell.assign(cell.add(1))
  graphJson([out, cell.mul(2)], { values: true, gradients: true })
  expect(a.grad).toBeNull()
  expect(cell.version).toBe(1)
  expect(sum.storage).toBeNull()
  out.backward()
  expect(graphJson(out).nodes.some(({ operation }) => operation === 'mul')).toBe(true)
})

it('works for constants, inside noGrad, and for graphs too deep for recursion', () => {
  expect(noGrad(() => graphJson(tensor(1).add(2), { values: true, gradients: true })).nodes.at(-1)).toMatchObject({
    value: 3,
  })
  let y = parameter(tensor(1)).add(0)
  for (let i = 0; i < 20_000; i++) y = y.neg()
  expect(graphJson(y).nodes.length).toBeGreaterThan(20_000)
})

it('has no values while a step is captured, but still a graph', () => {
  expect(() => compile(() => graphJson(tensor(1).add(1), { values: true }))()).toThrow(
    expect.objectContaining({ code: 'read-while-tracing' }),
  )
  expect(() => compile((x) => (graphDot(x.add(1)).length > 0 ? x : x))(tensor(1))).not.toThrow()
})

/** Reads DOT as strictly as it is written: one statement to a line, quoted labels. */
function parseDot(dot: string) {
  const lines = dot.trimEnd().split('\n')
  expect(lines[0]).toBe('digraph {')
  expect(lines.at(-1)).toBe('}')
  const labels = new Map<string, string>()
  const edges: [string, string][] = []
  for (const line of lines.slice(1, -1)) {
    const node = /^ {2}(n\d+) \[(?:[a-z]+=(?:[a-z]+|\d|"[^"\\]*"), )*label="((?:[^"\\]|\\["\\n])*)"\]$/.exec(line)
    const edge = /^ {2}(n\d+) -> (n\d+)$/.exec(line)
    if (node) labels.set(node[1], node[2].replaceAll('\\n', '\n').replaceAll('\\"', '"'))
    else if (edge) edges.push([edge[1], edge[2]])
    else expect(line).toMatch(/^ {2}(rankdir=LR|node \[.*\])$/)
  }
  for (const [from, to] of edges) {
    expect(labels.has(from)).toBe(true)
    expect(labels.has(to)).toBe(true)
  }
  return {
    labels,
    edges: edges.map(([from, to]) => `${labels.get(from)?.split('\n')[0]} -> ${labels.get(to)?.split('\n')[0]}`),
  }
}

it('draws readable labels and every edge in DOT', () => {
  const { c, out } = neuron()
  const { labels, edges } = parseDot(graphDot(out, { values: true, gradients: true, names: { 'bias "c"': c, out } }))
  expect(edges.sort()).toEqual(['a -> mul', 'add -> out = tanh', 'b -> mul', 'bias "c" -> add', 'mul -> add'])
  expect([...labels.values()]).toContain('a\nfloat32 []\nvalue 2\ngradient -2.359')
  expect([...labels.values()]).toContain('bias "c"\nfloat32 []\nvalue 6.5')
})

it('hides what only stretches, unless asked', () => {
  const x = tensor([1, 2], { requiresGrad: true })
  expect(parseDot(graphDot(x.mul(3), { names: { x } })).edges.sort()).toEqual(['3 -> mul', 'x -> mul'])
  expect(parseDot(graphDot(x.mul(3), { plumbing: true })).edges).toContain('expand -> mul')
})

it('shortens long values in labels', () => {
  const [label] = [
    ...parseDot(graphDot(tensor(Float32Array.from({ length: 50 }, (_, i) => i)), { values: true })).labels.values(),
  ]
  expect(label).toBe('data\nfloat32 [50]\nvalue [0, 1, 2, 3, 4, 5, …]')
})
