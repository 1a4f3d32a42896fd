import { escapeHtml } from './escape-html.ts'
import { type DiagramArrow, type DiagramBox, parseDiagram } from './parse-diagram.ts'

interface PlacedBox extends DiagramBox {
  readonly row: number
  /** The middle of the box. */
  readonly x: number
  readonly y: number
  readonly width: number
}

const width = 700
const height = 54
const rowGap = 44

/** Boxes and arrows as SVG in the colours of the theme; one line, because a blank one would end the HTML in Markdown. `name` is its own on the page. */
export function diagramHtml(source: string, name: string): string {
  const { caption, description, rows, arrows } = parseDiagram(source)
  const boxes = rows.flatMap(placeRow)
  const bottom = rows.length * (height + rowGap) - rowGap + 4
  const byId = new Map(boxes.map((box) => [box.id, box]))
  const drawn = arrows.map((arrow) =>
    drawArrow(arrow, name, byId.get(arrow.from) as PlacedBox, byId.get(arrow.to) as PlacedBox),
  )
  return [
    `<figure class="diagram not-content"><div class="diagram-scroll" tabindex="0"><svg viewBox="0 0 ${width} ${bottom}" role="img" aria-label="${escapeHtml(description)}">`,
    `<defs><marker id="${name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>`,
    ...boxes.map(drawBox),
    ...drawn,
    `</svg></div><figcaption>${escapeHtml(caption)}</figcaption></figure>`,
  ].join('')
}

function placeRow(row: readonly DiagramBox[], index: number): PlacedBox[] {
  // Two boxes leave room for an arrow with words between them.
  const gap = row.length > 2 ? 20 : 80
  const boxWidth = Math.min(230, (width - 4 - gap * (row.length - 1)) / row.length)
  const whole = row.length * boxWidth + (row.length - 1) * gap
  const start = (width - whole) / 2
  return row.map((box, place) => ({
    ...box,
    row: index,
    x: start + place * (boxWidth + gap) + boxWidth / 2,
    y: 2 + index * (height + rowGap) + height / 2,
    width: boxWidth,
  }))
}

function drawBox({ title, note, x, y, width: boxWidth }: PlacedBox): string {
  const frame = `<rect x="${round(x - boxWidth / 2)}" y="${y - height / 2}" width="${round(boxWidth)}" height="${height}" rx="6"/>`
  const first = `<text text-anchor="middle" x="${round(x)}" y="${note ? y - 4 : y + 5}">${escapeHtml(title)}</text>`
  return (
    frame +
    first +
    (note ? `<text class="note" text-anchor="middle" x="${round(x)}" y="${y + 15}">${escapeHtml(note)}</text>` : '')
  )
}

/** Down or up between rows, sideways within one; an arrow up keeps aside of one down. */
function drawArrow({ label }: DiagramArrow, name: string, from: PlacedBox, to: PlacedBox): string {
  const side = Math.sign(to.x - from.x)
  const down = Math.sign(to.row - from.row)
  const aside = down < 0 ? 26 : 0
  const start = down === 0 ? [from.x + (side * from.width) / 2, from.y] : [from.x + aside, from.y + (down * height) / 2]
  const end = down === 0 ? [to.x - (side * to.width) / 2, to.y] : [to.x + aside, to.y - (down * height) / 2]
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [...start, ...end].map(round)
  const middle = (y1 + y2) / 2
  const path =
    down === 0 || x1 === x2 ? `M${x1} ${y1}L${x2} ${y2}` : `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`
  const place =
    down === 0
      ? `middle" x="${round((x1 + x2) / 2)}" y="${y1 - 6}`
      : `start" x="${round((x1 + x2) / 2 + 8)}" y="${middle + 4}`
  const words = label && `<text class="label" text-anchor="${place}">${escapeHtml(label)}</text>`
  return `<path class="arrow" d="${path}" marker-end="url(#${name})"/>${words}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
