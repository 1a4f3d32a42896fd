import './initialisation.css'
import { Button, formatNumber, Help, LinePlot, Segmented } from '@chainrule/widgets'
import { useSignal } from '@preact/signals'
import { Pause, Play } from 'lucide'
import { useEffect, useMemo } from 'preact/hooks'
import type { RoomProps } from '../../app/rooms.ts'
import { RoomBar } from '../../share/room-bar.tsx'
import { checkInit } from './init-state.ts'
import { createObserver, type Observer } from './observer.ts'
import { stopsAt, verdictOf } from './verdict.ts'
import { LanePanel, type Shown } from './view/lane-panel.tsx'
import { SetupPanel } from './view/setup-panel.tsx'
import { words } from './words.ts'

/** One deep network from several first weights: what flows forward, what comes back, and where it ends. */
export default function InitialisationRoom({ arrived }: RoomProps) {
  const t = words.value
  const observer = useMemo(createObserver, [])
  const shown = useSignal<Shown>({ what: 'activations', along: 'layers', layer: 0 })
  const place = useSignal<number | null>(null)
  const open = (state: unknown) => {
    const checked = checkInit(state)
    if ('wrong' in checked) return checked.wrong
    observer.change(checked.state)
    return null
  }
  useEffect(() => {
    void observer.run()
    return observer.close
  }, [observer])
  const steps = observer.steps.value
  const step = steps[Math.min(place.value ?? 0, steps.length - 1)] ?? 0
  const set = (part: Partial<Shown>) => {
    shown.value = { ...shown.value, ...part }
  }
  return (
    <div class="init">
      <RoomBar room="initialisation" state={() => observer.state.value} arrived={arrived} open={open} />
      <p class="init-soft">{t.intro}</p>
      <div class="init-grid">
        <SetupPanel observer={observer} />
        <div class="init-results">
          <section class="panel init-controls" aria-label={t.show}>
            <Segmented<Shown['what']>
              label={t.show}
              value={shown.value.what}
              options={(['activations', 'gradients'] as const).map((value) => ({ value, label: t.shows[value] }))}
              onChange={(what) => set({ what })}
            />
            <Segmented<Shown['along']>
              label={t.along}
              value={shown.value.along}
              options={(['layers', 'time'] as const).map((value) => ({ value, label: t.alongs[value] }))}
              onChange={(along) => set({ along })}
            />
            <TimeSlider
              steps={steps}
              place={place.value ?? 0}
              onPlace={(next) => {
                place.value = next
              }}
            />
            <Help about={t.show}>{t.ridgeHelp}</Help>
          </section>
          <div class="init-lanes">
            {observer.lanes.value.map((lane, index) => (
              <LanePanel
                key={index}
                letter={'ABCD'[index]}
                chosen={observer.state.value.lanes[index] ?? observer.state.value.lanes[0]}
                lane={lane}
                step={step}
                steps={observer.state.value.steps}
                shown={shown.value}
                onLayer={(layer) => set({ layer, along: 'time' })}
              />
            ))}
          </div>
          <Losses observer={observer} step={step} />
        </div>
      </div>
    </div>
  )
}

function TimeSlider({
  steps,
  place,
  onPlace,
}: {
  steps: readonly number[]
  place: number
  onPlace(place: number): void
}) {
  const t = words.value
  const playing = useSignal(false)
  const last = Math.max(steps.length - 1, 0)
  useEffect(() => {
    if (!playing.value) return
    const timer = setTimeout(() => {
      if (place >= last) playing.value = false
      else onPlace(place + 1)
    }, 250)
    return () => clearTimeout(timer)
  }, [playing.value, place, last])
  return (
    <div class="init-time">
      <Button
        icon={playing.value ? Pause : Play}
        onClick={() => {
          if (!playing.value && place >= last) onPlace(0)
          playing.value = !playing.value
        }}
      >
        {playing.value ? t.pause : t.play}
      </Button>
      <input
        type="range"
        class="range"
        min={0}
        max={last || 1}
        step={1}
        value={place}
        aria-label={t.time}
        aria-valuetext={t.stepName(formatNumber(steps[place] ?? 0))}
        style={{ '--filled': `${(100 * place) / (last || 1)}%` }}
        onInput={({ currentTarget }) => onPlace(Number(currentTarget.value))}
      />
      <output>{t.stepName(formatNumber(steps[place] ?? 0))}</output>
    </div>
  )
}

function Losses({ observer, step }: { observer: Observer; step: number }) {
  const t = words.value
  const steps = observer.steps.value
  const lanes = observer.lanes.value
  const data = useMemo(() => {
    const columns = lanes.map(({ sights }) => {
      const byStep = new Map(sights.map((sight) => [sight.step, sight.loss]))
      return steps.map((at) => {
        const loss = byStep.get(at)
        return loss !== undefined && Number.isFinite(loss) && loss > 0 ? loss : null
      })
    })
    return [steps, ...columns] as const
  }, [lanes])
  const names = observer.state.value.lanes.map(({ name }, index) => `${'ABCD'[index]} ${name}`)
  return (
    <section class="panel">
      <LinePlot
        label={t.losses}
        axis={t.step}
        lines={lanes.map((_, index) => ({
          label: names[index] ?? '',
          color: `--series-${index + 1}` as `--${string}`,
          dashed: index > 1,
        }))}
        data={data}
        height={200}
        logarithmic
        mark={step}
      />
      <ul class="init-ends" aria-live="polite">
        {observer.running.value && <li>{t.running}</li>}
        {lanes.map(({ sights }, index) => {
          const end = stopsAt(verdictOf(sights, observer.state.value.steps))
          return end === null ? null : (
            <li key={index}>
              <strong>{names[index]}</strong> {t.stopped(formatNumber(end))}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
