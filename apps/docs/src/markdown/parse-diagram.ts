export interface DiagramBox {
  readonly id: string
  readonly title: string
  /** A second, smaller line. */
  readonly note: string
}

export interface DiagramArrow {
  readonly from: string
  readonly to: string
  readonly label: string
}

export interface Diagram {
  /** What stands below the picture. */
  readonly caption: string
  /** What the picture shows, for those who cannot see it. */
  readonly description: string
  readonly rows: readonly (readonly DiagramBox[])[]
  readonly arrows: readonly DiagramArrow[]
}

/**
 * Reads a picture of boxes and arrows. The first line is the caption, the second the description; then each line is either a row
 * of boxes (`code: Your code / model and loss | data: Batches`) or an arrow (`code -> data: a label`).
 */
export function parseDiagram(source: string): Diagram {
  const [caption = '', description = '', ...lines] = source
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const rows: DiagramBox[][] = []
  const arrows: DiagramArrow[] = []
  for (const line of lines) {
    const arrow = /^(\w+) -> (\w+)(?:: (.+))?$/.exec(line)
    if (arrow) arrows.push({ from: arrow[1] as string, to: arrow[2] as string, label: arrow[3] ?? '' })
    else rows.push(line.split(' | ').map(readBox))
  }
  const ids = new Set(rows.flat().map(({ id }) => id))
  const lost = arrows.flatMap(({ from, to }) => [from, to]).find((id) => !ids.has(id))
  if (lost) throw new Error(`The diagram "${caption}" has an arrow to or from "${lost}", which is no box.`)
  return { caption, description, rows, arrows }
}

function readBox(text: string): DiagramBox {
  const found = /^(\w+): ([^/]+)(?:\/ (.+))?$/.exec(text.trim())
  if (!found) throw new Error(`A diagram has the box "${text}": write "name: Title / note".`)
  return { id: found[1] as string, title: (found[2] as string).trim(), note: found[3]?.trim() ?? '' }
}
