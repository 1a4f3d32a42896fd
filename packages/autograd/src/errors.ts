/**
 * The one error class of Chainrule: a permanent code, what was seen, and what to do about it.
 *
 * Codes never change, so that people can search for them; each has a page under `/errors/<code>`. The production build
 * keeps code and values and leaves the words to that page.
 *
 * @example
 * ```ts
 * import { ChainruleError, tensor } from '@chainrule/autograd'
 *
 * try {
 *   tensor([1, 2]).add(tensor([1, 2, 3]))
 * } catch (error) {
 *   console.log(error instanceof ChainruleError && error.code) // shapes-do-not-broadcast
 * }
 * ```
 */
export class ChainruleError extends Error {
  /** Permanent, in kebab-case: `shapes-do-not-broadcast`. */
  readonly code: string
  /** What to do, as one sentence. */
  readonly hint: string

  constructor(code: string, seen: string, hint = '', options?: ErrorOptions) {
    // The production build hands over the values alone, a list where there are several.
    super([[seen].flat().join('; '), hint, `(${code})`].filter((part) => part !== '').join(' '), options)
    this.name = 'ChainruleError'
    this.code = code
    this.hint = hint
  }
}
