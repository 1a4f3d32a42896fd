import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import { trajectory } from '../trajectory.ts'
import type { Subject } from './subject.ts'

/** It takes the way that its paper says. */
export function goldenCases({ make, options: { golden = [] } }: Subject): Case[] {
  return golden.map(({ source, path, absolute = 0, relative, ...options }, i) => ({
    id: golden.length > 1 ? `golden-path-${i + 1}` : 'golden-path',
    title: `follows ${source}`,
    run() {
      const tolerance = { absolute, relative: relative ?? (options.dtype === 'float64' ? 1e-12 : 1e-5) }
      const steps = path.length
      expectNumbers(
        trajectory(make(), { gradient: options.loss ? undefined : (w) => w, ...options, steps }),
        path,
        tolerance,
      )
    },
  }))
}
