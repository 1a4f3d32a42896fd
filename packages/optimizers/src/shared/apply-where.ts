import {
  type Answer,
  and,
  type Context,
  mapTree,
  type Request,
  type Result,
  type Start,
  type StateTree,
  type Tensor,
  tensor,
  where,
} from '@chainrule/autograd'
import { whereCounted } from './after-result.ts'

/** What wrappers that leave updates out remember. */
export type ApplyState = {
  inner: StateTree
  /** Updates that were left out, in all and since the last that was made. */
  skipped: Tensor
  inARow: Tensor
}

/** The state before the first update. */
export function startApplying<H>({ run }: Pick<Start<H>, 'run'>): ApplyState {
  const none = tensor(0, { dtype: 'int32' })
  return { inner: run('inner'), skipped: none, inARow: none }
}

/** Lets the inner optimizer make its update where a condition holds; elsewhere everything stays as it is. */
export function* applyWhere<H>(
  condition: Tensor,
  { parameters, state, run }: Pick<Context<ApplyState, H>, 'parameters' | 'state' | 'run'>,
): Generator<Request, Result<ApplyState>, Answer> {
  const result = yield* run('inner', { state: state.inner })
  return {
    ...result,
    change: mapTree(result.change ?? {}, (change) => where(condition, change, 0)),
    parameters: mapTree(result.parameters ?? {}, (next, name) => where(condition, next, parameters[name])),
    state: {
      inner: whereCounted(condition, result.state, state.inner),
      skipped: where(condition, state.skipped, state.skipped.add(1)),
      inARow: where(condition, 0, state.inARow.add(1)),
    },
    condition: result.condition ? and(result.condition, condition) : condition,
  }
}
