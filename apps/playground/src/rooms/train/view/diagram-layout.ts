import type { RunInfo } from '../protocol.ts'

/** A square of the diagram: an input, or a unit. */
export interface NodePlace {
  /** 0 for the inputs, 1 for the first layer. */
  readonly column: number
  /** Which of its column. */
  readonly index: number
  /** Of its middle. */
  readonly x: number
  readonly y: number
}

/** A weight that is drawn: from a node to a node of the next column. */
export interface LinkPlace {
  readonly from: NodePlace
  readonly to: NodePlace
  readonly layer: number
  /** Place of the weight in its matrix [units, inputs]. */
  readonly weight: number
}

export interface DiagramLayout {
  readonly width: number
  readonly height: number
  readonly columns: readonly { readonly x: number; readonly shown: number; readonly size: number }[]
  readonly nodes: readonly NodePlace[]
  readonly links: readonly LinkPlace[]
}

/** How many units of a layer are drawn at most. */
const MOST_SHOWN = 8
export const NODE = 40
const ROW = 52
const NARROWEST = 82

/** Where everything of a network stands, in at least the given width. */
export function diagramLayout(
  { layers, pictures, inputNames }: Pick<RunInfo, 'layers' | 'pictures' | 'inputNames'>,
  available: number,
): DiagramLayout {
  const sizes = [pictures ? 1 : inputNames.length, ...layers.map(({ units }) => units)]
  const shown = sizes.map((size) => Math.min(size, MOST_SHOWN))
  const width = Math.max(available, NARROWEST * sizes.length)
  const gap = (width - NARROWEST) / (sizes.length - 1)
  const rows = Math.max(...shown)
  const columns = sizes.map((size, column) => ({
    x: Math.round(NARROWEST / 2 + column * gap),
    shown: shown[column],
    size,
  }))
  const nodes = columns.flatMap(({ x, shown: count }, column) =>
    Array.from({ length: count }, (_, index) => ({
      column,
      index,
      x,
      y: NODE / 2 + ((rows - count) / 2 + index) * ROW,
    })),
  )
  const nodeAt = (column: number, index: number) =>
    nodes.find((node) => node.column === column && node.index === index) as NodePlace
  const links = layers.flatMap(({ inputs }, layer) => {
    // A picture is drawn as one node, and its weights in the units that they belong to.
    if (layer === 0 && pictures) return []
    return Array.from({ length: shown[layer + 1] * shown[layer] }, (_, place) => {
      const to = Math.floor(place / shown[layer])
      const from = place % shown[layer]
      return { from: nodeAt(layer, from), to: nodeAt(layer + 1, to), layer, weight: to * inputs + from }
    })
  })
  return { width, height: (rows - 1) * ROW + NODE, columns, nodes, links }
}

/** The way of a link: level at both ends. */
export function linkPath({ from, to }: LinkPlace): string {
  const start = from.x + NODE / 2
  const end = to.x - NODE / 2
  const middle = (start + end) / 2
  return `M${start} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${end} ${to.y}`
}
