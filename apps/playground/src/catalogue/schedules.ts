import type { DescribedSchedule } from '@chainrule/autograd'
import * as family from '@chainrule/optimizers'
import { type Entry, entriesOf, type Settings } from './entry.ts'
import { startingSettings } from './starting-settings.ts'

let known: Entry<DescribedSchedule>[] | null = null

/** Every schedule of the family that follows the step alone: not those that are made of others, or watch a metric. */
export function schedules(): readonly Entry<DescribedSchedule>[] {
  known ??= entriesOf(family).filter(isSchedule)
  return known
}

/** A schedule to begin with that starts from, or climbs to, the number that stands there now. */
export function scheduleSettings(entry: Entry<DescribedSchedule>, value: number, steps: number): Settings {
  const names = {
    ...all(['start', 'peak', 'high', 'largest', 'value'], value),
    ...all(['low', 'smallest'], value / 10),
    ...all(['every', 'explore', 'exploit', 'decay', 'timescale'], Math.max(1, Math.round(steps / 4))),
    steps,
    rate: 10 / steps,
    factor: 0.999,
    modelSize: 64,
  }
  return startingSettings(entry, names)
}

/** What schedules call the numbers that nobody but the user can know; others get one of their declared range. */
function all(names: readonly string[], value: number): Settings {
  return Object.fromEntries(names.map((name) => [name, value]))
}

function isSchedule(entry: Entry<unknown>): entry is Entry<DescribedSchedule> {
  if (Object.values(entry.hyperparameters).some(({ list }) => list)) return false
  try {
    const made = entry.make(scheduleSettings(entry as Entry<DescribedSchedule>, 0.1, 100))
    return typeof made === 'function' && !('observe' in made) && Number.isFinite(made(0))
  } catch {
    return false
  }
}
