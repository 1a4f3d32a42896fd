import { data } from './data.ts'
import type { Member } from './member.ts'

export type * from './member.ts'

/**
 * Every member of the three families, by kind and name.
 *
 * Generated from their declarations and docstrings, so that a page or a menu made from it is never out of date.
 *
 * @example
 * ```ts
 * import { catalogue } from '@chainrule/catalogue'
 *
 * const adam = catalogue.find(({ name }) => name === 'adam')
 * console.log(adam?.paper.year, adam?.statePerElement) // 2015 2
 * ```
 */
export const catalogue: readonly Member[] = data
