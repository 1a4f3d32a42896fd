import * as v from 'valibot'
import { type Chosen, entryOf } from '../../catalogue/entry.ts'
import { initializers } from '../../catalogue/initializers.ts'
import { startingSettings } from '../../catalogue/starting-settings.ts'
import { type ActivationName, activationNames } from '../train/activations.ts'

/** The most initializers that stand beside each other. */
export const MOST_LANES = 4

/** What links and files keep of the room. */
export interface InitState {
  readonly activation: ActivationName
  /** Hidden layers. */
  readonly depth: number
  /** Units of each. */
  readonly width: number
  readonly learningRate: number
  readonly steps: number
  readonly seed: number
  readonly lanes: readonly Chosen[]
}

/** An initializer with settings to begin with. */
export function lane(name: string, settings: Chosen['settings'] = {}): Chosen | null {
  const entry = entryOf(initializers(), name)
  return entry ? { name, settings: { ...startingSettings(entry), ...settings } } : null
}

/** A deep ReLU network: all weights zero, normal weights that are too large, and He's. */
export function firstState(): InitState {
  const lanes = [lane('zeros'), lane('normal', { deviation: 0.6 }), lane('heNormal')]
  return {
    activation: 'relu',
    depth: 8,
    width: 32,
    learningRate: 0.05,
    steps: 200,
    seed: 1,
    lanes: lanes.filter((one) => one !== null),
  }
}

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
const finite = v.pipe(v.number(), v.finite())

const schema = v.object({
  activation: v.picklist<readonly ActivationName[]>(activationNames),
  depth: whole(1, 20),
  width: whole(2, 128),
  learningRate: v.pipe(finite, v.minValue(0), v.maxValue(100)),
  steps: whole(1, 2000),
  seed: whole(0, 2 ** 32 - 1),
  lanes: v.pipe(
    v.array(
      v.object({ name: v.string(), settings: v.record(v.string(), v.union([finite, v.string(), v.array(finite)])) }),
    ),
    v.minLength(1),
    v.maxLength(MOST_LANES),
  ),
})

/** The state in data from outside; or where it is wrong, in a few words. Settings are checked where weights are drawn. */
export function checkInit(data: unknown): { readonly state: InitState } | { readonly wrong: string } {
  const checked = v.safeParse(schema, data)
  if (checked.success) return { state: checked.output }
  const [issue] = checked.issues
  return { wrong: `${v.getDotPath(issue) ?? ''}: ${issue.message}` }
}
