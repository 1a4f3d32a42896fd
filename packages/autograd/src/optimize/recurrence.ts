import type { Numbers, Part } from '../contracts/optimizer.ts'

/**
 * A recurrence of the host, saved with the state: `f(last, h, t)` once for each update, from `start` on.
 *
 * It gives the present value to `scalar`; `h` are the hyper-parameters of the part and `t` is the number of the update, as
 * there.
 *
 * @param part - The part that makes the update, as its context has it.
 * @param name - Under which the last value is saved.
 *
 * @example
 * ```ts
 * import { defineOptimizer, optimize, parameter, recurrence, tensor } from '@chainrule/autograd'
 *
 * const shrinking = defineOptimizer({
 *   name: 'shrinking',
 *   hyperparameters: { factor: { default: 0.5, min: 0, text: { en: 'Of each step.', pt: 'De cada passo.' } } },
 *   update({ gradient, scalar, part }) {
 *     const size = recurrence(part, 'size', 1, (last, h) => last * h.factor)
 *     return { change: gradient.mul(scalar(() => -size())) }
 *   },
 * })
 *
 * const w = parameter(tensor([0]))
 * const optimizer = optimize({ w }, shrinking())
 * for (let i = 0; i < 3; i++) optimizer.step(() => w.sum())
 * console.log(w.item()) // -0.875
 * ```
 */
export function recurrence<H = Numbers>(
  part: Part<H>,
  name: string,
  start: number,
  f: (last: number, h: H, t: number) => number,
): () => number {
  // One update may define it several times, for each parameter: all share the value of the last.
  const value = () => {
    const shared = part.recurrences.get(name) as { present: number | null }
    shared.present ??= f(part.folds.get(name) ?? start, part.numbers(), part.steps + 1)
    return shared.present
  }
  part.recurrences.set(name, { present: null, value })
  return value
}
