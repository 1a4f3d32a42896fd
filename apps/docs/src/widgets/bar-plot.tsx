import { formatNumber } from '@chainrule/widgets'
import type { Bin } from './count-in-bins.ts'

const WIDTH = 480
const HEIGHT = 220
const FOOT = 24

/** Counts as bars, with the smallest, middle and largest place below. */
export function BarPlot({ label, bins }: { label: string; bins: readonly Bin[] }) {
  const most = Math.max(...bins.map(({ count }) => count))
  const width = WIDTH / Math.max(bins.length, 9)
  const left = (WIDTH - width * bins.length) / 2
  const marks = [...new Set([0, Math.floor(bins.length / 2), bins.length - 1])]
  return (
    <svg class="bars" viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`} role="img" aria-label={label}>
      {bins.map(({ middle, count }, index) => (
        <rect
          key={middle}
          x={left + index * width + 1}
          y={HEIGHT - (count / most) * HEIGHT}
          width={Math.max(1, width - 2)}
          height={(count / most) * HEIGHT}
        />
      ))}
      {marks.map((index) => (
        <text
          key={index}
          x={left + (index + 0.5) * width}
          y={HEIGHT + 17}
          text-anchor={
            index === 0 && bins.length > 2 ? 'start' : index === bins.length - 1 && index > 1 ? 'end' : 'middle'
          }
        >
          {formatNumber(bins[index]?.middle ?? 0)}
        </text>
      ))}
    </svg>
  )
}
