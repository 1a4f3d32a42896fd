import { mapTree, type Part } from '../contracts/optimizer.ts'
import { ChainruleError } from '../errors.ts'
import { forgetCall } from './parts.ts'
import type { OptimizerProgress, RunningOptimizer } from './running-optimizer.ts'
import { byPath, settingsOf } from './settings-of.ts'

/**
 * The numbers that belong to the cells of a running optimizer, as plain data, to be saved with them: `snapshot` and the
 * checkpoints of `@chainrule/train` do.
 *
 * @example
 * ```ts
 * import { optimize, parameter, progressOf, tensor } from '@chainrule/autograd'
 * import { gradientDescent } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1]))
 * const optimizer = optimize({ w }, gradientDescent({ learningRate: 0.5 }))
 * optimizer.step(() => w.sum())
 * console.log(progressOf(optimizer).steps, progressOf(optimizer).settings) // 1 { learningRate: 0.5 }
 * ```
 */
export function progressOf({ parts }: Pick<RunningOptimizer, 'parts'>): OptimizerProgress {
  const { optimizer, steps } = parts.get('') as Part
  return {
    optimizer: optimizer.name,
    steps,
    parts: mapTree(Object.fromEntries(parts), ({ steps, calls, folds }) => ({
      steps,
      calls,
      folds: Object.fromEntries(folds),
    })),
    settings: byPath(parts, (part) =>
      Object.fromEntries(
        Object.entries(part.numbers()).filter(([name]) => typeof part.settings.chosen[name] !== 'function'),
      ),
    ),
  }
}

/**
 * Lets an optimizer go on from saved numbers; the cells are restored by whoever saved them.
 *
 * @throws ChainruleError `other-optimizer` for the numbers of one that is made of other parts.
 */
export function resumeFrom(optimizer: Pick<RunningOptimizer, 'parts'>, saved: OptimizerProgress): void {
  const present = progressOf(optimizer)
  const [before, now] = [inWords(saved), inWords(present)]
  if (before !== now) {
    throw new ChainruleError(
      'other-optimizer',
      `resume: the saved state belongs to ${before}, this optimizer is ${now}.`,
      'Build the same optimizer as when the state was saved.',
    )
  }
  const settings = settingsOf(optimizer)
  for (const [path, value] of Object.entries(saved.settings)) settings.set(path, value)
  for (const part of optimizer.parts.values()) {
    const { steps, calls, folds } = saved.parts[part.path]
    part.steps = steps
    part.calls = calls
    part.folds.clear()
    forgetCall(part)
    for (const [name, value] of Object.entries(folds)) part.folds.set(name, value)
  }
}

function inWords({ optimizer, parts }: OptimizerProgress): string {
  const inner = Object.keys(parts)
    .filter((path) => path !== '')
    .sort()
  return `"${optimizer}"${inner.length > 0 ? ` with ${inner.join(', ')}` : ''}`
}
