import type { Chosen } from '../../../catalogue/entry.ts'

/** What a person changes while a run goes on. */
export type Change =
  /** A number of the optimizer, or a schedule in its place. */
  | { readonly kind: 'optimizer'; readonly name: string; readonly value: number | Chosen }
  /** A number of a layer's penalty; layers count from 0, the output layer last. */
  | { readonly kind: 'penalty'; readonly layer: number; readonly name: string; readonly value: number }
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
