import { ChainruleError } from '../errors.ts'

/**
 * Refuses a plugin that was written for another version of its contract.
 *
 * @throws ChainruleError `contract-version`.
 *
 * @example
 * ```ts
 * import { requireContract } from '@chainrule/autograd'
 *
 * requireContract('regularizer', { api: 1, name: 'ridge' }) // goes on
 * ```
 */
export function requireContract(
  family: 'optimizer' | 'initializer' | 'regularizer',
  { api, name }: { readonly api: number; readonly name: string },
): void {
  if (api === 1) return
  throw new ChainruleError(
    'contract-version',
    `${name}: it was written for version ${String(api)} of the ${family} contract, this is version 1.`,
    'Install versions of the plugin and of @chainrule/autograd that go together.',
  )
}
