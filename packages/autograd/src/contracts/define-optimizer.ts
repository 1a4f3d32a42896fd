import type { RandomKey } from '../random/key.ts'
import type { Tensor } from '../tensor.ts'
import { type Declared, type Options, resolve, type Text, type Values } from './hyperparameters.ts'
import {
  type Context,
  type EvaluationContext,
  mapTree,
  type Need,
  type Optimizer,
  type ParameterInfo,
  type Start,
  type StateTree,
  type Tools,
  type Tree,
  type Update,
} from './optimizer.ts'
import type { Schedule } from './schedule.ts'

/** Options by the name of who uses them: the numbers of other frameworks, where they differ from the defaults. */
export type Presets<D extends Declared> = { readonly [name: string]: Partial<Values<D>> }

/** What a kind of optimizer declares, whatever it does. */
export interface OptimizerDefinition<D extends Declared> {
  readonly name: string
  readonly hyperparameters: D
  readonly text?: Text
  readonly needs?: readonly Need[]
  readonly presets?: Presets<D>
}

/** Makes optimizers of one kind. */
export interface OptimizerFactory<D extends Declared, S extends StateTree, P = Record<never, never>> {
  (...options: Options<D, number | Schedule>): Optimizer<S>
  readonly definition: OptimizerDefinition<D>
  /** As in `adam(adam.presets.keras)`. */
  readonly presets: P
}

/** Makes optimizers of one kind around another optimizer. */
export interface WrapperFactory<D extends Declared, S extends StateTree> {
  (inner: Optimizer, ...options: Options<D, number | Schedule>): Optimizer<S>
  readonly definition: OptimizerDefinition<D>
}

/** What a rule for one parameter sees. */
export interface ParameterContext<D extends Declared, S extends StateTree> extends Tools<Values<D>> {
  readonly parameter: Tensor
  readonly gradient: Tensor
  readonly state: S
  readonly info: ParameterInfo
  /** In a chain: the change that the links before have made to this parameter. */
  readonly change?: Tensor
  readonly loss?: Tensor
}

/** The outcome of a rule for one parameter. */
export interface ParameterResult<S extends StateTree> {
  readonly change?: Tensor
  readonly parameter?: Tensor
  readonly gradient?: Tensor
  readonly state?: S
}

/** What a rule for one parameter sees when it starts. */
export interface ParameterStart<D extends Declared> {
  readonly settings: Values<D>
  readonly info: ParameterInfo
  readonly random: RandomKey
}

/** An optimizer that looks at all parameters together, as it is defined. */
export interface TreeDefinition<D extends Declared, S extends StateTree> extends OptimizerDefinition<D> {
  init(start: Start<Values<D>>): S
  update(context: Context<S, Values<D>>): Update<S>
  evaluationPoint?(context: EvaluationContext<S, Values<D>>): Tree
}

/**
 * Defines an optimizer as a rule for one parameter: declared hyper-parameters, first state, update.
 *
 * The core derives the rest from the declaration: checks of ranges, reading and setting at any step, schedules for any
 * of them, checkpoints, the controls of the playground and the table in the documentation.
 *
 * @example
 * ```ts
 * import { abs, defineOptimizer, max, optimize, parameter, sign, tensor } from '@chainrule/autograd'
 *
 * const signDescent = defineOptimizer({
 *   name: 'signDescent',
 *   hyperparameters: {
 *     learningRate: { symbol: 'η', default: 0.1, min: 0, scale: 'log', text: { en: 'Size of a step.', pt: 'Tamanho do passo.' } },
 *   },
 *   update: ({ gradient: g, scalar }) => ({ change: sign(g).mul(scalar((h) => -h.learningRate)) }),
 * })
 *
 * const w = parameter(tensor([1, -1]))
 * const optimizer = optimize({ w }, signDescent())
 * w.square().sum().backward()
 * optimizer.step()
 * console.log(max(abs(w.sub(tensor([0.9, -0.9])))).item() < 1e-6) // true
 * ```
 */
export function defineOptimizer<
  const D extends Declared,
  S extends StateTree = Record<string, never>,
  const P extends Presets<D> = Record<never, never>,
>(
  definition: OptimizerDefinition<D> & {
    readonly presets?: P
    init?(parameter: Tensor, start: ParameterStart<D>): S
    update(context: ParameterContext<D, S>): ParameterResult<S>
  },
): OptimizerFactory<D, { readonly [parameter: string]: S }, P> {
  const { name, hyperparameters, text, needs, presets, init, update } = definition
  return defineTreeOptimizer<D, { readonly [parameter: string]: S }, P>({
    name,
    hyperparameters,
    text,
    needs,
    presets,
    init: ({ parameters, info, settings, random }) =>
      mapTree(parameters, (parameter, key) =>
        init ? init(parameter, { settings, info: info[key], random: random.fold(key) }) : ({} as S),
      ),
    update(context) {
      const state: Record<string, S> = { ...context.state }
      const change: Record<string, Tensor> = {}
      const parameters: Record<string, Tensor> = {}
      const gradients: Record<string, Tensor> = {}
      const { scalar, branch, part, loss } = context
      for (const [key, gradient] of Object.entries(context.gradients)) {
        const result = update({
          parameter: context.parameters[key],
          gradient,
          state: state[key],
          info: context.info[key],
          // Read only by rules that build on it, so that a chain can tell them from those that would overwrite it.
          get change() {
            return context.change?.[key]
          },
          loss,
          scalar,
          branch,
          part,
          random: context.random.fold(key),
        })
        if (result.state) state[key] = result.state
        if (result.change) change[key] = result.change
        if (result.parameter) parameters[key] = result.parameter
        if (result.gradient) gradients[key] = result.gradient
      }
      return { state, change, parameters, gradients }
    },
  })
}

/**
 * Defines an optimizer that looks at all parameters together: norms over the whole model, state that they share.
 *
 * @example
 * ```ts
 * import { defineTreeOptimizer, mapTree, optimize, parameter, tensor } from '@chainrule/autograd'
 *
 * const normalized = defineTreeOptimizer({
 *   name: 'normalized',
 *   hyperparameters: { learningRate: { default: 0.1, min: 0, text: { en: 'Length of a step.', pt: 'Comprimento do passo.' } } },
 *   init: () => ({}),
 *   update({ gradients, state, scalar }) {
 *     const squares = Object.values(gradients).map((g) => g.square().sum())
 *     const norm = squares.reduce((sum, square) => sum.add(square)).sqrt()
 *     return { state, change: mapTree(gradients, (g) => g.div(norm).mul(scalar((h) => -h.learningRate))) }
 *   },
 * })
 *
 * const model = { a: parameter(tensor([3])), b: parameter(tensor([4])) }
 * const optimizer = optimize(model, normalized({ learningRate: 1 }))
 * optimizer.step(() => model.a.square().add(model.b.square()).sum())
 * console.log(model.a.item().toFixed(3), model.b.item().toFixed(3)) // 2.400 3.200
 * ```
 */
export function defineTreeOptimizer<
  const D extends Declared,
  S extends StateTree,
  const P extends Presets<D> = Record<never, never>,
>(definition: TreeDefinition<D, S> & { readonly presets?: P }): OptimizerFactory<D, S, P> {
  const { name, hyperparameters, text, needs, presets = {} as P } = definition
  const factory = (...[options]: Options<D, number | Schedule>) => describe(definition, options)
  return Object.assign(factory, { definition: { name, hyperparameters, text, needs, presets }, presets })
}

/**
 * Defines an optimizer that works around another one: it decides what the inner one sees, and what becomes of its update.
 *
 * The inner optimizer and its state are called `inner`: `run('inner', …)` starts it in `init` and lets it work in `update`.
 * What is measured is what the inner optimizer wants measured, unless the definition has an `evaluationPoint` of its own.
 *
 * @example
 * ```ts
 * import { defineOptimizer, defineWrapper, mapTree, optimize, parameter, tensor } from '@chainrule/autograd'
 *
 * const text = { en: 'A number.', pt: 'Um número.' }
 * const descent = defineOptimizer({
 *   name: 'descent',
 *   hyperparameters: { learningRate: { default: 0.25, min: 0, text } },
 *   update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
 * })
 * const upsideDown = defineWrapper({
 *   name: 'upsideDown',
 *   hyperparameters: {},
 *   init: ({ run }) => ({ inner: run('inner') }),
 *   *update({ gradients, state, run }) {
 *     const result = yield* run('inner', { state: state.inner, gradients: mapTree(gradients, (g) => g.neg()) })
 *     return { ...result, state: { inner: result.state } }
 *   },
 * })
 *
 * const w = parameter(tensor([1]))
 * optimize({ w }, upsideDown(descent())).step(() => w.square().sum())
 * console.log(w.item()) // 1.5
 * ```
 */
export function defineWrapper<const D extends Declared, S extends { readonly inner: StateTree }>(
  definition: TreeDefinition<D, S>,
): WrapperFactory<D, S> {
  const { name, hyperparameters, text, needs } = definition
  const { evaluationPoint = ({ state, run }) => run('inner', { state: state.inner }) } = definition
  const factory = (inner: Optimizer, ...[options]: Options<D, number | Schedule>) => ({
    ...describe({ ...definition, evaluationPoint }, options),
    inner: { inner },
  })
  return Object.assign(factory, { definition: { name, hyperparameters, text, needs } })
}

function describe<D extends Declared, S extends StateTree>(
  { name, hyperparameters, needs, init, update, evaluationPoint }: TreeDefinition<D, S>,
  options: object = {},
): Optimizer<S> {
  // What the functions call h and settings has a number for every declared name: the core makes it from the declaration.
  const rule = { init, update, evaluationPoint } as unknown as Pick<Optimizer<S>, 'init' | 'update' | 'evaluationPoint'>
  return {
    api: 1,
    name,
    hyperparameters,
    settings: resolve<number | Schedule>(name, hyperparameters, options as Record<string, number | Schedule>),
    needs,
    ...rule,
  }
}
