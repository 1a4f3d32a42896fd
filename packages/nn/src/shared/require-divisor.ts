import { ChainruleError } from '@chainrule/autograd'

/** Throws unless `groups` divides each of some numbers of channels. */
export function requireDivisor(owner: string, groups: number, channels: { readonly [name: string]: number }): void {
  for (const [name, count] of Object.entries(channels)) {
    if (count % groups === 0) continue
    throw new ChainruleError(
      'groups-do-not-divide',
      `${owner}: ${groups} groups do not divide ${count} ${name}.`,
      'Choose a number of groups that divides the channels.',
    )
  }
}
