import { inLanguage, PluginSettings, Select } from '@chainrule/widgets'
import { type Chosen, type Entry, entryOf, type Settings } from './entry.ts'
import { startingSettings } from './starting-settings.ts'

/** A plugin of a family with all of its settings. */
export function PluginChoice<M>({
  label,
  help,
  none,
  entries,
  chosen,
  locked,
  settingsOf = startingSettings,
  onChange,
}: {
  label: string
  help?: string
  /** The words for having none, where that is possible. */
  none?: string
  entries: readonly Entry<M>[]
  chosen: Chosen | null
  /** Names of settings that cannot be changed now. */
  locked?: readonly string[]
  /** Settings of one that is newly chosen. @default its declared ones */
  settingsOf?: (entry: Entry<M>) => Settings
  onChange(chosen: Chosen | null): void
}) {
  const entry = chosen ? entryOf(entries, chosen.name) : undefined
  const choose = (name: string) => {
    const next = entryOf(entries, name)
    onChange(next ? { name, settings: settingsOf(next) } : null)
  }
  const set = (settings: Settings) => chosen && onChange({ ...chosen, settings })
  const about = entry ? inLanguage(entry.text) : ''
  return (
    <div class="plugin-choice">
      <Select
        label={label}
        help={[help, about].filter(Boolean).join(' ') || undefined}
        value={chosen?.name ?? ''}
        options={[
          ...(none === undefined ? [] : [{ value: '', label: none }]),
          ...entries.map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={choose}
      />
      {entry && chosen && (
        <PluginSettings
          hyperparameters={entry.hyperparameters}
          choices={entry.choices}
          settings={chosen.settings}
          locked={locked}
          onChange={(name, value) => set({ ...chosen.settings, [name]: value })}
        />
      )}
    </div>
  )
}
