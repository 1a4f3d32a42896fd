import { FormulaField, NumberSlider, Segmented, Select } from '@chainrule/widgets'
import type { RaceState } from '../race-state.ts'
import type { Racer } from '../racer.ts'
import { type SurfaceName, surfaceNames, surfaces } from '../surfaces.ts'
import { words } from '../words.ts'

const none = { en: '', pt: '' }

/** Where the race is run, and for how long. */
export function TrackPanel({ racer }: { racer: Racer }) {
  const t = words.value
  const { track, surface, formula, reach, steps, seed } = racer.state.value
  const choose = (name: SurfaceName | 'formula') =>
    racer.change({ surface: name, start: name === 'formula' ? [-reach / 2, reach / 2] : surfaces[name].start })
  return (
    <section class="panel" aria-label={t.track}>
      <Segmented<RaceState['track']>
        label={t.track}
        value={track}
        options={(['surface', 'network'] as const).map((value) => ({ value, label: t.tracks[value] }))}
        onChange={(value) => racer.change({ track: value })}
      />
      {track === 'network' ? (
        <p class="race-soft">{t.networkExplain}</p>
      ) : (
        <>
          <Select<SurfaceName | 'formula'>
            label={t.surface}
            value={surface}
            options={[...surfaceNames, 'formula' as const].map((value) => ({ value, label: t.surfaces[value][0] }))}
            onChange={choose}
          />
          <p class="race-soft">{t.surfaces[surface][1]}</p>
          {surface === 'formula' ? (
            <>
              <FormulaField
                label={t.formula}
                help={t.formulaHelp}
                value={formula}
                error={racer.formulaError.value}
                onInput={(next) => racer.change({ formula: next })}
              />
              <NumberSlider
                label={t.reach}
                declared={{ default: 5, min: 0.1, max: 100, scale: 'log', text: none }}
                value={reach}
                onChange={(next) => racer.change({ reach: next, start: [-next / 2, next / 2] })}
              />
            </>
          ) : (
            <code class="race-formula">{surfaces[surface].formula}</code>
          )}
        </>
      )}
      <NumberSlider
        label={t.steps}
        declared={{ default: 200, min: 10, max: 2000, whole: true, scale: 'log', text: none }}
        value={steps}
        onChange={(next) => racer.change({ steps: next })}
      />
      <NumberSlider
        label={t.seed}
        help={t.seedHelp}
        declared={{ default: 1, min: 0, max: 100, whole: true, text: none }}
        value={seed}
        onChange={(next) => racer.change({ seed: next })}
      />
    </section>
  )
}
