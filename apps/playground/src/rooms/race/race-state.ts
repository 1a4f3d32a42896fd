import * as v from 'valibot'
import type { Chosen } from '../../catalogue/entry.ts'
import { type Surface, type SurfaceName, surfaceNames, surfaces } from './surfaces.ts'

/** The name of the optimizer that the person writes in the page. */
export const OWN = 'own'

/** The most that a person can tell apart, and a machine can run while one waits. */
export const MOST_ENTRANTS = 12

/** What links and files keep of the race. */
export interface RaceState {
  readonly track: 'surface' | 'network'
  readonly surface: SurfaceName | 'formula'
  /** The person's own landscape, and how far it is shown to each side. */
  readonly formula: string
  readonly reach: number
  readonly start: readonly [number, number]
  readonly steps: number
  readonly seed: number
  readonly entrants: readonly Chosen[]
  readonly code: string
}

/** The landscape that a state speaks of. */
export function surfaceOf({ surface, formula, reach, start }: RaceState): Surface {
  if (surface !== 'formula') return surfaces[surface]
  return { formula, x: [-reach, reach], y: [-reach, reach], start, minima: [] }
}

const finite = v.pipe(v.number(), v.finite())
const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
// Names and words stand in exported programs: nothing from outside may be more than a word there.
const word = v.pipe(v.string(), v.regex(/^\w+$/))
const setting = v.union([finite, word, v.array(finite)])

const schema = v.object({
  track: v.picklist(['surface', 'network']),
  surface: v.picklist<readonly (SurfaceName | 'formula')[]>([...surfaceNames, 'formula']),
  formula: v.pipe(v.string(), v.maxLength(500)),
  reach: v.pipe(finite, v.minValue(0.1), v.maxValue(100)),
  start: v.tuple([finite, finite]),
  steps: whole(1, 5000),
  seed: whole(0, 2 ** 32 - 1),
  entrants: v.pipe(v.array(v.object({ name: word, settings: v.record(word, setting) })), v.maxLength(MOST_ENTRANTS)),
  code: v.pipe(v.string(), v.maxLength(50_000)),
})

/** The state in data from outside; or where it is wrong, in a few words. Settings are checked where the race begins. */
export function checkRace(data: unknown): { readonly state: RaceState } | { readonly wrong: string } {
  const checked = v.safeParse(schema, data)
  if (checked.success) return { state: checked.output }
  const [issue] = checked.issues
  return { wrong: `${v.getDotPath(issue) ?? ''}: ${issue.message}` }
}
