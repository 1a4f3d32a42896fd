import { ChainruleError, type Initializer, type Model, type Parameter, parametersOf } from '@chainrule/autograd'

/** How one parameter scales with the width of its model. */
export interface WidthScale {
  /** Which of its sides grow with the model: only the outputs, both, only the inputs, none. A vector has outputs only. */
  readonly kind: 'input' | 'hidden' | 'output' | 'fixed'
  /** What the first values that it would have in the base model are multiplied with. */
  readonly deviation: number
  /** What the learning rate of Adam and its relatives is multiplied with. */
  readonly adam: number
  /** What the learning rate of gradient descent, with or without momentum, is multiplied with. */
  readonly gradientDescent: number
}

/** What maximal update parametrisation changes for each parameter of a wider model. */
export interface WidthScaling {
  /** By path, for every parameter. */
  readonly scales: ReadonlyMap<string, WidthScale>
  /**
   * For `initialize(model, { seed, by })`: a parameter's initializer, scaled.
   *
   * @param own - The initializer to scale. `@default` the one that the parameter had
   */
  initializerOf(parameter: Parameter, own?: Initializer | null): Initializer | null
  /**
   * For `partition(...groups(…))` of `@chainrule/optimizers`: one optimizer for each kind and multiplier that there is.
   *
   * @param rule - Whose multipliers to take.
   * @param make - Makes the optimizer of the parameters that have a multiplier.
   */
  groups<T>(
    rule: 'adam' | 'gradientDescent',
    make: (multiplier: number) => T,
  ): [groups: Record<string, T>, choose: (parameter: { readonly name: string }) => string]
}

/**
 * Maximal update parametrization (μP): settings found on a narrow model hold for a wide one.
 *
 *     i = fanIn / fanIn of the base,  o = fanOut / fanOut of the base
 *
 *                        deviation   Adam    gradient descent
 *     input, biases      1           1       o
 *     hidden             1 / √i      1 / i   o / i
 *     output             1 / i       1 / i   1 / i
 *
 * Yang et al., 2022, "Tensor programs V", table 3, https://arxiv.org/abs/2203.03466, relative to a base model, for which all factors
 * are 1. Which sides of a parameter grow is seen by comparing the two models, as in the authors' package, which multiplies
 * the output of the last layer instead of scaling its weights: that trains alike. Initializers must follow constants or fans
 * (normal, Xavier, He, ...); those that look at the shape (orthogonal, sparse, ...) would be scaled twice. Divide attention
 * scores by the size of a head, not by its root, and a decoupled weight decay by the multiplier, if it is to stay.
 *
 * @param model - The model to train.
 * @param base - The same model at another width. It needs no values.
 * @throws ChainruleError `base-model` where the two differ in more than sizes.
 *
 * @example
 * ```ts
 * import { initialize, optimize, settingsOf } from '@chainrule/autograd'
 * import { muP } from '@chainrule/initializers'
 * import { linear, relu, sequential } from '@chainrule/nn'
 * import { adam, partition } from '@chainrule/optimizers'
 *
 * const network = (width: number) => sequential(linear(8, width), relu, linear(width, width), relu, linear(width, 2))
 * const model = network(256)
 * const widths = muP(model, network(64))
 * initialize(model, { seed: 1, by: widths.initializerOf })
 * const optimizer = optimize(model, partition(...widths.groups('adam', (factor) => adam({ learningRate: 0.01 * factor }))))
 * console.log(settingsOf(optimizer).get('input.learningRate'), settingsOf(optimizer).get('hidden.learningRate')) // 0.01 0.0025
 * ```
 */
export function muP(model: Model, base: Model): WidthScaling {
  const bases = parametersOf(base)
  const scales = new Map<string, WidthScale>()
  const places = new Map<Parameter, { base: Parameter; factor: number; first: Initializer | null }>()
  for (const [path, parameter] of parametersOf(model)) {
    const same = requireSame(path, parameter, bases.get(path))
    const scale = scaleOf(parameter, same)
    scales.set(path, scale)
    places.set(parameter, { base: same, factor: scale.deviation, first: parameter.initializer })
  }
  return {
    scales,
    initializerOf(parameter, own) {
      const place = places.get(parameter)
      const initializer = own ?? place?.first
      return place && initializer ? asInBase(initializer, place.base, place.factor) : null
    },
    groups(rule, make) {
      const groupOf = groupNames(scales, rule)
      const multipliers = new Map([...scales].map(([path, scale]) => [groupOf.get(path), scale[rule]]))
      const groups = Object.fromEntries([...multipliers].map(([group, multiplier]) => [group, make(multiplier)]))
      return [groups, ({ name }) => groupOf.get(name) as string]
    },
  }
}

function scaleOf(parameter: Parameter, base: Parameter): WidthScale {
  // Every element of a vector is an output, whatever fan its layer names for the first values.
  const isVector = parameter.rank < 2
  const i = isVector ? 1 : parameter.fanIn / base.fanIn
  const o = isVector ? parameter.size / base.size : parameter.fanOut / base.fanOut
  const kind = i === 1 ? (o === 1 ? 'fixed' : 'input') : o === 1 ? 'output' : 'hidden'
  return { kind, deviation: kind === 'hidden' ? 1 / Math.sqrt(i) : 1 / i, adam: 1 / i, gradientDescent: o / i }
}

/** Draws what the base model would draw, multiplied. */
function asInBase(own: Initializer, { fanIn, fanOut }: Parameter, factor: number): Initializer {
  return {
    api: 1,
    name: 'muP',
    settings: { deviation: factor },
    expected(request) {
      const { mean, variance } = own.expected({ ...request, fanIn, fanOut })
      return { mean: mean * factor, variance: variance * factor ** 2 }
    },
    draw: (request) => own.draw({ ...request, fanIn, fanOut }).mul(factor),
  }
}

/** Named by kind; where a kind has several multipliers, the later ones are numbered. */
function groupNames(scales: ReadonlyMap<string, WidthScale>, rule: 'adam' | 'gradientDescent'): Map<string, string> {
  const multipliers = new Map<string, number[]>()
  const names = new Map<string, string>()
  for (const [path, { kind, [rule]: multiplier }] of scales) {
    const known = multipliers.get(kind) ?? []
    multipliers.set(kind, known)
    if (!known.includes(multiplier)) known.push(multiplier)
    const number = known.indexOf(multiplier) + 1
    names.set(path, number === 1 ? kind : `${kind}${number}`)
  }
  return names
}

function requireSame(path: string, parameter: Parameter, base: Parameter | undefined): Parameter {
  if (base && base.rank === parameter.rank) return base
  throw new ChainruleError(
    'base-model',
    `muP: "${path}" is [${parameter.shape}], in the base model it is ${base ? `[${base.shape}]` : 'missing'}.`,
    'Build both models by the same function, with another width.',
  )
}
