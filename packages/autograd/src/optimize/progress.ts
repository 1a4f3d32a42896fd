import { mapTree } from '../contracts/optimizer.ts'
import { ChainruleError } from '../errors.ts'
import type { OptimizerProgress } from './running-optimizer.ts'
import { findSetting, numbersOf, type Scope } from './scopes.ts'
import { join } from './state-tree.ts'

/** The hyper-parameters in force, by path; all of them, or those that `keep` chooses. */
export function numbersByPath(
  scopes: ReadonlyMap<string, Scope>,
  keep: (scope: Scope, name: string) => boolean = () => true,
): Record<string, number> {
  return Object.fromEntries(
    [...scopes.values()].flatMap((scope) =>
      Object.entries(numbersOf(scope))
        .filter(([name]) => keep(scope, name))
        .map(([name, value]) => [join(scope.path, name), value]),
    ),
  )
}

/** What the host remembers of an optimizer, as plain data. */
export function progressOf(scopes: ReadonlyMap<string, Scope>): OptimizerProgress {
  const { optimizer, steps } = scopes.get('') as Scope
  return {
    optimizer: optimizer.name,
    steps,
    parts: mapTree(Object.fromEntries(scopes), ({ steps, calls, folds }) => ({
      steps,
      calls,
      folds: Object.fromEntries(folds),
    })),
    settings: numbersByPath(scopes, ({ settings }, name) => !settings.isScheduled(name)),
  }
}

/** Puts saved numbers back; refuses those of an optimizer that is made of other parts. */
export function resumeFrom(
  scopes: ReadonlyMap<string, Scope>,
  { optimizer, parts, settings }: OptimizerProgress,
): void {
  const { name } = (scopes.get('') as Scope).optimizer
  const [saved, present] = [inWords(optimizer, Object.keys(parts)), inWords(name, [...scopes.keys()])]
  if (saved !== present) {
    throw new ChainruleError(
      'other-optimizer',
      `resume: the saved state belongs to ${saved}, this optimizer is ${present}.`,
      'Build the same optimizer as when the state was saved.',
    )
  }
  for (const [path, value] of Object.entries(settings)) {
    const { scope, key } = findSetting(scopes, path)
    scope.settings.set(key, value)
  }
  for (const scope of scopes.values()) {
    const { steps, calls, folds } = parts[scope.path]
    scope.steps = steps
    scope.calls = calls
    scope.folds.clear()
    scope.folding.clear()
    for (const [name, value] of Object.entries(folds)) scope.folds.set(name, value)
  }
}

function inWords(name: string, paths: readonly string[]): string {
  const inner = paths.filter((path) => path !== '').sort()
  return `"${name}"${inner.length > 0 ? ` with ${inner.join(', ')}` : ''}`
}
