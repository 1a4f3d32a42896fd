import { ChainruleError, type Shape } from '@chainrule/autograd'

/** Throws unless a parameter has a rank that an initializer can fill. */
export function requireRank(owner: string, { length: rank }: Shape, min: number, max = Number.POSITIVE_INFINITY): void {
  if (rank >= min && rank <= max) return
  const ranks = min === max ? `rank ${min}` : `rank ${min} or more`
  throw new ChainruleError(
    'initializer-rank',
    `${owner}: the parameter has rank ${rank}, it fills ${ranks}.`,
    'Choose another initializer for this parameter, for example by its role: initialize(model, { seed, by: { weight } }).',
  )
}
