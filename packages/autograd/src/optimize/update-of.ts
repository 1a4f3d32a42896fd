import {
  type Answer,
  mapTree,
  type Need,
  type Optimizer,
  type ParameterInfo,
  type Part,
  type Request,
  type Result,
  type StateTree,
  type Tree,
} from '../contracts/optimizer.ts'
import { ChainruleError } from '../errors.ts'
import { evaluate } from '../evaluate.ts'
import { Parameter } from '../parameter.ts'
import { randomKey } from '../random/key.ts'
import type { Tensor } from '../tensor.ts'
import { hvp } from '../transforms/hvp.ts'
import { type TreeOf, treeMap } from '../transforms/tree.ts'
import { valueAndGrad } from '../transforms/value-and-grad.ts'
import { countRan, type Ran } from './counting.ts'
import { partsOf } from './parts.ts'
import { drive, firstStateOf, runPart } from './run-part.ts'
import type { PartProgress } from './running-optimizer.ts'

/** All that an optimizer remembers, as a value: tensors, and the counts of its parts. */
export interface OptimizerState {
  readonly tensors: StateTree
  readonly parts: { readonly [path: string]: PartProgress }
}

/** What an update is made from. */
export interface UpdateInputs<P> {
  readonly parameters: P
  /** In the structure of the parameters; those without a gradient may be left out. */
  readonly gradients: unknown
  readonly state: OptimizerState
  /** For optimizers that need it. */
  readonly loss?: Tensor
  /** The loss at other parameters, for optimizers that look again. */
  readonly closure?: (parameters: P) => Tensor
}

/** An optimizer as two functions. */
export interface PureOptimizer {
  /** The state before the first update. */
  init(parameters: unknown): OptimizerState
  /** New parameters and the state after the update; nothing is changed. */
  update<P>(inputs: UpdateInputs<P>): { readonly parameters: TreeOf<P, Tensor>; readonly state: OptimizerState }
}

/**
 * An optimizer as two pure functions over trees of tensors, without cells: for updates inside `grad` (learning to learn,
 * implicit steps), inside an unrolled loop, or for state that the program keeps itself.
 *
 * The new parameters are differentiable with respect to all that they were made from. In a captured function start from
 * `init`, or from a state that does not change: the counts of updates are numbers of the host and would stay as they were
 * when it was captured. `optimize` is for all other cases.
 *
 * @throws ChainruleError `optimizer-needs-closure`, and `state-while-tracing` where a captured function takes the state.
 *
 * @example
 * ```ts
 * import { defineOptimizer, grad, type Tensor, tensor, updateOf } from '@chainrule/autograd'
 *
 * const descent = defineOptimizer({
 *   name: 'descent',
 *   hyperparameters: { learningRate: { default: 0.25, min: 0, text: { en: 'Size of a step.', pt: 'Tamanho do passo.' } } },
 *   update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
 * })
 * const { init, update } = updateOf(descent())
 * const loss = (w: Tensor) => w.square()
 * const lossAfter = (w: Tensor) => loss(update({ parameters: w, gradients: grad(loss)(w), state: init(w) }).parameters)
 * console.log(grad(lossAfter)(tensor(3)).item()) // 1.5
 * ```
 */
export function updateOf(optimizer: Optimizer, { seed = 0 }: { seed?: number } = {}): PureOptimizer {
  const key = randomKey(seed)
  return {
    init(parameters) {
      const outermost = partsOf(optimizer)
      const start = { parameters: flat(parameters), info: infoOf(parameters), random: key.fold('start') }
      const tensors = firstStateOf(outermost, start)
      return { tensors, parts: mapTree(Object.fromEntries(outermost.all), () => ({ steps: 0, calls: 0, folds: {} })) }
    },
    update({ parameters, gradients, state, loss, closure }) {
      const outermost = partAt(optimizer, state)
      requireClosure(outermost, closure !== undefined)
      const ran: Ran = new Map()
      const around = { info: infoOf(parameters), ran, random: key.fold(outermost.calls) }
      const update = runPart(around, outermost, {
        parameters: flat(parameters),
        gradients: flat(gradients),
        state: state.tensors,
        loss,
      })
      const result = drive(update, (request) => answer(request, parameters, closure))
      return {
        parameters: treeMap(parameters, (leaf, path) => nextValue(result, leaf, path)),
        state: { tensors: result.state, parts: counted(state.parts, ran) },
      }
    },
  }
}

/** Parts of this update alone, which later ones leave as they are. */
function partAt(optimizer: Optimizer, { parts }: OptimizerState): Part {
  const outermost = partsOf(optimizer)
  for (const part of outermost.all.values()) {
    const { steps, calls, folds } = parts[part.path]
    if (typeof steps !== 'number') {
      throw new ChainruleError(
        'state-while-tracing',
        `${optimizer.name}: the counts of its state are arguments of a captured function.`,
        'Call init inside the function, or let optimize() keep the state.',
      )
    }
    part.steps = steps
    part.calls = calls
    for (const [name, value] of Object.entries(folds)) part.folds.set(name, value)
  }
  return outermost
}

function counted(parts: OptimizerState['parts'], ran: Ran): OptimizerState['parts'] {
  const next = { ...parts }
  const note = ({ path, recurrences }: Part, advanced: boolean) => {
    const { steps, calls, folds } = parts[path]
    const folded = Object.fromEntries([...recurrences].map(([name, recurrence]) => [name, recurrence.value()]))
    next[path] = advanced
      ? { steps: steps + 1, calls: calls + 1, folds: { ...folds, ...folded } }
      : { steps, calls: calls + 1, folds }
  }
  countRan(ran, (condition) => condition.item() !== 0, note)
  return next
}

function nextValue({ change = {}, parameters = {} }: Result, leaf: Tensor, path: string): Tensor {
  if (path in parameters) return parameters[path]
  return path in change ? leaf.add(change[path]) : leaf
}

function answer<P>(request: Request, parameters: P, closure: ((parameters: P) => Tensor) | undefined): Partial<Answer> {
  if ('read' in request) {
    evaluate(request.read, ...request.keep)
    return { values: request.read.data() }
  }
  if (!closure || 'sampledGradient' in request)
    throw needsClosure('It looks at the loss again in a way that it was not given.')
  if ('hvp' in request) {
    const direction = treeMap(parameters, (leaf, path) => request.hvp[path] ?? leaf.zerosLike()) as TreeOf<P, Tensor>
    return { products: flat(hvp(closure, parameters, direction)) }
  }
  const there = treeMap(parameters, (leaf, path) => request.evaluate[path] ?? leaf) as unknown as P
  const { value, gradient } = valueAndGrad<P, []>(closure)(there)
  return { loss: value, gradients: flat(gradient) }
}

function requireClosure({ all }: Part, given: boolean): void {
  const looks: readonly Need[] = ['evaluate', 'hvp', 'sampledGradient']
  for (const { optimizer } of all.values()) {
    const missing = optimizer.needs?.find((need) => looks.includes(need) && (!given || need === 'sampledGradient'))
    if (missing) throw needsClosure(`${optimizer.name} needs "${missing}".`)
  }
}

function needsClosure(why: string): ChainruleError {
  return new ChainruleError(
    'optimizer-needs-closure',
    `update: ${why}`,
    'Pass closure: (parameters) => loss; for gradients of sampled labels use optimize().',
  )
}

/** Tensors by path. */
function flat(tree: unknown): Tree {
  const found: Record<string, Tensor> = {}
  treeMap(tree, (leaf, path) => {
    found[path] = leaf
  })
  return found
}

function infoOf(parameters: unknown): { [parameter: string]: ParameterInfo } {
  const found: { [parameter: string]: ParameterInfo } = {}
  treeMap(parameters, (leaf, name) => {
    const { shape, dtype } = leaf
    const { role, fanIn, fanOut } = 'fanIn' in leaf ? (leaf as Parameter) : new Parameter(shape, dtype)
    found[name] = { name, shape, dtype, role, fanIn, fanOut }
  })
  return found
}
