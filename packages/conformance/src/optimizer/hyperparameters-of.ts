import type { Hyperparameter, Optimizer, Schedule } from '@chainrule/autograd'

/** A hyper-parameter of an optimizer, or of one inside it. */
export interface Setting {
  /** Where `running.set` finds it. */
  readonly path: string
  /** The path of the optimizer that it belongs to. */
  readonly part: string
  readonly owner: string
  readonly name: string
  readonly declared: Hyperparameter
  readonly value: number | Schedule
}

/** All hyper-parameters of an optimizer and of those inside it. */
export function hyperparametersOf(optimizer: Optimizer, part = ''): Setting[] {
  const at = (name: string) => (part === '' ? name : `${part}.${name}`)
  const own = Object.entries(optimizer.hyperparameters).map(([name, declared]) => ({
    path: at(name),
    part,
    owner: optimizer.name,
    name,
    declared,
    value: optimizer.settings[name],
  }))
  return [
    ...own,
    ...Object.entries(optimizer.inner ?? {}).flatMap(([name, inner]) => hyperparametersOf(inner, at(name))),
  ]
}

/** All optimizers: one and those inside it. */
export function partsOf(optimizer: Optimizer): Optimizer[] {
  return [optimizer, ...Object.values(optimizer.inner ?? {}).flatMap(partsOf)]
}

/** The value at the start. */
export function numberOf({ value }: Setting): number {
  return typeof value === 'function' ? value(0) : value
}
