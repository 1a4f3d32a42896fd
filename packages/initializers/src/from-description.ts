import { ChainruleError, type Initializer } from '@chainrule/autograd'

/** What `JSON.stringify(initializer)` writes. */
export interface InitializerDescription {
  readonly name: string
  readonly settings: Readonly<Record<string, number | string>>
}

/**
 * Makes an initializer again from its name and settings, as a file keeps them.
 *
 * @param factories - Where to look for the name: those that you import, or all of them. Nothing is registered globally, so a
 * bundle holds only what is named.
 * @throws ChainruleError `unknown-initializer` for a name that is not among them.
 *
 * @example
 * ```ts
 * import { fromDescription, heNormal, zeros } from '@chainrule/initializers'
 *
 * const file = JSON.stringify(heNormal({ negativeSlope: 0.2 }))
 * const again = fromDescription(JSON.parse(file), { heNormal, zeros })
 * console.log(again.settings.negativeSlope) // 0.2
 * ```
 */
export function fromDescription(
  { name, settings }: InitializerDescription,
  factories: { readonly [name: string]: unknown },
): Initializer {
  const factory = Object.hasOwn(factories, name) ? factories[name] : undefined
  if (typeof factory === 'function' && 'definition' in factory) return factory(settings)
  throw new ChainruleError(
    'unknown-initializer',
    `fromDescription: there is no initializer "${name}" among ${Object.keys(factories).join(', ') || 'none'}.`,
    'Pass its factory under its name; arrays and tensors are not part of a description.',
  )
}
