import { ChainruleError } from '@chainrule/autograd/errors'
import type { Case, Departures } from '../case.ts'
import { requireThat } from './require-that.ts'

/**
 * The cases, with those that a plugin departs from turned round: they must fail, so that no departure outlives its reason.
 */
export function depart(cases: readonly Case[], departures: Departures = {}): Case[] {
  const unknown = Object.keys(departures).find((id) => !cases.some((each) => each.id === id))
  if (unknown !== undefined) {
    throw new ChainruleError(
      'unknown-departure',
      `departures: there is no case "${unknown}".`,
      `There are: ${cases.map(({ id }) => id).join(', ')}.`,
    )
  }
  return cases.map((each) => (Object.hasOwn(departures, each.id) ? turnedRound(each, departures[each.id]) : each))
}

function turnedRound({ id, title, run }: Case, reason: string): Case {
  return {
    id,
    title: `${title} (departs: ${reason})`,
    async run() {
      const failed = await fails(run)
      requireThat(failed, `The case "${id}" passes.`, 'Take it out of the departures.')
    },
  }
}

async function fails(run: Case['run']): Promise<boolean> {
  try {
    await run()
    return false
  } catch {
    return true
  }
}
