import { formatNumber, Help, inLanguage, LinePlot, PluginSettings, Select, type SettingValue } from '@chainrule/widgets'
import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { useIdled } from '../../../app/when-idle.ts'
import { entryOf, type Settings } from '../../../catalogue/entry.ts'
import { optimizerNamed, optimizerSettings, optimizers } from '../../../catalogue/optimizers.ts'
import { scheduleSettings, schedules } from '../../../catalogue/schedules.ts'
import type { TrainConfig } from '../config.ts'
import type { Trainer } from '../trainer.ts'
import { words } from '../words.ts'

/** The optimizer with its numbers, live, and schedules for them. */
export function MethodPanel({ trainer }: { trainer: Trainer }) {
  const t = words.value.method
  const config = trainer.config.value
  const { optimizer, schedules: scheduled, batchSize } = config
  const idled = useIdled()
  const entry = optimizerNamed(optimizer.name)
  if (!entry) return null
  // To know all of them, some are tried: there is time for that later.
  const entries = idled.value ? optimizers() : [entry]
  const presets = Object.entries(entry.presets)
  const choose = (name: string) => {
    const next = entryOf(entries, name)
    if (!next) return
    trainer.configure({ ...config, optimizer: { name, settings: optimizerSettings(next, batchSize) }, schedules: {} })
  }
  const set = (settings: Settings) => trainer.configure({ ...config, optimizer: { ...optimizer, settings } })
  return (
    <section class="panel method-panel">
      <h2>{t.heading}</h2>
      <div class="method-settings">
        <Select
          label={t.optimizer}
          help={inLanguage(entry.text)}
          value={optimizer.name}
          options={entries.map(({ name }) => ({ value: name, label: name }))}
          onChange={choose}
        />
        {presets.length > 0 && (
          <Select
            label={t.presets}
            help={t.presetsHelp}
            value=""
            options={[{ value: '', label: '—' }, ...presets.map(([name]) => ({ value: name, label: name }))]}
            onChange={(name) => name && set({ ...optimizer.settings, ...entry.presets[name] })}
          />
        )}
        <PluginSettings
          hyperparameters={entry.hyperparameters}
          settings={optimizer.settings}
          locked={Object.keys(scheduled)}
          onChange={(name, value) => set({ ...optimizer.settings, [name]: value })}
        />
      </div>
      <ScheduleEditor trainer={trainer} config={config} />
    </section>
  )
}

/** Steps for which a new schedule is made, and which its course shows. */
const SCHEDULE_STEPS = 2000

function ScheduleEditor({ trainer, config }: { trainer: Trainer; config: TrainConfig }) {
  const t = words.value.method
  const { optimizer, schedules: scheduled } = config
  const declared = optimizerNamed(optimizer.name)?.hyperparameters ?? {}
  const names = Object.keys(declared).filter((name) => !declared[name].fixed && !declared[name].list)
  const wanted = useSignal(names[0])
  if (names.length === 0) return null
  const name = names.includes(wanted.value) ? wanted.value : names[0]
  const chosen = scheduled[name]
  const entry = chosen && entryOf(schedules(), chosen.name)
  const put = (schedule: { name: string; settings: Settings } | null) => {
    const { [name]: _, ...others } = scheduled
    trainer.configure({ ...config, schedules: schedule ? { ...others, [name]: schedule } : others })
  }
  const choose = (next: string) => {
    const found = entryOf(schedules(), next)
    const value = optimizer.settings[name] as number
    put(found ? { name: next, settings: scheduleSettings(found, value, SCHEDULE_STEPS) } : null)
  }
  return (
    <div class="schedule">
      <h3>
        {t.schedule(name)} <Help about={t.schedule(name)}>{t.scheduleHelp}</Help>
      </h3>
      {names.length > 1 && (
        <Select
          label={t.scheduleOf}
          value={name}
          options={names.map((value) => ({ value, label: value }))}
          onChange={(value) => {
            wanted.value = value
          }}
        />
      )}
      <Select
        label={t.schedule(name)}
        value={chosen?.name ?? ''}
        options={[
          { value: '', label: t.constant },
          ...schedules().map((one) => ({ value: one.name, label: one.name })),
        ]}
        onChange={choose}
      />
      {entry && chosen && (
        <>
          <p class="explain">{inLanguage(entry.text)}</p>
          <PluginSettings
            hyperparameters={entry.hyperparameters}
            settings={chosen.settings}
            onChange={(key: string, value: SettingValue) =>
              put({ name: chosen.name, settings: { ...chosen.settings, [key]: value } })
            }
          />
          <p class="explain">{t.now(formatNumber(trainer.runGlance.value?.numbers[name] ?? Number.NaN))}</p>
          <Course name={name} chosen={chosen} step={trainer.runGlance.value?.step ?? 0} />
        </>
      )}
    </div>
  )
}

function Course({ name, chosen, step }: { name: string; chosen: { name: string; settings: Settings }; step: number }) {
  const t = words.value.method
  const data = useMemo(() => {
    const steps = Array.from({ length: 101 }, (_, index) => (index * SCHEDULE_STEPS) / 100)
    return [steps, valuesAt(steps, chosen)] as const
  }, [chosen])
  return (
    <LinePlot
      label={t.course(name)}
      axis={t.stepAxis}
      lines={[{ label: chosen.name, color: '--series-3' }]}
      data={data}
      height={110}
      mark={step <= SCHEDULE_STEPS ? step : null}
    />
  )
}

/** Nothing to show while two settings do not go together; the room says what is wrong with them. */
function valuesAt(steps: readonly number[], { name, settings }: { name: string; settings: Settings }) {
  try {
    const schedule = entryOf(schedules(), name)?.make(settings)
    return steps.map((step) => schedule?.(step) ?? null)
  } catch {
    return steps.map(() => null)
  }
}
