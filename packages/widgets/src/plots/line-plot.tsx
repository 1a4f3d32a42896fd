import 'uplot/dist/uPlot.min.css'
import './plots.css'
import { useEffect, useRef } from 'preact/hooks'
import uPlot from 'uplot'
import { DataTable } from '../controls/data-table.tsx'
import { formatNumber } from '../format-number.ts'
import { language } from '../language.ts'
import { colorOf, themeVersion } from '../theme.ts'

/** One line of a plot. */
export interface Line {
  readonly label: string
  /** A colour of the design, such as `--series-1`. */
  readonly color: `--${string}`
  /** Dashed lines can be told apart without their colour. @default false */
  readonly dashed?: boolean
}

/** Numbers for all lines over the same places, which rise; NaN and null leave gaps. */
export type LineData = readonly [x: readonly number[], ...lines: (readonly (number | null)[])[]]

/**
 * Lines over one axis, drawn anew whenever `data` is another object, at any rate that a screen has. The numbers stand in a
 * table behind it.
 */
export function LinePlot({
  label,
  axis,
  lines,
  data,
  height = 180,
  logarithmic = false,
  range,
  mark = null,
}: {
  label: string
  /** Name of the horizontal axis. */
  axis: string
  lines: readonly Line[]
  data: LineData
  /** In pixels. @default 180 */
  height?: number
  /** Whether the vertical axis goes by decades. @default false */
  logarithmic?: boolean
  /** Fixes the ends of the vertical axis. */
  range?: readonly [low: number, high: number]
  /** A place on the horizontal axis to mark with a line. */
  mark?: number | null
}) {
  const frame = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const marked = useRef(mark)
  marked.current = mark
  const theme = themeVersion.value
  const written = language.value
  const looks = JSON.stringify([lines, logarithmic, range, height])

  useEffect(() => {
    const element = frame.current as HTMLDivElement
    const made = new uPlot(
      {
        ...optionsOf({ lines, logarithmic, range, marked }),
        width: Math.max(element.clientWidth, 100),
        height,
      },
      data as uPlot.AlignedData,
      element,
    )
    plot.current = made
    const watcher = new ResizeObserver(() => {
      const width = element.clientWidth
      if (width > 0 && width !== made.width) made.setSize({ width, height })
    })
    watcher.observe(element)
    return () => {
      watcher.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [looks, theme, written])

  useEffect(() => {
    plot.current?.setData(data as uPlot.AlignedData)
  }, [data])

  useEffect(() => {
    // Not before it has been drawn for the first time.
    if (plot.current?.status === 1) plot.current.redraw(false)
  }, [mark])

  return (
    <figure class="plot">
      <figcaption class="plot-head">
        <span class="plot-title">{label}</span>
        <span class="plot-legend">
          {lines.map((line) => (
            <span
              key={line.label}
              class={`plot-key${line.dashed ? ' dashed' : ''}`}
              style={{ '--key': `var(${line.color})` }}
            >
              {line.label}
            </span>
          ))}
        </span>
      </figcaption>
      <div
        ref={frame}
        class="plot-frame"
        role="img"
        aria-label={`${label}: ${lines.map((line) => line.label).join(', ')}`}
      />
      <DataTable
        caption={label}
        columns={[axis, ...lines.map((line) => line.label)]}
        rows={() => {
          const [x, ...values] = data
          return x.map((place, index) => [place, ...values.map((column) => column[index] ?? Number.NaN)])
        }}
      />
    </figure>
  )
}

/** Of the places of a logarithmic axis the powers of ten, and of many of those every second or third. */
function decades(_: uPlot, places: number[]): (number | null)[] {
  const powers = places.map((place) => Math.log10(place)).map((power) => (isWhole(power) ? Math.round(power) : null))
  const every = Math.ceil(powers.filter((power) => power !== null).length / 7)
  return places.map((place, index) => {
    const power = powers[index]
    return power !== null && power % every === 0 ? place : null
  })
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6
}

function optionsOf({
  lines,
  logarithmic,
  range,
  marked,
}: {
  lines: readonly Line[]
  logarithmic: boolean
  range: readonly [number, number] | undefined
  marked: { readonly current: number | null }
}): Omit<uPlot.Options, 'width' | 'height'> {
  const soft = colorOf('--text-soft')
  const line = colorOf('--line')
  const axis = { stroke: soft, grid: { stroke: line, width: 1 }, ticks: { show: false }, font: '12px system-ui' }
  return {
    scales: {
      x: { time: false },
      y: { distr: logarithmic ? 3 : 1, range: range ? () => [...range] as [number, number] : undefined },
    },
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    // To the right, room for half of the last number.
    padding: [8, 20, 0, 0],
    axes: [
      { ...axis, size: 28, values: (_, places) => places.map(formatNumber) },
      {
        ...axis,
        // As wide as its longest number.
        size: (_, numbers) => Math.max(52, 14 + 7 * Math.max(0, ...(numbers ?? []).map(({ length }) => length))),
        ...(logarithmic && { filter: decades, grid: { ...axis.grid, filter: decades } }),
        values: (_, places) => places.map((place) => (place === null ? '' : formatNumber(place))),
      },
    ],
    series: [
      {},
      ...lines.map(({ label, color, dashed }) => ({
        label,
        stroke: colorOf(color),
        width: 2,
        dash: dashed ? [6, 4] : undefined,
        points: { show: false },
        spanGaps: false,
      })),
    ],
    hooks: {
      draw: [
        ({ ctx, bbox, valToPos }) => {
          if (marked.current === null) return
          const x = Math.round(valToPos(marked.current, 'x', true))
          if (x < bbox.left || x > bbox.left + bbox.width) return
          ctx.save()
          ctx.strokeStyle = soft
          ctx.setLineDash([4, 4])
          ctx.beginPath()
          ctx.moveTo(x, bbox.top)
          ctx.lineTo(x, bbox.top + bbox.height)
          ctx.stroke()
          ctx.restore()
        },
      ],
    },
  }
}
