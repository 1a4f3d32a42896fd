import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import type { Claim } from './options.ts'
import { type Path, pathOf } from './path.ts'
import { bowls, namesFor } from './problem.ts'
import type { Subject } from './subject.ts'

/** It obeys the laws that it claims. */
export function claimCases({ make, options }: Subject): Case[] {
  const names = namesFor(options)
  const plain = () => pathOf(make(), bowls(names))
  const laws: Record<Claim, Case> = {
    translation: {
      id: 'translation',
      title: 'moves with its target',
      run: () => expectNumbers(shifted(pathOf(make(), bowls(names, { shift: 0.5 })), -0.5), plain(), close),
    },
    lossScale: {
      id: 'loss-scale',
      title: 'takes the same path where the loss is multiplied by a number',
      run: () => expectNumbers(pathOf(make(), bowls(names, { scale: 64 })), plain(), close),
    },
  }
  return (options.claims ?? []).map((claim) => laws[claim])
}

const close = { absolute: 1e-4, relative: 1e-4 }

function shifted(path: Path, by: number): Path {
  return path.map((values) =>
    Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list.map((value) => value + by)])),
  )
}
