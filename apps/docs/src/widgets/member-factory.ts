import type { Choices, Declared } from '@chainrule/autograd'
import type { SettingValue } from '@chainrule/widgets'
import { numberInside } from '@chainrule/widgets/number-inside'

/** Settings by name. */
export type Settings = Readonly<Record<string, SettingValue>>

/** What makes a member, and what the member declares. */
export interface MemberFactory<M> {
  (settings: Settings): M
  readonly definition: { readonly hyperparameters: Declared; readonly choices?: Choices }
}

/** Finds a member among the exports of its package. */
export function memberFactory<M>(exports: object, name: string): MemberFactory<M> {
  const found = (exports as Record<string, unknown>)[name]
  if (typeof found !== 'function' || !('definition' in found)) throw new Error(`There is no member "${name}".`)
  return found as unknown as MemberFactory<M>
}

/** The declared defaults; where the user must choose, what is `given`, else a number inside the declared range. */
export function startingSettings({ definition }: MemberFactory<unknown>, given: Settings = {}): Settings {
  const numbers = Object.entries(definition.hyperparameters).map(([name, declared]) => [
    name,
    given[name] ?? declared.default ?? numberInside(declared),
  ])
  const words = Object.entries(definition.choices ?? {}).map(([name, choice]) => [name, given[name] ?? choice.default])
  return Object.fromEntries([...numbers, ...words])
}
