import * as family from '@chainrule/optimizers'
import { LinePlot, messages, NumberSlider, PluginSettings, Select } from '@chainrule/widgets'
import { useState } from 'preact/hooks'
import { memberFactory, type Settings, startingSettings } from './member-factory.ts'
import type { WidgetProps } from './widget-props.ts'

const words = messages({
  en: { schedule: 'Schedule', shown: 'Steps shown', value: 'value', step: 'step' },
  pt: { schedule: 'Programação', shown: 'Passos mostrados', value: 'valor', step: 'passo' },
})

const shownDeclared = { default: 200, min: 10, max: 2000, whole: true, text: { en: '', pt: '' } }

/** What to begin with where a schedule leaves the number to its user. */
const given: Settings = {
  start: 0.1,
  peak: 0.1,
  high: 0.1,
  largest: 0.1,
  value: 0.1,
  low: 0.01,
  smallest: 0.01,
  end: 0.001,
  steps: 200,
  every: 50,
  explore: 80,
  exploit: 80,
  decay: 60,
  timescale: 50,
  rate: 0.02,
  modelSize: 64,
}

/** A schedule over its steps. */
export default function Schedule({ options }: WidgetProps) {
  const names = (options.name ?? 'cosineDecay').split(/[\s,]+/)
  const t = words.value
  const [name, setName] = useState(names[0] as string)
  const [shown, setShown] = useState(200)
  const factory = memberFactory<(step: number) => number>(family, name)
  const begin = (made: typeof factory) => startingSettings(made, needed(made))
  const [settings, setSettings] = useState(() => begin(factory))
  const line = values(() => factory(settings), shown)
  return (
    <div class="widget">
      <div class="widget-controls">
        {names.length > 1 && (
          <Select
            label={t.schedule}
            value={name}
            options={names.map((value) => ({ value, label: value }))}
            onChange={(next) => {
              setName(next)
              setSettings(begin(memberFactory(family, next)))
            }}
          />
        )}
        <NumberSlider label={t.shown} declared={shownDeclared} value={shown} onChange={setShown} />
        <PluginSettings
          hyperparameters={factory.definition.hyperparameters}
          choices={factory.definition.choices}
          settings={settings}
          onChange={(key, value) => setSettings({ ...settings, [key]: value })}
        />
      </div>
      {typeof line === 'string' ? (
        <p role="status">{line}</p>
      ) : (
        <LinePlot
          label={name}
          axis={t.step}
          lines={[{ label: t.value, color: '--series-1' }]}
          data={[line.map((_, step) => step), line]}
          height={240}
        />
      )}
    </div>
  )
}

/** Numbers without a declared default. */
function needed({ definition }: { definition: { hyperparameters: Record<string, { default?: unknown }> } }): Settings {
  return Object.fromEntries(
    Object.entries(given).filter(([name]) => definition.hyperparameters[name]?.default === undefined),
  )
}

function values(make: () => (step: number) => number, count: number): number[] | string {
  try {
    const schedule = make()
    return Array.from({ length: count + 1 }, (_, step) => schedule(step))
  } catch (error) {
    return (error as Error).message
  }
}
