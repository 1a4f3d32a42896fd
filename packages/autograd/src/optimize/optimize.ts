import {
  type Answer,
  type Context,
  mapTree,
  type Optimizer,
  type ParameterInfo,
  type Request,
  type Result,
  type StateTree,
  type Tools,
  type Tree,
  type Update,
} from '../contracts/optimizer.ts'
import type { Schedule } from '../contracts/schedule.ts'
import { gradientOf } from '../backward.ts'
import { ChainruleError } from '../errors.ts'
import { evaluate } from '../evaluate.ts'
import type { RandomKey } from '../random/key.ts'
import { randomState } from '../random/state.ts'
import { afterRun, runtime } from '../runtime.ts'
import { sameShape } from '../shape.ts'
import { type Parameter, State } from '../state.ts'
import type { Tensor } from '../tensor.ts'
import { type Model, parametersOf } from '../walk.ts'
import { answer, type Closure, leftByBackward, look, type Pass, requireNeeds, withValues } from './passes.ts'
import { findSetting, innerOf, scopesOf } from './scopes.ts'
import { join, leavesOf, mapLeaves } from './state-tree.ts'
import { type Counters, lazyKey, toolsFor } from './tools.ts'

export interface OptimizeOptions {
  /** Seed of the optimizer's own random numbers (gradient noise, for example). @default 0 */
  seed?: number
}

/** The numbers that belong to the tensors of an optimizer, for saving. */
export interface OptimizerProgress {
  readonly optimizer: string
  readonly steps: number
  readonly calls: number
  readonly folds: Readonly<Record<string, number>>
  /** Hyper-parameters that are numbers, by path; schedules are code and stay in the program. */
  readonly settings: Readonly<Record<string, number>>
}

/** An optimizer at work on the parameters of a model. */
export interface RunningOptimizer {
  /**
   * Makes one update from the gradients that `backward()` left, in one plan together with them.
   *
   * With a closure, which returns the loss, the gradients are worked out here, and the loss is returned; optimizers that
   * look again (SAM, L-BFGS, Sophia) need one.
   *
   * @throws ChainruleError `no-gradients`, `optimizer-needs-closure`.
   */
  step(closure?: Closure): Tensor | undefined
  /** Forgets gradients that no step has used. */
  zeroGrad(): void
  /** Updates applied so far; schedules count these. */
  readonly steps: number
  /** The number in force, by name (`learningRate`) or, where several parts have it, by path (`adam.learningRate`). */
  get(name: string): number
  /** A number or a schedule, from the next step on. Nothing is compiled again. */
  set(name: string, value: number | Schedule): void
  /** All numbers in force, by path. */
  settings(): Readonly<Record<string, number>>
  /** Runs `body` with the parameters where the method wants them measured (averages, for example). */
  atEvaluationPoint<T>(body: () => T): T
  /** Moments and other tensors, by path; saved to resume. */
  readonly cells: ReadonlyMap<string, State>
  /** The numbers that belong to the cells. */
  progress(): OptimizerProgress
  /** Continues from saved numbers; the cells are restored by whoever saved them. */
  resume(progress: OptimizerProgress): void
}

/**
 * Puts an optimizer to work on a model: it holds the moments, counts the steps and applies the changes.
 *
 * @param model - A model, or any object that holds parameters. Those that require a gradient now take part.
 * @throws ChainruleError `no-parameters` where there is nothing to train, `contract-version` for a plugin of another version.
 *
 * @example
 * ```ts
 * import { defineOptimizer, optimize, parameter, tensor } from '@chainrule/autograd'
 *
 * const descent = defineOptimizer({
 *   name: 'descent',
 *   hyperparameters: { learningRate: { default: 0.1, min: 0, text: { en: 'Size of a step.', pt: 'Tamanho do passo.' } } },
 *   update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
 * })
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, descent({ learningRate: (step) => 0.5 / (1 + step) }))
 * for (let i = 0; i < 3; i++) optimizer.step(() => w.square().sum())
 * console.log(optimizer.get('learningRate')) // 0.125
 * ```
 */
export function optimize<S extends StateTree>(
  model: Model,
  description: Optimizer<S>,
  { seed = 0 }: OptimizeOptions = {},
): RunningOptimizer {
  const optimizer = description as unknown as Optimizer
  const scopes = scopesOf(optimizer)
  const parameters = trainable(model)
  const info = mapTree(Object.fromEntries(parameters), ({ role, fanIn, fanOut }): ParameterInfo => ({ role, fanIn, fanOut }))
  const random = randomState(seed, { name: `${optimizer.name}.random` })
  const counters: Counters = { steps: 0, calls: 0, folds: new Map(), folding: new Map() }
  const moments = new Map<string, State>()
  const structure = firstState()

  function firstState(): StateTree {
    const start = (part: Optimizer, tree: Tree): StateTree =>
      part.init({
        parameters: tree,
        info,
        random: lazyKey(() => random.next()),
        run: (name, sees) => start(innerOf(part, name), sees?.parameters ?? tree),
      })
    const tree = start(optimizer, present())
    evaluate(...leavesOf(tree).map(([, leaf]) => leaf))
    return mapLeaves(tree, optimizer.name, (leaf, name) => {
      const cell = new State(leaf.shape, leaf.dtype, { name, keepPrevious: false })
      cell.write(leaf.data())
      moments.set(name, cell)
      return cell
    })
  }

  function present(): Tree {
    return mapTree(Object.fromEntries(parameters), (parameter) => parameter.node)
  }

  function presentState(): S {
    return mapLeaves(structure, '', (cell) => cell.node) as S
  }

  function contextFor(
    part: Optimizer,
    path: string,
    sees: Omit<Context, keyof Tools | 'info' | 'run'>,
    keyOf: (path: string) => RandomKey,
  ): Context {
    return {
      ...sees,
      ...toolsFor(path, scopes, counters, keyOf(path)),
      info,
      run(name, inner) {
        const next = innerOf(part, name)
        return asGenerator(next.update(contextFor(next, join(path, name), { ...sees, ...inner }, keyOf)))
      },
    }
  }

  function step(closure?: Closure): Tensor | undefined {
    requireNeeds([...scopes.values()].map((scope) => scope.optimizer), closure)
    if (closure && runtime.pending.size > 0 && !runtime.trace) evaluate()
    const pass = closure ? look(parameters, closure) : null
    const before = present()
    const base = lazyKey(() => random.next())
    const context = contextFor(
      optimizer,
      '',
      {
        parameters: before,
        gradients: pass ? pass.gradients : leftByBackward(parameters),
        state: presentState(),
        loss: pass?.loss ?? runtime.group?.loss,
      },
      (path) => base.fold(path),
    )
    const result = drive(optimizer.update(context), (request) => answer(request, parameters, closure, pass, () => base.fold('sample')))
    assignParameters(result, before)
    assignState(result.state)
    for (const cell of parameters.values()) cell.grad = null
    if (!runtime.trace) finish(pass)
    const advance = result.advance ?? true
    afterRun(() => {
      counters.calls += 1
      if (advance) {
        counters.steps += 1
        for (const [name, { value }] of counters.folding) counters.folds.set(name, value)
      }
      counters.folding.clear()
    })
    return pass?.loss
  }

  function assignParameters({ change = {}, parameters: replaced = {}, advance = true }: Result, before: Tree): void {
    const names = [...Object.keys(change), ...Object.keys(replaced)]
    if (names.length === 0 && advance) {
      throw new ChainruleError(
        'update-without-change',
        `${optimizer.name}: the update changes no parameter.`,
        'A chain of transforms needs an optimizer that turns gradients into a change.',
      )
    }
    for (const name of new Set(names)) {
      const cell = parameters.get(name)
      const next = replaced[name] ?? before[name]?.add(change[name])
      if (!cell || !sameShape(next.shape, cell.shape) || next.dtype !== cell.dtype) {
        throw new ChainruleError(
          'update-does-not-fit',
          `${optimizer.name}: the update of "${name}" is ${next?.dtype} [${next?.shape}], the parameter ${cell ? `${cell.dtype} [${cell.shape}]` : 'does not exist'}.`,
          'A change has the name, the shape and the type of its parameter.',
        )
      }
      cell.assign(next)
    }
  }

  function assignState(state: StateTree): void {
    const leaves = leavesOf(state, optimizer.name)
    const unknown = leaves.find(([path]) => !moments.has(path))
    if (unknown || leaves.length !== moments.size) {
      throw new ChainruleError(
        'optimizer-state-changed',
        `${optimizer.name}: init made ${moments.size} tensors, the update returned ${leaves.length}${unknown ? ` with a new one, "${unknown[0]}"` : ''}.`,
        'The state keeps its structure, shapes and types from init on.',
      )
    }
    for (const [path, leaf] of leaves) {
      const cell = moments.get(path) as State
      if (leaf.node !== cell.node) cell.assign(leaf)
    }
  }

  /** Computes the update with the loss, which people read; the gradients are used up and never leave the plan. */
  function finish(pass: Pass | null): void {
    const { group } = runtime
    const loss = pass?.loss.node ?? group?.loss
    runtime.group = null
    evaluate(...(loss ? [loss] : []))
    for (const member of [loss, ...(group?.gradients ?? [])]) if (member?.storage) letGo(member)
  }

  const settings = () => {
    for (const scope of scopes.values()) scope.settings.at(counters.steps)
    const entries = [...scopes].flatMap(([path, scope]) =>
      Object.entries(scope.settings.all()).map(([name, value]): [string, number] => [join(path, name), value]),
    )
    return Object.fromEntries(entries)
  }

  return {
    step,
    settings,
    cells: new Map([...moments, [random.cell.name, random.cell]]),
    get steps() {
      return counters.steps
    },
    zeroGrad() {
      for (const cell of parameters.values()) {
        gradientOf(cell)
        cell.grad = null
      }
    },
    get: (name) => {
      const { settings: found, key } = findSetting(scopes, name)
      found.at(counters.steps)
      return found.get(key)
    },
    set(name, value) {
      const { settings: found, key } = findSetting(scopes, name)
      found.set(key, value)
    },
    atEvaluationPoint: (body) => withValues(parameters, optimizer.evaluationPoint?.(present(), presentState()) ?? {}, body),
    progress: () => ({
      optimizer: optimizer.name,
      steps: counters.steps,
      calls: counters.calls,
      folds: Object.fromEntries(counters.folds),
      settings: Object.fromEntries(
        Object.entries(settings()).filter(([path]) => {
          const { settings: found, key } = findSetting(scopes, path)
          return !found.isScheduled(key)
        }),
      ),
    }),
    resume(progress) {
      if (progress.optimizer !== optimizer.name) {
        throw new ChainruleError(
          'other-optimizer',
          `resume: the saved state belongs to "${progress.optimizer}", this optimizer is "${optimizer.name}".`,
          'Build the same optimizer as when the state was saved.',
        )
      }
      counters.steps = progress.steps
      counters.calls = progress.calls
      counters.folds.clear()
      for (const [name, value] of Object.entries(progress.folds)) counters.folds.set(name, value)
      for (const [path, value] of Object.entries(progress.settings)) {
        const { settings: found, key } = findSetting(scopes, path)
        found.set(key, value)
      }
    },
  }
}

function trainable(model: Model): Map<string, Parameter> {
  const found = new Map([...parametersOf(model)].filter(([, cell]) => cell.requiresGrad))
  if (found.size > 0) return found
  throw new ChainruleError(
    'no-parameters',
    'optimize: the model holds no parameter that requires a gradient.',
    'Pass the model itself, or an object of parameters: optimize({ w }, adam()).',
  )
}

function* asGenerator(update: Update): Generator<Request, Result, Answer> {
  return isGenerator(update) ? yield* update : update
}

function drive(update: Update, reply: (request: Request) => Partial<Answer>): Result {
  if (!isGenerator(update)) return update
  let turn = update.next()
  while (!turn.done) turn = update.next(reply(turn.value) as Answer)
  return turn.value
}

function isGenerator(update: Update): update is Generator<Request, Result, Answer> {
  return 'next' in update && typeof update.next === 'function'
}

/** Turns a computed tensor into a leaf, so that its graph can be collected. */
function letGo(tensor: Tensor): void {
  tensor.released = tensor.tracked
  tensor.primitive = null
  tensor.inputs = []
  tensor.rule = null
  tensor.tracked = false
}
