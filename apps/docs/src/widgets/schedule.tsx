import { LinePlot, messages, NumberSlider, PluginSettings, Select } from '@chainrule/widgets'
import { useState } from 'preact/hooks'
import { scheduleFactory } from './schedule-factory.ts'
import type { WidgetProps } from './widget-props.ts'

const words = messages({
  en: { schedule: 'Schedule', shown: 'Steps shown', value: 'value', step: 'step' },
  pt: { schedule: 'Programação', shown: 'Passos mostrados', value: 'valor', step: 'passo' },
})

const shownDeclared = { default: 200, min: 10, max: 2000, whole: true, text: { en: '', pt: '' } }

/** A schedule over its steps. */
export default function Schedule({ options }: WidgetProps) {
  const names = (options.name ?? 'cosineDecay').split(/[\s,]+/)
  const t = words.value
  const [name, setName] = useState(names[0] as string)
  const [shown, setShown] = useState(200)
  const { factory, settings: first } = scheduleFactory(name)
  const [settings, setSettings] = useState(first)
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
              setSettings(scheduleFactory(next).settings)
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

function values(make: () => (step: number) => number, count: number): number[] | string {
  try {
    const schedule = make()
    return Array.from({ length: count + 1 }, (_, step) => schedule(step))
  } catch (error) {
    return (error as Error).message
  }
}
