import { Button, ContourPlot, formatNumber, Help, LinePlot, Toggle } from '@chainrule/widgets'
import { useSignal } from '@preact/signals'
import { Pause, Play } from 'lucide'
import { useEffect } from 'preact/hooks'
import { OWN } from '../race-state.ts'
import type { Racer } from '../racer.ts'
import { words } from '../words.ts'
import { entrantLook } from './entrant-look.ts'
import { lossLines } from './loss-lines.ts'

/** Milliseconds for the whole way when it is played. */
const DURATION = 6000

/** The ways over the landscape and the losses, up to a step that can be moved or played. */
export function RacePicture({ racer }: { racer: Racer }) {
  const t = words.value
  const { track, surface: name, start, steps } = racer.state.value
  const shown = useSignal<number | null>(null)
  const playing = useSignal(false)
  const logarithmic = useSignal(true)
  const courses = racer.courses.value
  const upTo = shown.value ?? steps

  useEffect(() => {
    shown.value = null
    playing.value = false
  }, [racer.state.value])

  useEffect(() => {
    if (!playing.value) return
    let frame = 0
    const begin = performance.now()
    const tick = (now: number) => {
      const share = Math.min(1, Math.max(0, now - begin) / DURATION)
      shown.value = Math.round(share * steps)
      if (share < 1) frame = requestAnimationFrame(tick)
      else playing.value = false
    }
    frame = requestAnimationFrame(tick)
    return () => cancelAnimationFrame(frame)
  }, [playing.value])

  const named = racer.entrants.value.map(({ name: one }, entrant) => ({
    ...entrantLook(entrant),
    label: `${entrant + 1}. ${one === OWN ? (racer.own.value?.name ?? OWN) : one}`,
  }))
  const { lines, data } = lossLines(courses, named, logarithmic.value)
  const { x, y, minima } = racer.surface.value
  const field = racer.field.value
  return (
    <section class="panel race-picture" aria-busy={racer.racing.value}>
      {track === 'surface' && field && (
        <>
          <ContourPlot
            label={t.map(t.surfaces[name][0])}
            field={{ x, y, columns: racer.side, rows: racer.side, values: field }}
            paths={courses.map(({ entrant, points }) => ({ ...named[entrant], points })).filter(({ label }) => label)}
            upTo={upTo}
            minima={minima}
            start={start}
            onStart={(next) => racer.change({ start: next })}
          />
          <p class="race-soft">{t.startHelp}</p>
        </>
      )}
      <div class="race-time">
        <Button
          icon={playing.value ? Pause : Play}
          onClick={() => {
            playing.value = !playing.value
          }}
        >
          {playing.value ? t.pause : t.play}
        </Button>
        <input
          type="range"
          class="range"
          min={0}
          max={steps}
          step={1}
          value={upTo}
          aria-label={t.until}
          aria-valuetext={t.shownStep(formatNumber(upTo))}
          style={{ '--filled': `${(100 * upTo) / steps}%` }}
          onInput={({ currentTarget }) => {
            playing.value = false
            shown.value = Number(currentTarget.value)
          }}
        />
        <output>{t.shownStep(formatNumber(upTo))}</output>
      </div>
      <LinePlot
        label={t.losses}
        axis={t.step}
        lines={lines}
        data={data}
        height={220}
        logarithmic={logarithmic.value}
        mark={shown.value}
      />
      <div class="race-options">
        <Toggle
          label={t.logarithmic}
          checked={logarithmic.value}
          onChange={(on) => {
            logarithmic.value = on
          }}
        />
        <Help about={t.track}>{t.trackHelp}</Help>
      </div>
    </section>
  )
}
