import { ChainruleError } from '@chainrule/autograd/errors'

/** Throws what a case that is not met throws, unless `condition` holds. */
export function requireThat(condition: boolean, seen: string, hint: string): asserts condition {
  if (!condition) throw new ChainruleError('not-conformant', seen, hint)
}
