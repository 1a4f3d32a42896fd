import './plots.css'
import './ridge-plot.css'
import { scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import { DataTable } from '../controls/data-table.tsx'
import { formatNumber } from '../format-number.ts'

/** One histogram of a ridge plot. */
export interface Ridge {
  readonly label: string
  /** Shares of all values in bins of equal width. */
  readonly shares: ArrayLike<number>
  /** Said beside it, such as a deviation. */
  readonly note?: string
  /** How it fares; told by a mark as well as by colour. @default 'good' */
  readonly mood?: 'good' | 'warning' | 'bad'
}

const WIDTH = 100
const STEP = 10
const RISE = 15

/**
 * Histograms one behind the other over the same axis, the first at the top. Spikes are cut where they would cover what stands
 * behind them; the numbers stand in the table.
 */
export function RidgePlot({
  label,
  axis,
  ridges,
  domain,
  ticks,
  onChoose,
  chosen,
}: {
  label: string
  /** Name of what is counted. */
  axis: string
  ridges: readonly Ridge[]
  domain: readonly [number, number]
  /** Places on the axis with what is written there; made from the domain where it is left out. */
  ticks?: readonly { readonly at: number; readonly text: string }[]
  /** Makes the names of ridges buttons. */
  onChoose?: (index: number) => void
  chosen?: number
}) {
  const height = STEP * ridges.length + RISE
  const bins = ridges[0]?.shares.length ?? 1
  const toX = scaleLinear([0, bins - 1], [0, WIDTH])
  const onAxis = scaleLinear([...domain], [0, WIDTH])
  const places = ticks ?? onAxis.ticks(5).map((at) => ({ at, text: formatNumber(at) }))
  const highest = tallestOf(ridges)
  const rise = (share: number) => Math.min(1, share / highest) * RISE
  return (
    <figure class="plot ridge-plot">
      <figcaption class="plot-title">{label}</figcaption>
      <div class="ridge-frame" style={{ '--count': String(ridges.length) }}>
        <svg
          viewBox={`0 0 ${WIDTH} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`${label}: ${ridges.map(({ label: name, note }) => `${name} ${note ?? ''}`).join('; ')}`}
        >
          <g class="ridge-ticks">
            {places.map(({ at }) => (
              <path key={at} d={`M${onAxis(at)},0V${height}`} />
            ))}
          </g>
          {ridges.map(({ label: name, shares, mood = 'good' }, index) => {
            const floor = RISE + STEP * (index + 0.75)
            const values = Array.from(shares)
            const outline = line<number>(
              (_, bin) => toX(bin),
              (share) => floor - rise(share),
            ).curve(curveMonotoneX)
            const ground = area<number>(
              (_, bin) => toX(bin),
              floor,
              (share) => floor - rise(share),
            ).curve(curveMonotoneX)
            return (
              <g key={name} class={`ridge ${mood}`}>
                <path class="ridge-ground" d={ground(values) ?? ''} />
                <path class="ridge-line" d={outline(values) ?? ''} />
              </g>
            )
          })}
        </svg>
        <ul class="ridge-names">
          {ridges.map(({ label: name, note, mood = 'good' }, index) => (
            <li key={name} class={mood} style={{ '--row': String((RISE + STEP * (index + 0.75)) / height) }}>
              {onChoose ? (
                <button type="button" aria-pressed={chosen === index} onClick={() => onChoose(index)}>
                  {name}
                </button>
              ) : (
                <span>{name}</span>
              )}
              {note && <small>{note}</small>}
            </li>
          ))}
        </ul>
        <div class="ridge-axis" aria-hidden="true">
          {places.map(({ at, text }) => (
            <span key={at} style={{ '--at': `${onAxis(at)}%` }}>
              {text}
            </span>
          ))}
        </div>
      </div>
      <DataTable
        caption={label}
        columns={[axis, ...ridges.map(({ label: name }) => name)]}
        rows={() =>
          Array.from({ length: bins }, (_, bin) => [
            domain[0] + ((bin + 0.5) / bins) * (domain[1] - domain[0]),
            ...ridges.map(({ shares }) => shares[bin]),
          ])
        }
      />
    </figure>
  )
}

/** The height that most ridges reach: a single spike does not flatten the others. */
function tallestOf(ridges: readonly Ridge[]): number {
  const peaks = ridges.map(({ shares }) => Math.max(0, ...Array.from(shares))).sort((a, b) => a - b)
  return peaks[Math.floor((peaks.length - 1) / 2)] || 1
}
