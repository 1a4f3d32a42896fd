import { ChainruleError, defineSchedule } from '@chainrule/autograd'

/**
 * One value after the other, each until the next milestone.
 *
 *     value = valuesᵢ,  i = number of milestones ≤ step
 *
 * Optax's `piecewise_constant_schedule` with the values themselves instead of factors. Keras's `PiecewiseConstantDecay`
 * changes one step later: there a boundary still belongs to the value before it.
 *
 * @throws ChainruleError `values-do-not-fit`.
 *
 * @example
 * ```ts
 * import { piecewiseConstant } from '@chainrule/optimizers'
 *
 * const learningRate = piecewiseConstant({ values: [1, 0.5, 0.1], milestones: [2, 5] })
 * console.log([0, 1, 2, 4, 5, 9].map(learningRate)) // [ 1, 1, 0.5, 0.5, 0.1, 0.1 ]
 * ```
 */
export const piecewiseConstant = defineSchedule({
  name: 'piecewiseConstant',
  hyperparameters: {
    values: { list: 'any', text: { en: 'The values in their order.', pt: 'Os valores na sua ordem.' } },
    milestones: {
      min: 0,
      whole: true,
      list: 'rising',
      text: { en: 'Steps at which the next value begins.', pt: 'Passos em que começa o próximo valor.' },
    },
  },
  text: { en: 'One value after the other.', pt: 'Um valor depois do outro.' },
  verify({ values, milestones }) {
    if (values.length === milestones.length + 1) return
    throw new ChainruleError(
      'values-do-not-fit',
      `piecewiseConstant: there are ${values.length} values and ${milestones.length} milestones.`,
      'Name one milestone between each value and the next.',
    )
  },
  value: (step, { values, milestones }) => values[milestones.filter((milestone) => milestone <= step).length],
})
