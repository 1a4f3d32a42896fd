import { defineWrapper, equal, finite, not } from '@chainrule/autograd'
import { type ApplyState, applyWhere, startApplying } from './shared/apply-where.ts'

/**
 * Around an optimizer: an update whose gradients are not all finite is left out, as if there had been none.
 *
 *     all g finite:  the inner optimizer makes its update
 *     otherwise:     nothing changes, no moment, no count, no schedule
 *
 * Optax's `apply_if_finite`, which takes the bad update after so many in a row; here the count of those, `inARow`, and
 * of all that were left out, `skipped`, are cells to look at. PyTorch's `GradScaler` leaves updates out for the same
 * reason. Put it outermost: around `chain` it spares all links, around `accumulate` it leaves out the micro-batch and
 * waits for another one (Optax's `skip_not_finite`).
 *
 * The host reads after each step whether it was made, which waits for the result; the step can still be captured.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { adam, applyIfFinite } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([0]))
 * const optimizer = optimize({ w }, applyIfFinite(adam({ learningRate: 0.5 })))
 * for (const slope of [1, Infinity, NaN]) optimizer.step(() => w.mul(tensor([slope])).sum())
 * console.log(w.item(), optimizer.steps, optimizer.cells.get('applyIfFinite.skipped')?.item()) // -0.5 1 2
 * ```
 */
export const applyIfFinite = defineWrapper({
  name: 'applyIfFinite',
  hyperparameters: {},
  text: {
    en: 'Leaves out updates whose gradients are not finite.',
    pt: 'Omite atualizações cujos gradientes não são finitos.',
  },
  init: (start): ApplyState => startApplying(start),
  update(context) {
    const bad = Object.values(context.gradients).map((g) => not(finite(g)).cast('int32').sum())
    return applyWhere(
      equal(
        bad.reduce((sum, count) => sum.add(count)),
        0,
      ),
      context,
    )
  },
})
