import type { Choices, Declared, Text } from '@chainrule/autograd'

/** The settings of a plugin as links and files keep them: numbers, words, lists. */
export type Settings = Readonly<Record<string, number | string | readonly number[]>>

/** A plugin as a menu and its sliders need it, read from what the plugin says of itself. */
export interface Entry<M> {
  /** The name under which its package exports it. */
  readonly name: string
  readonly text: Text
  readonly hyperparameters: Declared
  readonly choices: Choices
  /** Settings that other frameworks have, by their names. */
  readonly presets: Readonly<Record<string, Settings>>
  /** @throws ChainruleError for settings out of range. */
  make(settings: Settings): M
}

/** A plugin with its settings, as links and files keep it. */
export interface Chosen {
  readonly name: string
  readonly settings: Settings
}

/** What the exports of a package say of themselves, for those that do. */
export function entriesOf(exports: Readonly<Record<string, unknown>>): Entry<unknown>[] {
  return Object.entries(exports).flatMap(([name, factory]) => {
    if (typeof factory !== 'function' || !('definition' in factory)) return []
    const { hyperparameters, choices = {}, text, presets = {} } = factory.definition as Partial<Entry<unknown>>
    if (!hyperparameters) return []
    const make = (settings: Settings) => factory(settings)
    return [{ name, text: text ?? { en: '', pt: '' }, hyperparameters, choices, presets, make }]
  })
}

/** The entry of a name. */
export function entryOf<M>(entries: readonly Entry<M>[], name: string): Entry<M> | undefined {
  return entries.find((entry) => entry.name === name)
}
