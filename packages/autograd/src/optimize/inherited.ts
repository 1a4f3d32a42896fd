import type { Part } from '../contracts/optimizer.ts'
import { ChainruleError } from '../errors.ts'
import { join } from './state-tree.ts'

/**
 * A hyper-parameter of the nearest link or wrapper around a part that has it, for `scalar` and `branch`: what stands beside
 * it first, then further out.
 *
 * @param part - The part that makes the update, as its context has it.
 * @throws ChainruleError `nothing-to-inherit`, `ambiguous-inheritance`.
 *
 * @example
 * ```ts
 * import { defineOptimizer, inherited } from '@chainrule/autograd'
 *
 * // For a chain with a rule that has a learning rate: weights lose a share of themselves in proportion to it.
 * const decay = defineOptimizer({
 *   name: 'decay',
 *   hyperparameters: { share: { default: 0.01, min: 0, text: { en: 'Share to lose.', pt: 'Parcela a perder.' } } },
 *   update({ parameter, change, scalar, part }) {
 *     const learningRate = inherited(part, 'learningRate')
 *     const lost = parameter.mul(scalar((h) => -learningRate() * h.share))
 *     return { change: change?.add(lost) ?? lost }
 *   },
 * })
 * console.log(decay().name) // decay
 * ```
 */
export function inherited<H>(part: Part<H>, name: string): () => number {
  const holder = holderAround(part as Part, name)
  return () => holder.numbers()[name]
}

/** The nearest part around one that has a hyper-parameter: what stands beside it first, then further out. */
function holderAround({ path, optimizer, all }: Part, name: string): Part {
  for (let outer = path; outer !== ''; ) {
    outer = outer.includes('.') ? outer.slice(0, outer.lastIndexOf('.')) : ''
    const near = [...all.values()].filter(
      (other) =>
        other.path !== path &&
        (outer === '' || other.path === outer || other.path.startsWith(`${outer}.`)) &&
        Object.hasOwn(other.optimizer.hyperparameters, name),
    )
    const depth = Math.min(...near.map((other) => depthOf(other.path)))
    const nearest = near.filter((other) => depthOf(other.path) === depth)
    if (nearest.length === 1) return nearest[0]
    if (nearest.length > 1) {
      throw new ChainruleError(
        'ambiguous-inheritance',
        `${optimizer.name}: ${nearest.map((other) => join(other.path, name)).join(' and ')} are equally near.`,
        'Put it in a chain with the one that it belongs to.',
      )
    }
  }
  throw new ChainruleError(
    'nothing-to-inherit',
    `${optimizer.name}: no optimizer around it has the hyper-parameter "${name}".`,
    'Put it in a chain with, or around, an optimizer that has it.',
  )
}

function depthOf(path: string): number {
  return path === '' ? 0 : path.split('.').length
}
