import { liveSettings, type Settable } from '../contracts/live-settings.ts'
import type { Optimizer } from '../contracts/optimizer.ts'
import { ChainruleError } from '../errors.ts'
import { join } from './state-tree.ts'

/** The hyper-parameters of one optimizer inside a composition. */
export interface Scope {
  readonly optimizer: Optimizer
  readonly settings: Settable
}

/** The scopes of an optimizer and all inside it, by path; the outermost has the empty path. */
export function scopesOf(optimizer: Optimizer): Map<string, Scope> {
  const scopes = new Map<string, Scope>()
  const visit = (part: Optimizer, path: string) => {
    requireContract(part)
    scopes.set(path, { optimizer: part, settings: liveSettings(part.name, part.hyperparameters, part.settings) })
    for (const [name, inner] of Object.entries(part.inner ?? {})) visit(inner, join(path, name))
  }
  visit(optimizer, '')
  return scopes
}

/** The optimizer inside another one with a name. */
export function innerOf(optimizer: Optimizer, name: string): Optimizer {
  const inner = optimizer.inner?.[name]
  if (inner) return inner
  throw new ChainruleError(
    'unknown-inner-optimizer',
    `${optimizer.name}: it has no inner optimizer "${name}".`,
    `It has: ${Object.keys(optimizer.inner ?? {}).join(', ') || 'none'}.`,
  )
}

/** Where a hyper-parameter lives, by its path or, where only one part has it, by its name. */
export function findSetting(scopes: ReadonlyMap<string, Scope>, name: string): { settings: Settable; key: string } {
  const cut = name.lastIndexOf('.')
  const key = name.slice(cut + 1)
  const exact = scopes.get(cut < 0 ? '' : name.slice(0, cut))
  if (exact && Object.hasOwn(exact.optimizer.hyperparameters, key)) return { settings: exact.settings, key }
  const holders = cut < 0 ? [...scopes.values()].filter(({ optimizer }) => Object.hasOwn(optimizer.hyperparameters, name)) : []
  if (holders.length === 1) return { settings: holders[0].settings, key: name }
  const known = [...scopes].flatMap(([path, { optimizer }]) => Object.keys(optimizer.hyperparameters).map((own) => join(path, own)))
  throw new ChainruleError(
    holders.length > 1 ? 'ambiguous-hyperparameter' : 'unknown-hyperparameter',
    `${scopes.get('')?.optimizer.name}: "${name}" ${holders.length > 1 ? 'belongs to several parts' : 'is no hyper-parameter'}.`,
    `Use one of: ${known.join(', ') || 'none'}.`,
  )
}

/** The nearest scope around one that has a hyper-parameter: the links beside it first, then further out. */
export function holderAround(scopes: ReadonlyMap<string, Scope>, path: string, name: string): Scope {
  for (let outer = path; outer !== ''; ) {
    outer = outer.includes('.') ? outer.slice(0, outer.lastIndexOf('.')) : ''
    for (const [other, scope] of scopes) {
      const near = other !== path && (outer === '' || other === outer || other.startsWith(`${outer}.`))
      if (near && Object.hasOwn(scope.optimizer.hyperparameters, name)) return scope
    }
  }
  throw new ChainruleError(
    'nothing-to-inherit',
    `${scopes.get(path)?.optimizer.name}: no optimizer around it has the hyper-parameter "${name}".`,
    'Put it in a chain with, or around, an optimizer that has it.',
  )
}

function requireContract({ api, name }: Optimizer): void {
  if (api === 1) return
  throw new ChainruleError(
    'contract-version',
    `${name}: it was written for version ${String(api)} of the optimizer contract, this is version 1.`,
    'Install versions of the plugin and of @chainrule/autograd that go together.',
  )
}
