import { check, type Declared } from './hyperparameters.ts'
import { mapTree } from './optimizer.ts'
import type { DescribedSchedule, Schedule } from './schedule.ts'

/** Numbers and schedules under the names that a plugin declares, with what they give at a step. */
export interface Settings {
  readonly owner: string
  readonly declared: Declared
  readonly chosen: Record<string, number | Schedule>
  /** Updates applied so far: what schedules count. */
  step: number
  /** What was worked out for that step; null where it must be worked out anew. */
  present: Readonly<Record<string, number>> | null
  /**
   * Until when what was worked out holds: numbers until they are changed, schedules until the next step, schedules with a
   * memory of their own (of a metric, say) not even that long.
   */
  holds: 'always' | 'step' | 'once'
}

/** Settings before anything has been read from them. */
export function settingsFrom(
  owner: string,
  declared: Declared,
  chosen: Readonly<Record<string, number | Schedule>>,
): Settings {
  return { owner, declared, chosen: { ...chosen }, step: 0, present: null, holds: 'once' }
}

/** Moves schedules to a number of applied updates. */
export function moveTo(settings: Settings, step: number): void {
  const { holds } = settings
  if (holds === 'once' || (holds === 'step' && step !== settings.step)) settings.present = null
  settings.step = step
}

/** The numbers in force, every one of them checked. Schedules are worked out once for each step. */
export function numbersIn(settings: Settings): Readonly<Record<string, number>> {
  const { owner, declared, chosen, step } = settings
  if (!settings.present) {
    const all = Object.values(chosen)
    settings.holds = all.some(remembers)
      ? 'once'
      : all.some((setting) => typeof setting === 'function')
        ? 'step'
        : 'always'
    settings.present = mapTree(chosen, (setting, name) => {
      const value: unknown = typeof setting === 'function' ? setting(step) : setting
      check(owner, name, declared[name], value)
      return value
    })
  }
  return settings.present
}

function remembers(setting: number | Schedule): boolean {
  if (typeof setting !== 'function') return false
  return 'resume' in setting || ((setting as Partial<DescribedSchedule>).schedule?.inner ?? []).some(remembers)
}
