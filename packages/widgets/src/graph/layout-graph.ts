import dagre from '@dagrejs/dagre'

/** A node of a graph to draw: later ones are made of earlier ones. */
export interface DrawnNode {
  readonly id: number
  readonly inputs: readonly number[]
  readonly width: number
  readonly height: number
}

/** Where things stand; nodes by their middles. */
export interface GraphLayout {
  readonly width: number
  readonly height: number
  readonly places: ReadonlyMap<number, { readonly x: number; readonly y: number }>
  readonly edges: readonly {
    readonly from: number
    readonly to: number
    readonly points: readonly { readonly x: number; readonly y: number }[]
  }[]
}

/** Lays a graph out in ranks, inputs first: from the left, or from the top where there is little width. */
export function layoutGraph(nodes: readonly DrawnNode[], way: 'LR' | 'TB'): GraphLayout {
  const graph = new dagre.graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: way, nodesep: 18, ranksep: 44, marginx: 8, marginy: 8 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id, width, height } of nodes) graph.setNode(String(id), { width, height })
  for (const { id, inputs } of nodes) {
    for (const [place, input] of inputs.entries()) graph.setEdge(String(input), String(id), {}, String(place))
  }
  dagre.layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  return {
    width,
    height,
    places: new Map(nodes.map(({ id }) => [id, graph.node(String(id)) as { x: number; y: number }])),
    edges: graph.edges().map((edge) => ({
      from: Number(edge.v),
      to: Number(edge.w),
      points: (graph.edge(edge) as { points: { x: number; y: number }[] }).points,
    })),
  }
}
