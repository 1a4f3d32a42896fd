import { ChainruleError, type Tensor } from '@chainrule/autograd'

/** What the links before one have changed, for a link that only alters that. */
export function requiredChange(link: string, change: Tensor | undefined): Tensor {
  if (change) return change
  throw new ChainruleError(
    'no-change-to-alter',
    `${link}: no optimizer before it has made a change that it could alter.`,
    `Put it behind one: chain(adam(), ${link}()).`,
  )
}
