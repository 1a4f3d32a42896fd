import {
  ChainruleError,
  defineWrapper,
  mapTree,
  type Need,
  type Optimizer,
  type Options,
  type Schedule,
  type StateTree,
  type Tree,
  type WrapperFactory,
} from '@chainrule/autograd'

/** What `accumulate` remembers of each parameter. */
export type AccumulateState = { sum: Tree; inner: StateTree }

const hyperparameters = {
  every: {
    min: 1,
    whole: true,
    text: { en: 'Micro-batches for one update.', pt: 'Microlotes para uma atualização.' },
  },
} as const

const wrapper = defineWrapper({
  name: 'accumulate',
  hyperparameters,
  text: { en: 'One update for several micro-batches.', pt: 'Uma atualização para vários microlotes.' },
  init: ({ parameters, run }): AccumulateState => ({
    sum: mapTree(parameters, (parameter) => parameter.zerosLike()),
    inner: run('inner'),
  }),
  *update({ gradients, state, scalar, branch, run }) {
    const sum = { ...state.sum, ...mapTree(gradients, (gradient, name) => state.sum[name].add(gradient)) }
    const complete = branch((h, _, call) => (call % h.every === 0 ? 1 : 0))
    if (!complete) return { state: { sum, inner: state.inner }, advance: false }
    const share = scalar((h) => 1 / h.every)
    const means = mapTree(sum, (total) => total.mul(share))
    const result = yield* run('inner', { state: state.inner, gradients: means, loss: undefined })
    return { ...result, state: { sum: mapTree(sum, (total) => total.zerosLike()), inner: result.state } }
  },
})

/**
 * Around an optimizer: it sees the mean gradient of several micro-batches, and steps once for them.
 *
 *     sum <- sum + g
 *     every n-th call: the inner optimizer sees sum / n, and sum <- 0
 *
 * As if the batch were n times larger, where the loss is a mean over the batch. Calls in between count as no update:
 * they change nothing, and no schedule moves. What is left when training ends in the middle is lost. A parameter that
 * had no gradient counts as having had zeros. Put clipping inside, so that it sees the mean:
 * `accumulate(chain(clipByGlobalNorm(), adam()), { every: 4 })`.
 *
 * Optax calls it `MultiSteps`, Keras `gradient_accumulation_steps`; calling `backward()` several times before one
 * `step()` adds gradients up without the mean, as in PyTorch. `applyIfFinite` and `applyIfSmall` around it leave bad
 * micro-batches out and wait for others.
 *
 * @throws ChainruleError `accumulate-sees-one-batch` for an inner optimizer that looks at the loss itself.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { accumulate, gradientDescent } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([0]))
 * const optimizer = optimize({ w }, accumulate(gradientDescent({ learningRate: 1 }), { every: 2 }))
 * for (const slope of [1, 3]) optimizer.step(() => w.mul(slope).sum())
 * console.log(w.item(), optimizer.steps) // -2 1
 * ```
 */
export const accumulate: WrapperFactory<typeof hyperparameters, AccumulateState> = Object.assign(
  (inner: Optimizer, ...options: Options<typeof hyperparameters, number | Schedule>) => {
    const need = needsOf(inner).find((other) => other !== 'read')
    if (!need) return wrapper(inner, ...options)
    throw new ChainruleError(
      'accumulate-sees-one-batch',
      `accumulate: ${inner.name} needs "${need}", and only the last micro-batch could give it.`,
      'Put accumulate inside it, or use larger batches.',
    )
  },
  { definition: wrapper.definition },
)

function needsOf({ needs = [], inner = {} }: Optimizer): readonly Need[] {
  return [...needs, ...Object.values(inner).flatMap(needsOf)]
}
