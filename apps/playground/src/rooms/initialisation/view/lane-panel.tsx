import { formatNumber, formatPercent, Help, Notice, type Ridge, RidgePlot } from '@chainrule/widgets'
import type { Chosen } from '../../../catalogue/entry.ts'
import type { Lane } from '../observer.ts'
import type { LayerSight, Sight } from '../protocol.ts'
import { activationScale, gradientScale } from '../scales.ts'
import { type Verdict, verdictOf } from '../verdict.ts'
import { words } from '../words.ts'

/** What the ridges count, and what stands one behind the other. */
export interface Shown {
  readonly what: 'activations' | 'gradients'
  readonly along: 'layers' | 'time'
  readonly layer: number
}

/** Ridges that a picture over time holds at most. */
const MOST = 9

/** One network: what became of it in words, its histograms, and the numbers of each layer. */
export function LanePanel({
  letter,
  chosen,
  lane,
  step,
  steps,
  shown,
  onLayer,
}: {
  letter: string
  chosen: Chosen
  lane: Lane
  step: number
  /** How many it is trained for. */
  steps: number
  shown: Shown
  onLayer(layer: number): void
}) {
  const sight = lane.sights.findLast((one) => one.step <= step)
  const verdict = verdictOf(lane.sights, steps)
  return (
    <section class="panel init-lane" aria-label={`${letter} ${chosen.name}`}>
      <h2>
        <span class={`init-letter lane-${letter}`}>{letter}</span> {chosen.name}
      </h2>
      {lane.failure ? (
        <Notice kind="bad">{lane.failure}</Notice>
      ) : (
        <Notice kind={moodOf(verdict)}>{verdictText(verdict)}</Notice>
      )}
      {sight && (
        <>
          <Ridges lane={lane} sight={sight} shown={shown} onLayer={onLayer} />
          <LayerTable lane={lane} sight={sight} />
        </>
      )}
    </section>
  )
}

function Ridges({
  lane,
  sight,
  shown,
  onLayer,
}: {
  lane: Lane
  sight: Sight
  shown: Shown
  onLayer(layer: number): void
}) {
  const t = words.value
  const { what } = shown
  const scale = what === 'activations' ? activationScale : gradientScale
  const layer = Math.min(shown.layer, sight.layers.length - 1)
  const number = formatNumber(layer + 1)
  const overTime = shown.along === 'time'
  const every = Math.max(1, Math.ceil(lane.sights.length / MOST))
  const ridges: Ridge[] = overTime
    ? lane.sights
        .filter((_, index) => index % every === 0 || index === lane.sights.length - 1)
        .map((one) => ({ label: t.stepName(formatNumber(one.step)), ...ridgeOf(one.layers[layer], what) }))
    : sight.layers.map((one, index) => ({ label: t.layer(formatNumber(index + 1)), ...ridgeOf(one, what) }))
  const label = overTime
    ? what === 'activations'
      ? t.ridges.activationsOf(number)
      : t.ridges.gradientsOf(number)
    : t.ridges[what]
  return (
    <RidgePlot
      label={label}
      axis={t.axis}
      ridges={ridges}
      domain={scale.domain}
      ticks={scale.ticks}
      onChoose={overTime ? undefined : onLayer}
    />
  )
}

function ridgeOf(layer: LayerSight, what: Shown['what']): Omit<Ridge, 'label'> {
  const t = words.value
  const { deviation, gradient, dead, saturated } = layer
  const spread = t.spread(formatNumber(brief(what === 'activations' ? deviation : gradient)))
  // One of the two, so that it stays on one line.
  const lame =
    dead > 0.005 ? t.dead(formatPercent(dead)) : saturated > 0.5 ? t.saturated(formatPercent(saturated)) : null
  const lost = dead === 1 || gradient < 1e-9 || !Number.isFinite(deviation)
  const weak = dead > 0.4 || deviation > 30 || deviation < 0.02 || saturated > 0.8
  return {
    shares: layer[what],
    note: lame ? `${spread}, ${lame}` : spread,
    mood: lost ? 'bad' : weak ? 'warning' : 'good',
  }
}

function LayerTable({ lane, sight }: { lane: Lane; sight: Sight }) {
  const t = words.value.table
  const heads = [t.layer, t.expected, t.measured, t.deviation, t.gradient, t.dead, t.saturated, t.ratio]
  return (
    <details class="init-table">
      <summary>{t.open}</summary>
      <p class="init-soft">
        {words.value.tableHelp} <Help about={t.ratio}>{words.value.rateHelp}</Help>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section class="init-table-scroll" tabIndex={0} aria-label={t.open}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sight.layers.map((layer, index) => (
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                <td>{formatNumber(brief(lane.expected[index]))}</td>
                <td>{formatNumber(brief(layer.weightVariance))}</td>
                <td>{formatNumber(brief(layer.deviation))}</td>
                <td>{formatNumber(brief(layer.gradient))}</td>
                <td>{formatPercent(layer.dead)}</td>
                <td>{formatPercent(layer.saturated)}</td>
                <td>{formatNumber(brief(layer.ratio))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}

function moodOf({ kind }: Verdict): 'info' | 'good' | 'warning' | 'bad' {
  if (kind === 'waiting') return 'info'
  if (kind === 'learns') return 'good'
  return kind === 'slow' ? 'warning' : 'bad'
}

function verdictText(verdict: Verdict): string {
  const t = words.value.verdict
  const say = (value: number) => formatNumber(brief(value))
  switch (verdict.kind) {
    case 'waiting':
      return t.waiting
    case 'exploded':
      return t.exploded(say(verdict.step))
    case 'nothing':
      return t.nothing(say(verdict.layer + 1))
    case 'dead':
    case 'vanished':
      return t[verdict.kind](say(verdict.layer + 1), say(verdict.step))
    case 'learns':
    case 'slow':
      return t[verdict.kind](say(verdict.from), say(verdict.to))
  }
}

function brief(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(2)) : value
}
