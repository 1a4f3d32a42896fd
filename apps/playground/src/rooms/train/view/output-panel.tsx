import { DataTable, formatNumber, Help, Toggle, themeVersion } from '@chainrule/widgets'
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { placesOf } from '../engine/frame-of.ts'
import type { RunInfo } from '../protocol.ts'
import { SIDE, type Trainer } from '../trainer.ts'
import { words } from '../words.ts'
import { paintPrediction, paintUnit } from './paint-field.ts'
import { paintPoints } from './paint-points.ts'
import { PictureGrid } from './picture-grid.tsx'
import type { UnitPlace } from './unit-place.ts'
import { usePainting } from './use-painting.ts'
import { useWidth } from './use-width.ts'

/** What the runs say at every place of the plane, with the examples over it; or what they take pictures for. */
export function OutputPanel({ trainer, hovered }: { trainer: Trainer; hovered: UnitPlace | null }) {
  const t = words.value
  const showTest = useSignal(true)
  const discrete = useSignal(false)
  const infos = trainer.infos.value
  const hasPlane = infos.some(({ plane }) => plane)
  return (
    <section class="panel output-panel">
      <h2>
        {t.output.heading} <Help about={t.output.heading}>{t.network.hint}</Help>
      </h2>
      <div class={`output-fields${infos.length > 1 ? ' two' : ''}`}>
        {infos.map((info, run) =>
          info.pictures ? (
            <PictureGrid key={run} trainer={trainer} run={run} info={info} />
          ) : (
            <Field
              key={run}
              name={infos.length > 1 ? t.runName('AB'[run]) : t.output.prediction}
              captioned={infos.length > 1}
              trainer={trainer}
              run={run}
              info={info}
              unit={run === trainer.selected.value ? hovered : null}
              showTest={showTest.value}
              discrete={discrete.value}
            />
          ),
        )}
      </div>
      {hasPlane && (
        <div class="output-options">
          <Toggle label={t.output.showTest} checked={showTest.value} onChange={(on) => setTo(showTest, on)} />
          <Toggle label={t.output.discrete} checked={discrete.value} onChange={(on) => setTo(discrete, on)} />
        </div>
      )}
    </section>
  )
}

function setTo<T>(signal: { value: T }, value: T): void {
  signal.value = value
}

function Field({
  name,
  captioned,
  trainer,
  run,
  info,
  unit,
  showTest,
  discrete,
}: {
  name: string
  captioned: boolean
  trainer: Trainer
  run: number
  info: RunInfo
  unit: UnitPlace | null
  showTest: boolean
  discrete: boolean
}) {
  const t = words.value.output
  const ground = useRef<HTMLCanvasElement>(null)
  const points = useRef<HTMLCanvasElement>(null)
  const { plane, task } = info
  const theme = themeVersion.value
  const width = useWidth(points)

  usePainting(() => {
    const fields = trainer.frame.value?.runs[run]?.fields
    if (!ground.current || !fields) return
    const values = unit ? fields[unit.layer] : undefined
    if (unit && values) {
      const { units } = info.layers[unit.layer]
      paintUnit(ground.current, values, { unit: unit.unit, units, side: SIDE })
    } else paintPrediction(ground.current, fields[fields.length - 1], { task, side: SIDE, discrete })
  }, [trainer, run, info, unit, discrete, theme])

  usePainting(() => {
    if (!points.current || width.value === 0) return
    // At the true number of pixels, so that nothing has to be made larger or smaller each time the field under it changes.
    const size = Math.round(width.value * devicePixelRatio)
    if (points.current.width !== size) points.current.width = points.current.height = size
    paintPoints(points.current, { ...info, test: showTest ? info.test : undefined })
  }, [info, showTest, theme])

  if (!plane) return null
  const [x, y] = plane.axes
  return (
    <figure class="output-field">
      {captioned && <figcaption>{name}</figcaption>}
      <div class="field-frame" role="img" aria-label={t.field(name)}>
        <canvas ref={ground} class="field-ground" />
        <canvas ref={points} class="field-points" />
        <span class="field-axis x">{x}</span>
        <span class="field-axis y">{y}</span>
      </div>
      <Legend info={info} />
      <DataTable
        caption={t.field(name)}
        columns={[x, y, ...(task.kind === 'classes' && task.names.length > 2 ? task.names : [t.column.prediction])]}
        rows={() => {
          const prediction = trainer.glance.value?.runs[run]?.fields?.at(-1)
          return prediction ? coarse(prediction, plane.reach) : []
        }}
      />
    </figure>
  )
}

/** Every fourth place in both directions: enough to read, and few enough to look through. */
function coarse(values: Float32Array, reach: number): number[][] {
  const places = placesOf(reach, SIDE)
  const width = values.length / (SIDE * SIDE)
  const rows: number[][] = []
  for (let row = 2; row < SIDE; row += 4) {
    for (let column = 2; column < SIDE; column += 4) {
      const place = row * SIDE + column
      rows.push([places[2 * place], places[2 * place + 1], ...values.subarray(place * width, (place + 1) * width)])
    }
  }
  return rows
}

function Legend({ info: { task } }: { info: RunInfo }) {
  const t = words.value.output
  if (task.kind === 'classes' && task.names.length > 2) {
    return (
      <p class="field-legend">
        {task.names.map((name, index) => (
          <span key={name} class="field-key" style={{ '--key': `var(--series-${index + 1})` }}>
            {name}
          </span>
        ))}
      </p>
    )
  }
  const [low, high] = task.kind === 'classes' ? task.names : [formatNumber(-1), formatNumber(1)]
  return (
    <p class="field-legend" title={t.legendClasses(low, high)}>
      <span>{low}</span>
      <span class="field-scale" aria-hidden="true" />
      <span>{high}</span>
    </p>
  )
}
