import { settable } from '../contracts/live-settings.ts'
import type { Part } from '../contracts/optimizer.ts'
import type { Schedule } from '../contracts/schedule.ts'
import { ChainruleError } from '../errors.ts'
import type { RunningOptimizer } from './running-optimizer.ts'
import { join } from './state-tree.ts'

/** The hyper-parameters of a running optimizer and of all inside it. */
export interface OptimizerSettings {
  /**
   * The number in force: by name (`learningRate`) or, where several parts have it, by as much of the end of its path as
   * tells them apart (`adam.learningRate`).
   */
  get(name: string): number
  /** A number or a schedule, from the next step on. Nothing is compiled again. */
  set(name: string, value: number | Schedule): void
  /** What was set under a name, by the same rules: the number, or the schedule that gives it. */
  setting(name: string): number | Schedule
  /** All numbers in force, by path. */
  all(): Readonly<Record<string, number>>
}

/**
 * The hyper-parameters of a running optimizer, to be read and changed at any time.
 *
 * @throws ChainruleError `unknown-hyperparameter`, `ambiguous-hyperparameter`; `hyperparameter-out-of-range` and
 * `fixed-hyperparameter` by `set`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, settingsOf, tensor } from '@chainrule/autograd'
 * import { adam } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1]))
 * const settings = settingsOf(optimize({ w }, adam()))
 * settings.set('learningRate', (step) => 0.1 / (1 + step))
 * console.log(settings.get('learningRate'), settings.get('beta1')) // 0.1 0.9
 * ```
 */
export function settingsOf({ parts }: Pick<RunningOptimizer, 'parts'>): OptimizerSettings {
  return {
    get(name) {
      const { part, key } = findSetting(parts, name)
      return part.numbers()[key]
    },
    set(name, value) {
      const { part, key } = findSetting(parts, name)
      settable(part.settings).set(key, value)
    },
    setting(name) {
      const { part, key } = findSetting(parts, name)
      return part.settings.chosen[key]
    },
    all: () => byPath(parts, (part) => part.numbers()),
  }
}

/** What each part has under a name, by path. */
export function byPath<T>(
  parts: ReadonlyMap<string, Part>,
  of: (part: Part) => { readonly [name: string]: T },
): Record<string, T> {
  return Object.assign({}, ...[...parts.values()].map((part) => underPath(part.path, of(part))))
}

function underPath<T>(path: string, values: { readonly [name: string]: T }): Record<string, T> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [join(path, name), value]))
}

/** Where a hyper-parameter lives: by its path, or by as much of the end of it as only one part has. */
export function findSetting(parts: ReadonlyMap<string, Part>, name: string): { part: Part; key: string } {
  const all = [...parts.values()].flatMap((part) =>
    Object.keys(part.optimizer.hyperparameters).map((key) => ({ part, key, path: join(part.path, key) })),
  )
  const ending = all.filter(({ path }) => path === name || path.endsWith(`.${name}`))
  const found = all.find(({ path }) => path === name) ?? (ending.length === 1 ? ending[0] : undefined)
  if (found) return found
  throw new ChainruleError(
    ending.length > 1 ? 'ambiguous-hyperparameter' : 'unknown-hyperparameter',
    `${parts.get('')?.optimizer.name}: "${name}" ${ending.length > 1 ? 'belongs to several parts' : 'is no hyper-parameter'}.`,
    `Use one of: ${(ending.length > 1 ? ending : all).map(({ path }) => path).join(', ') || 'none'}.`,
  )
}
