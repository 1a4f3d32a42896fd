import type { Chosen, Settings } from '../../catalogue/entry.ts'
import { optimizerNamed, optimizerSettings } from '../../catalogue/optimizers.ts'
import type { RaceState } from './race-state.ts'
import { surfaces } from './surfaces.ts'

/** Six that show different characters, with steps that suit landscapes of this size; the rest of the family is in the menu. */
const field: readonly { readonly name: string; readonly settings?: Settings }[] = [
  { name: 'gradientDescent', settings: { learningRate: 0.01 } },
  { name: 'momentum', settings: { learningRate: 0.01 } },
  { name: 'adagrad', settings: { learningRate: 0.5 } },
  { name: 'rmsprop', settings: { learningRate: 0.02 } },
  { name: 'adam', settings: { learningRate: 0.1 } },
  { name: 'lion', settings: { learningRate: 0.03 } },
]

/** An optimizer as it enters a race: with a step large enough to see. */
export function enter(name: string, settings: Settings = {}): Chosen | null {
  const entry = optimizerNamed(name)
  if (!entry) return null
  const starting = optimizerSettings(entry, 1)
  const rate = entry.hyperparameters.learningRate
  const visible: Settings = rate && Number(starting.learningRate) < 0.02 ? { learningRate: 0.02 } : {}
  return { name, settings: { ...starting, ...visible, ...settings } }
}

export function firstState(): Omit<RaceState, 'code'> {
  return {
    track: 'surface',
    surface: 'himmelblau',
    formula: 'sin(x) cos(y) + 0.1 (x^2 + y^2)',
    reach: 5,
    start: surfaces.himmelblau.start,
    steps: 200,
    seed: 1,
    entrants: field.flatMap(({ name, settings }) => enter(name, settings) ?? []),
  }
}
