import { ChainruleError, progressOf, type RunningOptimizer, resumeFrom } from '@chainrule/autograd'

/** Where what is carried over goes. */
export interface CarryOverOptions {
  /** The part of the new optimizer that continues the old one, by its path: the name of a group. @default the whole */
  readonly into?: string
}

/**
 * Lets a new optimizer go on where another one stood, for a model that has gained or lost parameters meanwhile.
 *
 * Moments of parameters that both have, counts, recurrences and hyper-parameters that are numbers are taken over;
 * everything else starts as it is. A parameter that joins late is best put into a group of its own, so that its bias
 * correction and its schedule count from its own beginning: PyTorch's `add_param_group`.
 *
 * @throws ChainruleError `nothing-to-carry-over` where the new optimizer has no such part.
 *
 * @example
 * ```ts
 * import { optimize, parameter, progressOf, tensor } from '@chainrule/autograd'
 * import { adam, carryOver, partition } from '@chainrule/optimizers'
 *
 * const body = parameter(tensor([1]))
 * const before = optimize({ body }, adam())
 * before.step(() => body.square().sum())
 *
 * const head = parameter(tensor([1]))
 * const groups = { old: adam(), added: adam({ learningRate: 0.01 }) }
 * const optimizer = optimize({ body, head }, partition(groups, ({ name }) => (name === 'body' ? 'old' : 'added')))
 * carryOver(before, optimizer, { into: 'old' })
 * console.log(progressOf(optimizer).parts.old.steps, progressOf(optimizer).parts.added.steps) // 1 0
 * ```
 */
export function carryOver(
  from: Pick<RunningOptimizer, 'cells' | 'parts'>,
  to: Pick<RunningOptimizer, 'cells' | 'parts'>,
  { into = '' }: CarryOverOptions = {},
): void {
  const [old, present] = [progressOf(from), progressOf(to)]
  const placeOf = (path: string) => [into, path].filter((name) => name !== '').join('.')
  if (!Object.hasOwn(present.parts, into)) {
    throw new ChainruleError(
      'nothing-to-carry-over',
      `carryOver: ${present.optimizer} has no part "${into}".`,
      `It has: ${
        Object.keys(present.parts)
          .filter((path) => path !== '')
          .join(', ') || 'none'
      }.`,
    )
  }
  for (const [path, cell] of from.cells) {
    const other = to.cells.get(`${present.optimizer}.${placeOf(path.slice(old.optimizer.length + 1))}`)
    const fits = other?.dtype === cell.dtype && String(other.shape) === String(cell.shape)
    if (fits && path !== `${old.optimizer}.random`) other.write(cell.data())
  }
  const known = (place: string) => Object.hasOwn(present.parts, place)
  const moved = (numbers: object) =>
    Object.fromEntries(Object.entries(numbers).map(([path, value]) => [placeOf(path), value]))
  const parts = Object.entries(moved(old.parts)).filter(([place]) => known(place))
  const settings = Object.entries(moved(old.settings)).filter(([place]) => place in present.settings)
  resumeFrom(to, {
    ...present,
    steps: into === '' ? old.steps : present.steps,
    parts: { ...present.parts, ...Object.fromEntries(parts) },
    settings: { ...present.settings, ...Object.fromEntries(settings) },
  })
}
