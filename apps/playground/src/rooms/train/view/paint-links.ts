import { colorOf } from '@chainrule/widgets'
import type { RunFrame, RunInfo } from '../protocol.ts'
import { type DiagramLayout, type LinkPlace, linkPath, NODE } from './diagram-layout.ts'

/** Widths differ by this many pixels at least, or nobody sees it. */
const GRAIN = 0.125

/** In so many turns all links are drawn anew, those between two columns at once. */
const TURNS = 3

/** The links between two columns, and how they look at present. */
interface Gap {
  readonly left: number
  readonly right: number
  readonly links: readonly { readonly place: LinkPlace; readonly path: Path2D }[]
  /** Of each link its width in grains, below 0 for weights below 0. */
  looks: Int16Array | null
}

/**
 * Paints the links of a network: colour for the sign of a weight, width for its size. Only gaps between columns are painted
 * where something changed that can be seen; while a network learns, a part of them in each turn, as they are many.
 */
export function linkPainter(
  layout: DiagramLayout,
): (context: CanvasRenderingContext2D, info: RunInfo, frame: RunFrame | undefined, all: boolean) => void {
  const gaps: Gap[] = layout.columns.slice(1).map(({ x }, index) => ({
    left: layout.columns[index].x + NODE / 2,
    right: x - NODE / 2,
    links: layout.links
      .filter(({ to }) => to.column === index + 1)
      .map((place) => ({ place, path: new Path2D(linkPath(place)) })),
    looks: null,
  }))
  let turn = 0
  return (context, info, frame, all) => {
    turn += 1
    const [negative, positive] = [colorOf('--negative'), colorOf('--positive')]
    for (const [index, gap] of gaps.entries()) {
      if (!all && index % TURNS !== turn % TURNS) continue
      const looks = Int16Array.from(gap.links, ({ place: { layer, weight } }) =>
        lookOf(frame?.weights[info.layers[layer]?.weight]?.[weight] ?? 0),
      )
      if (gap.looks && looks.every((look, link) => look === gap.looks?.[link])) continue
      gap.looks = looks
      context.clearRect(gap.left, 0, gap.right - gap.left, layout.height)
      context.globalAlpha = 0.85
      gap.links.forEach(({ path }, link) => {
        context.lineWidth = Math.abs(looks[link]) * GRAIN
        context.strokeStyle = looks[link] < 0 ? negative : positive
        context.stroke(path)
      })
      context.globalAlpha = 1
    }
  }
}

function lookOf(weight: number): number {
  const width = 0.5 + Math.min(5, 1.8 * Math.abs(weight))
  return Math.round((Number.isNaN(width) ? 0.5 : width) / GRAIN) * (weight < 0 ? -1 : 1)
}
