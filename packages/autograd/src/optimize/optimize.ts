import { gradientOf } from '../backward.ts'
import type { Optimizer, Result, StateTree, Tree } from '../contracts/optimizer.ts'
import { ChainruleError } from '../errors.ts'
import { evaluate, evaluateOn, type PendingCell } from '../evaluate.ts'
import type { Parameter } from '../parameter.ts'
import { lazyKey } from '../random/key.ts'
import { randomState } from '../random/state.ts'
import { referenceBackend } from '../reference/backend.ts'
import { afterRun, type Group, runtime, type Trace, withRuntime } from '../runtime.ts'
import { sameShape } from '../shape.ts'
import { State } from '../state.ts'
import type { Tensor } from '../tensor.ts'
import { type Model, parametersOf } from '../walk.ts'
import { counting, type Ran } from './counting.ts'
import { infoOf, presentIn } from './info.ts'
import { partsOf } from './parts.ts'
import { type Closure, groupOf, leftByBackward, look, noting, type Pass, requireNeeds } from './passes.ts'
import { drive, firstStateOf, runPart } from './run-part.ts'
import type { OptimizeOptions, RunningOptimizer } from './running-optimizer.ts'
import { leavesOf, mapLeaves } from './state-tree.ts'

/**
 * Puts an optimizer to work on a model: it holds the moments, counts the steps and applies the changes.
 *
 * @param model - A model, or any object that holds parameters. Those that require a gradient now take part.
 * @throws ChainruleError `no-parameters` where there is nothing to train, `contract-version` for a plugin of another version.
 *
 * @example
 * ```ts
 * import { defineOptimizer, optimize, parameter, settingsOf, tensor } from '@chainrule/autograd'
 *
 * const descent = defineOptimizer({
 *   name: 'descent',
 *   hyperparameters: { learningRate: { default: 0.1, min: 0, text: { en: 'Size of a step.', pt: 'Tamanho do passo.' } } },
 *   update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
 * })
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, descent({ learningRate: (step) => 0.5 / (1 + step) }))
 * for (let i = 0; i < 3; i++) optimizer.step(() => w.square().sum())
 * console.log(settingsOf(optimizer).get('learningRate')) // 0.125
 * ```
 */
export function optimize(model: Model, optimizer: Optimizer, { seed = 0 }: OptimizeOptions = {}): RunningOptimizer {
  const outermost = partsOf(optimizer)
  const parts = outermost.all
  const parameters = trainable(model)
  const info = infoOf(parameters)
  const random = randomState(seed, { name: `${optimizer.name}.random` })
  const moments = new Map<string, State>()
  const listeners = new Set<(steps: number) => void>()
  const steppedIn = new WeakSet<Trace>()
  const structure = firstState()

  function firstState(): StateTree {
    const tree = firstStateOf(outermost, {
      parameters: presentIn(parameters),
      info,
      random: lazyKey(() => random.next().tensor()),
    })
    return mapLeaves(tree, optimizer.name, (leaf, name) => {
      const cell = new State(leaf.shape, leaf.dtype, { name, keepPrevious: false })
      // Not worth a plan of a compiling backend: most of it is zeros, and needed once.
      cell.write(evaluateOn(referenceBackend, leaf))
      moments.set(name, cell)
      return cell
    })
  }

  function presentState(): StateTree {
    return mapLeaves(structure, '', (cell) => cell.node)
  }

  function step(closure?: Closure): Tensor | undefined {
    requireFirst(runtime.trace)
    const group = closure ? null : groupOf(parameters)
    for (const part of parts.values()) {
      requireNeeds(part.optimizer, closure, group)
      // A number out of its range stops the step before anything has changed.
      part.numbers()
    }
    if (closure && runtime.pending.size > 0 && !runtime.trace) evaluate()
    const undo = new Map<PendingCell, () => void>()
    try {
      return noting(undo, () => makeUpdate(closure, group))
    } catch (error) {
      for (const [cell, put] of undo) if (runtime.pending.has(cell)) put()
      throw error
    }
  }

  /** All numbers of a captured step are looked up before it runs, so a second update in it would have those of the first. */
  function requireFirst(trace: Trace | null): void {
    if (!trace) return
    if (steppedIn.has(trace)) {
      throw new ChainruleError(
        'second-step-in-capture',
        `${optimizer.name}: step() was called a second time inside one function that is being captured by compile().`,
        'Make one update in the captured function, and call it once for each.',
      )
    }
    steppedIn.add(trace)
  }

  function makeUpdate(closure: Closure | undefined, group: Group | null): Tensor | undefined {
    const first = closure ? look(parameters, closure) : null
    const before = presentIn(parameters)
    const ran: Ran = new Map()
    const update = runPart({ info, ran, random: lazyKey(() => random.next().tensor()) }, outermost, {
      parameters: before,
      gradients: first ? first.gradients : leftByBackward(parameters),
      state: presentState(),
      loss: first?.loss ?? group?.loss,
    })
    const underWay = { parameters, closure, first, key: random.next }
    // Nobody differentiates an update.
    const result = withRuntime({ gradients: false }, () => drive(update, (request) => request.answer(underWay)))
    const countAll = counting(ran)
    assignParameters(result, before)
    assignState(result.state)
    if (!runtime.trace) finish(first, group)
    for (const cell of parameters.values()) cell.grad = null
    afterRun(() => {
      countAll()
      for (const listener of listeners) listener(outermost.steps)
    })
    return first?.loss
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
      const given = replaced[name] ?? change[name]
      if (!cell || !sameShape(given.shape, cell.shape) || given.dtype !== cell.dtype) {
        throw new ChainruleError(
          'update-does-not-fit',
          `${optimizer.name}: the update of "${name}" is ${given.dtype} [${given.shape}], the parameter ${cell ? `${cell.dtype} [${cell.shape}]` : 'does not exist'}.`,
          'A change has the name, the shape and the type of its parameter.',
        )
      }
      cell.assign(replaced[name] ?? before[name].add(given))
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
  function finish(first: Pass | null, group: Group | null): void {
    const loss = first?.loss.node ?? group?.loss
    try {
      if (group) runtime.group = null
      evaluate(...(loss ? [loss] : []))
    } catch (error) {
      group?.forget()
      throw error
    }
    for (const member of [loss, ...(group?.gradients ?? [])]) if (member?.storage) letGo(member)
  }

  return {
    step,
    parameters,
    parts,
    cells: new Map([...moments, [random.cell.name, random.cell]]),
    get state() {
      return presentState()
    },
    get steps() {
      return outermost.steps
    },
    zeroGrad() {
      if (groupOf(parameters)) runtime.group = null
      for (const cell of parameters.values()) {
        gradientOf(cell)
        cell.grad = null
      }
    },
    onStep(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
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

/** Turns a computed tensor into a leaf, so that its graph can be collected. */
function letGo(tensor: Tensor): void {
  tensor.released = tensor.tracked
  tensor.primitive = null
  tensor.inputs = []
  tensor.rule = null
  tensor.tracked = false
}
