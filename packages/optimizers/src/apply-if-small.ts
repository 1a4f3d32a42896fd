import { defineWrapper, lessEqual, treeNorm } from '@chainrule/autograd'
import { type ApplyState, applyWhere, startApplying } from './shared/apply-where.ts'

/**
 * Around an optimizer: an update whose gradients are too large is left out, as if there had been none.
 *
 *     ‖g‖ ≤ maxNorm:  the inner optimizer makes its update      (the norm of all gradients together)
 *     otherwise:      nothing changes, no moment, no count, no schedule
 *
 * Optax's `skip_large_updates`, around `accumulate` for the same effect. A norm that is not finite is too large. See
 * `applyIfFinite` for the cells that count what was left out.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { applyIfSmall, gradientDescent } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([0]))
 * const optimizer = optimize({ w }, applyIfSmall(gradientDescent({ learningRate: 1 }), { maxNorm: 10 }))
 * for (const slope of [1, 1000, 2]) optimizer.step(() => w.mul(slope).sum())
 * console.log(w.item(), optimizer.steps) // -3 2
 * ```
 */
export const applyIfSmall = defineWrapper({
  name: 'applyIfSmall',
  hyperparameters: {
    maxNorm: {
      above: 0,
      scale: 'log',
      text: { en: 'Largest norm of all gradients together.', pt: 'Maior norma de todos os gradientes juntos.' },
    },
  },
  text: {
    en: 'Leaves out updates whose gradients are too large.',
    pt: 'Omite atualizações cujos gradientes são grandes demais.',
  },
  init: (start): ApplyState => startApplying(start),
  update: (context) =>
    applyWhere(
      lessEqual(
        treeNorm(context.gradients),
        context.scalar((h) => h.maxNorm),
      ),
      context,
    ),
})
