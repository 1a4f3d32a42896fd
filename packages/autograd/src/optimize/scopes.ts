import { liveSettings, type Settable } from '../contracts/live-settings.ts'
import type { Optimizer } from '../contracts/optimizer.ts'
import { ChainruleError } from '../errors.ts'
import { join } from './state-tree.ts'

/** One optimizer inside a composition, with all that the host remembers of it. */
export interface Scope {
  readonly path: string
  readonly optimizer: Optimizer
  readonly settings: Settable
  /** Updates that this part has made. */
  steps: number
  /** Times that it was called, those included that made no update. */
  calls: number
  /** Last values of its recurrences, by name. */
  readonly folds: Map<string, number>
  /** Their values in the call being made. */
  readonly folding: Map<string, { call: number; value: number }>
}

/** The scopes of an optimizer and all inside it, by path; the outermost has the empty path. */
export function scopesOf(optimizer: Optimizer): Map<string, Scope> {
  const scopes = new Map<string, Scope>()
  const visit = (part: Optimizer, path: string) => {
    requireContract(part)
    const settings = liveSettings(part.name, part.hyperparameters, part.settings)
    scopes.set(path, { path, optimizer: part, settings, steps: 0, calls: 0, folds: new Map(), folding: new Map() })
    for (const [name, inner] of Object.entries(part.inner ?? {})) visit(inner, join(path, name))
  }
  visit(optimizer, '')
  return scopes
}

/** The hyper-parameters in force for the update that a part makes next. */
export function numbersOf({ settings, steps }: Scope): Readonly<Record<string, number>> {
  settings.at(steps)
  return settings.all()
}

/** Counts a call of a part, and its update if it made one. */
export function count(scope: Scope, advanced: boolean): void {
  scope.calls += 1
  if (advanced) {
    scope.steps += 1
    for (const [name, { value }] of scope.folding) scope.folds.set(name, value)
  }
  scope.folding.clear()
}

/** The scope of the optimizer inside another one with a name. */
export function innerScope(scopes: ReadonlyMap<string, Scope>, { path, optimizer }: Scope, name: string): Scope {
  const inner = scopes.get(join(path, name))
  if (inner) return inner
  throw new ChainruleError(
    'unknown-inner-optimizer',
    `${optimizer.name}: it has no inner optimizer "${name}".`,
    `It has: ${Object.keys(optimizer.inner ?? {}).join(', ') || 'none'}.`,
  )
}

/** Where a hyper-parameter lives: by its path, or by as much of the end of it as only one part has. */
export function findSetting(scopes: ReadonlyMap<string, Scope>, name: string): { scope: Scope; key: string } {
  const all = [...scopes.values()].flatMap((scope) =>
    Object.keys(scope.optimizer.hyperparameters).map((key) => ({ scope, key, path: join(scope.path, key) })),
  )
  const ending = all.filter(({ path }) => path === name || path.endsWith(`.${name}`))
  const found = all.find(({ path }) => path === name) ?? (ending.length === 1 ? ending[0] : undefined)
  if (found) return found
  throw new ChainruleError(
    ending.length > 1 ? 'ambiguous-hyperparameter' : 'unknown-hyperparameter',
    `${scopes.get('')?.optimizer.name}: "${name}" ${ending.length > 1 ? 'belongs to several parts' : 'is no hyper-parameter'}.`,
    `Use one of: ${(ending.length > 1 ? ending : all).map(({ path }) => path).join(', ') || 'none'}.`,
  )
}

/** The nearest scope around one that has a hyper-parameter: what stands beside it first, then further out. */
export function holderAround(scopes: ReadonlyMap<string, Scope>, { path, optimizer }: Scope, name: string): Scope {
  for (let outer = path; outer !== ''; ) {
    outer = outer.includes('.') ? outer.slice(0, outer.lastIndexOf('.')) : ''
    const near = [...scopes.values()].filter(
      (other) =>
        other.path !== path &&
        (outer === '' || other.path === outer || other.path.startsWith(`${outer}.`)) &&
        Object.hasOwn(other.optimizer.hyperparameters, name),
    )
    const depth = Math.min(...near.map((other) => depthOf(other.path)))
    const nearest = near.filter((other) => depthOf(other.path) === depth)
    if (nearest.length === 1) return nearest[0]
    if (nearest.length > 1) {
      throw new ChainruleError(
        'ambiguous-inheritance',
        `${optimizer.name}: ${nearest.map((other) => join(other.path, name)).join(' and ')} are equally near.`,
        'Put it in a chain with the one that it belongs to.',
      )
    }
  }
  throw new ChainruleError(
    'nothing-to-inherit',
    `${optimizer.name}: no optimizer around it has the hyper-parameter "${name}".`,
    'Put it in a chain with, or around, an optimizer that has it.',
  )
}

function depthOf(path: string): number {
  return path === '' ? 0 : path.split('.').length
}

function requireContract({ api, name }: Optimizer): void {
  if (api === 1) return
  throw new ChainruleError(
    'contract-version',
    `${name}: it was written for version ${String(api)} of the optimizer contract, this is version 1.`,
    'Install versions of the plugin and of @chainrule/autograd that go together.',
  )
}
