import * as v from 'valibot'
import { initializers } from '../../catalogue/initializers.ts'
import { optimizers } from '../../catalogue/optimizers.ts'
import { pluginSchema } from '../../catalogue/plugin-schema.ts'
import { regularizers } from '../../catalogue/regularizers.ts'
import { schedules } from '../../catalogue/schedules.ts'
import { type ActivationName, activationNames } from './activations.ts'
import { type DataName, MOST_LAYERS, MOST_UNITS, type TrainConfig } from './config.ts'
import { planar } from './datasets/planar.ts'
import { type FeatureName, featureNames } from './features.ts'

/** What links and files keep of the training room. */
export interface TrainState {
  readonly configs: readonly TrainConfig[]
}

const finite = v.pipe(v.number(), v.finite())
const share = v.pipe(finite, v.minValue(0), v.maxValue(0.9))

const initializer = pluginSchema(initializers)
const regularizer = v.nullable(pluginSchema(regularizers))
const dataNames = [...Object.keys(planar), 'drawn', 'csv', 'digits'] as DataName[]
const coordinate = v.pipe(finite, v.minValue(-10), v.maxValue(10))

const layer = v.object({
  units: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_UNITS)),
  activation: v.picklist<readonly ActivationName[]>(activationNames),
  initializer,
  regularizer,
  dropout: share,
  skip: v.boolean(),
})

const config = v.object({
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1)),
  data: v.object({
    name: v.picklist<readonly DataName[]>(dataNames),
    count: v.pipe(v.number(), v.integer(), v.minValue(4), v.maxValue(5000)),
    noise: v.pipe(finite, v.minValue(0), v.maxValue(1)),
    testShare: share,
    drawn: v.array(
      v.object({ x: coordinate, y: coordinate, target: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)) }),
    ),
    csv: v.object({ text: v.string(), target: v.string(), task: v.picklist(['classes', 'number']) }),
  }),
  features: v.pipe(v.array(v.picklist<readonly FeatureName[]>(featureNames)), v.minLength(1)),
  layers: v.pipe(v.array(layer), v.maxLength(MOST_LAYERS)),
  output: v.object({ initializer, regularizer }),
  optimizer: pluginSchema(optimizers),
  schedules: v.record(v.string(), pluginSchema(schedules)),
  batchSize: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4096)),
})

const state = v.object({ configs: v.pipe(v.array(config), v.minLength(1), v.maxLength(2)) })

/** The state in data from outside; or where it is wrong, in a few words. */
export function checkState(data: unknown): { readonly state: TrainState } | { readonly wrong: string } {
  const checked = v.safeParse(state, data)
  if (checked.success) return { state: checked.output }
  const [issue] = checked.issues
  return { wrong: `${v.getDotPath(issue) ?? ''}: ${issue.message}` }
}
