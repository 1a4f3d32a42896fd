import * as v from 'valibot'
import { examples } from './examples.ts'

/** What links and files keep of the room. */
export interface BackwardState {
  readonly subject: 'formula' | 'network'
  readonly formula: string
  /** Of the variables of the formula, and of the network. */
  readonly values: Readonly<Record<string, number>>
  /** Where the walk stands. */
  readonly at: number
}

export const firstState: BackwardState = { subject: 'formula', at: 0, ...examples.product }

const schema = v.object({
  subject: v.picklist(['formula', 'network']),
  formula: v.pipe(v.string(), v.maxLength(300)),
  values: v.record(v.string(), v.pipe(v.number(), v.finite())),
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
})

/** The state in data from outside; or where it is wrong, in a few words. */
export function checkBackward(data: unknown): { readonly state: BackwardState } | { readonly wrong: string } {
  const checked = v.safeParse(schema, data)
  if (checked.success) return { state: checked.output }
  const [issue] = checked.issues
  return { wrong: `${v.getDotPath(issue) ?? ''}: ${issue.message}` }
}
