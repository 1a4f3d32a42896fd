import type { Chosen } from '../../../catalogue/entry.ts'
import type { TrainConfig } from '../config.ts'

/** What a person changes while a run goes on. */
export type Change =
  /** A number of the optimizer, or a schedule in its place. */
  | { readonly kind: 'optimizer'; readonly name: string; readonly value: number | Chosen }
  /** A number of a layer's penalty or constraint; layers count from 0, the output layer last. */
  | { readonly kind: 'rule'; readonly layer: number; readonly name: string; readonly value: number }
  /** One number of a parameter, by the parameter's path. */
  | { readonly kind: 'weight'; readonly parameter: string; readonly index: number; readonly value: number }

/** What was changed so far of numbers that are no cells, so that a restored run goes on with them. */
export type LiveSettings = ReadonlyMap<string, Change>

/** Takes note of a change; the last one of a number counts. Weights are cells, and restored with them. */
export function noted(settings: LiveSettings, change: Change): LiveSettings {
  if (change.kind === 'weight') return settings
  const key = change.kind === 'optimizer' ? change.name : `${change.layer}.${change.name}`
  return new Map([...settings, [`${change.kind} ${key}`, change]])
}

/** The configuration with what was changed since the run began. */
export function withChanges(config: TrainConfig, changes: Iterable<Change>): TrainConfig {
  return [...changes].reduce(withChange, config)
}

function withChange(config: TrainConfig, change: Change): TrainConfig {
  if (change.kind === 'optimizer') {
    const { name, value } = change
    const { [name]: _, ...schedules } = config.schedules
    if (typeof value !== 'number') return { ...config, schedules: { ...schedules, [name]: value } }
    const settings = { ...config.optimizer.settings, [name]: value }
    return { ...config, schedules, optimizer: { ...config.optimizer, settings } }
  }
  if (change.kind === 'weight') return config
  const { layer, name, value } = change
  const changed = <L extends { readonly regularizer: Chosen | null }>(one: L): L =>
    one.regularizer
      ? { ...one, regularizer: { ...one.regularizer, settings: { ...one.regularizer.settings, [name]: value } } }
      : one
  if (layer === config.layers.length) return { ...config, output: changed(config.output) }
  return { ...config, layers: config.layers.map((one, index) => (index === layer ? changed(one) : one)) }
}

/** The changes by which one configuration becomes another while it runs; null where it has to begin anew. */
export function changesBetween(before: TrainConfig, after: TrainConfig): Change[] | null {
  const changes: Change[] = []
  for (const [name, value] of Object.entries(after.optimizer.settings)) {
    const scheduled = after.schedules[name]
    const was = before.schedules[name] ?? before.optimizer.settings[name]
    const is = scheduled ?? value
    if (typeof is === 'string' || Array.isArray(is)) continue
    if (JSON.stringify(was) !== JSON.stringify(is))
      changes.push({ kind: 'optimizer', name, value: is as number | Chosen })
  }
  for (const [layer, { regularizer }] of [...after.layers, after.output].entries()) {
    const was = (before.layers[layer] ?? before.output).regularizer
    for (const [name, value] of Object.entries(regularizer?.settings ?? {})) {
      if (was?.settings[name] !== value && typeof value === 'number') changes.push({ kind: 'rule', layer, name, value })
    }
  }
  return JSON.stringify(withChanges(before, changes)) === JSON.stringify(after) ? changes : null
}
