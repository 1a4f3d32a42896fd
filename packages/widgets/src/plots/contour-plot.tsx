import './plots.css'
import './contour-plot.css'
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { useMemo, useRef } from 'preact/hooks'
import { DataTable } from '../controls/data-table.tsx'
import { formatNumber } from '../format-number.ts'
import { messages } from '../language.ts'
import { contoursOf, type Field2d } from './contours-of.ts'

/** A way over the plane: x, y of each point, one after the other. */
export interface ContourPath {
  readonly label: string
  readonly color: `--${string}`
  readonly dashed?: boolean
  readonly points: ArrayLike<number>
}

const words = messages({
  en: {
    start: (x: string, y: string) => `Start at x = ${x}, y = ${y}. Move it with the arrow keys.`,
    table: { name: 'Path', step: 'Step', x: 'x', y: 'y' },
  },
  pt: {
    start: (x, y) => `Início em x = ${x}, y = ${y}. Mova-o com as setas.`,
    table: { name: 'Caminho', step: 'Passo', x: 'x', y: 'y' },
  },
})

const SIZE = 100
const keys: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/**
 * A function of two numbers as contour lines, with ways over it, its lowest points, and a start that can be moved by mouse,
 * touch and arrow keys.
 */
export function ContourPlot({
  label,
  field,
  paths,
  upTo,
  minima = [],
  start,
  onStart,
}: {
  label: string
  field: Field2d
  paths: readonly ContourPath[]
  /** The last step of the paths that is shown. */
  upTo: number
  minima?: readonly (readonly [number, number])[]
  start: readonly [number, number]
  onStart(start: readonly [number, number]): void
}) {
  const { x: across, y: upward } = field
  const frame = useRef<SVGSVGElement>(null)
  const contours = useMemo(() => contoursOf(field, SIZE), [field])
  const toX = scaleLinear([...across], [0, SIZE])
  const toY = scaleLinear([...upward], [SIZE, 0])
  const draw = line<readonly [number, number]>(
    ([x]) => bounded(toX(x)),
    ([, y]) => bounded(toY(y)),
  )
  const inside = (x: number, y: number): [number, number] => [within(x, across), within(y, upward)]
  const point = (event: PointerEvent) => {
    const { left, top, width, height } = (frame.current as SVGSVGElement).getBoundingClientRect()
    const x = toX.invert(((event.clientX - left) / width) * SIZE)
    const y = toY.invert(((event.clientY - top) / height) * SIZE)
    onStart(inside(rounded(x, across), rounded(y, upward)))
  }
  const move = (event: KeyboardEvent) => {
    const way = keys[event.key]
    if (!way) return
    event.preventDefault()
    const size = ((across[1] - across[0]) / 40) * (event.shiftKey ? 4 : 1)
    onStart(inside(rounded(start[0] + way[0] * size, across), rounded(start[1] + way[1] * size, upward)))
  }
  return (
    <figure class="plot contour-plot">
      <figcaption class="visually-hidden">{label}</figcaption>
      <div class="contour-frame">
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the caption has its name, and a title would hang over the paths. */}
        <svg ref={frame} viewBox={`0 0 ${SIZE} ${SIZE}`}>
          <g class="contour-bands" onPointerDown={point}>
            <rect width={SIZE} height={SIZE} style={{ '--depth': '0' }} />
            {contours.map(({ path, depth }, index) => (
              <path key={index} d={path} style={{ '--depth': String(depth) }} />
            ))}
          </g>
          <g class="contour-minima">
            {minima.map(([x, y]) => (
              <path key={`${x},${y}`} d={`M${toX(x) - 1.4},${toY(y)}h2.8M${toX(x)},${toY(y) - 1.4}v2.8`} />
            ))}
          </g>
          <g class="contour-paths">
            {paths.map(({ label: name, color, dashed, points }) => {
              const shown = pointsOf(points, upTo)
              const last = shown.at(-1)
              return (
                <g key={name} style={{ '--key': `var(${color})` }}>
                  <path class="contour-halo" d={draw(shown) ?? ''} />
                  <path d={draw(shown) ?? ''} stroke-dasharray={dashed ? '1.6 1' : undefined} />
                  {last && <circle cx={bounded(toX(last[0]))} cy={bounded(toY(last[1]))} r="1.3" />}
                </g>
              )
            })}
          </g>
          {/* biome-ignore lint/a11y/useSemanticElements: a place in a plane has two values, no element has. */}
          <g
            class="contour-start"
            role="button"
            tabindex={0}
            aria-label={words.value.start(formatNumber(start[0]), formatNumber(start[1]))}
            onKeyDown={move}
            onPointerDown={(event) => (event.currentTarget as Element).setPointerCapture(event.pointerId)}
            onPointerMove={(event) => event.buttons && point(event)}
          >
            <circle class="contour-touch" cx={toX(start[0])} cy={toY(start[1])} r="5" />
            <circle cx={toX(start[0])} cy={toY(start[1])} r="1.7" />
          </g>
        </svg>
        <Scale ends={across} side="across" />
        <Scale ends={upward} side="upward" />
      </div>
      <DataTable
        caption={label}
        columns={[words.value.table.name, words.value.table.step, words.value.table.x, words.value.table.y]}
        rows={() =>
          paths.flatMap(({ label: name, points }) =>
            pointsOf(points, upTo).map(([x, y], step) => [name, step, x, y] as (string | number)[]),
          )
        }
      />
    </figure>
  )
}

function Scale({ ends: [low, high], side }: { ends: readonly [number, number]; side: 'across' | 'upward' }) {
  const ticks = scaleLinear([low, high], [0, 100]).ticks(5)
  return (
    <div class={`contour-scale ${side}`} aria-hidden="true">
      {ticks.map((tick) => (
        <span key={tick} style={{ '--at': `${((tick - low) / (high - low)) * 100}%` }}>
          {formatNumber(tick)}
        </span>
      ))}
    </div>
  )
}

function pointsOf(points: ArrayLike<number>, upTo: number): (readonly [number, number])[] {
  const count = Math.min(points.length / 2, upTo + 1)
  const list: (readonly [number, number])[] = []
  for (let i = 0; i < count; i++) {
    const at = [points[2 * i], points[2 * i + 1]] as const
    if (!Number.isFinite(at[0]) || !Number.isFinite(at[1])) break
    list.push(at)
  }
  return list
}

/** What leaves the picture stays near it: numbers without end are no coordinates. */
function bounded(coordinate: number): number {
  return Math.max(-SIZE, Math.min(2 * SIZE, coordinate))
}

function within(value: number, [low, high]: readonly [number, number]): number {
  return Math.max(low, Math.min(high, value))
}

/** To what the eye can tell apart, so that links stay short. */
function rounded(value: number, [low, high]: readonly [number, number]): number {
  const digits = Math.max(0, Math.ceil(-Math.log10((high - low) / 1000)))
  return Number(value.toFixed(digits))
}
