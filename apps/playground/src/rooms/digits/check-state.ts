import * as v from 'valibot'
import { initializers } from '../../catalogue/initializers.ts'
import { optimizers } from '../../catalogue/optimizers.ts'
import { pluginSchema } from '../../catalogue/plugin-schema.ts'
import { ALL_EXAMPLES, type DigitsConfig, widths } from './config.ts'

/** What links and files keep of the room of digits. */
export interface DigitsState {
  readonly config: DigitsConfig
}

const whole = (low: number, high: number) => v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high))

const state = v.object({
  config: v.object({
    seed: whole(0, 2 ** 32 - 1),
    network: v.picklist(['dense', 'convolution']),
    width: whole(1, widths.dense.most),
    initializer: pluginSchema(initializers),
    dropout: v.pipe(v.number(), v.minValue(0), v.maxValue(0.9)),
    optimizer: pluginSchema(optimizers),
    batchSize: whole(1, 4096),
    examples: whole(10, ALL_EXAMPLES),
    epochs: whole(1, 100),
  }),
})

/** The state in data from outside; or where it is wrong, in a few words. */
export function checkState(data: unknown): { readonly state: DigitsState } | { readonly wrong: string } {
  const checked = v.safeParse(state, data)
  if (checked.success) return { state: checked.output }
  const [issue] = checked.issues
  return { wrong: `${v.getDotPath(issue) ?? ''}: ${issue.message}` }
}
