import type { Optimizer, ParameterInfo, StateTree } from '@chainrule/autograd'
import { adamw } from './adamw.ts'
import { orthogonalMomentum } from './orthogonal-momentum.ts'
import { partition } from './partition.ts'

/** The parts of `muon` beside the rule for matrices. */
export interface MuonParts {
  /** What trains everything that is no matrix. @default adamw({ learningRate: 3e-4, beta2: 0.95, epsilon: 1e-10 }) */
  readonly others?: Optimizer
  /** Which parameters are matrices. @default weights of rank 2 or more; embeddings are none */
  readonly isMatrix?: (parameter: ParameterInfo) => boolean
}

/**
 * Muon: orthogonal momentum for the matrices of a model, beside AdamW for all its other parameters.
 *
 * The options are those of `orthogonalMomentum`, where the formula stands; `matrices.learningRate` and
 * `others.learningRate` tell the two apart later. Jordan et al., 2024, https://kellerjordan.github.io/posts/muon, which
 * leaves embeddings, the last layer and all vectors to AdamW: the last layer has to be named, as in `isMatrix: ({ name,
 * role }) => role === 'weight' && name !== '4.weight'`. The defaults of the auxiliary AdamW are the author's, those of
 * the matrices PyTorch's; `muon(orthogonalMomentum.presets.kellerJordan)` has the author's for both.
 *
 * @example
 * ```ts
 * import { optimize, parameter, settingsOf, zeros } from '@chainrule/autograd'
 * import { adamw, muon } from '@chainrule/optimizers'
 *
 * const model = { weight: parameter(zeros([4, 4])), bias: parameter(zeros([4]), { role: 'bias' }) }
 * const optimizer = optimize(model, muon({ learningRate: 0.02 }, { others: adamw({ learningRate: 1e-3 }) }))
 * optimizer.step(() => model.weight.sum().add(model.bias.sum()))
 * console.log(settingsOf(optimizer).get('matrices.learningRate'), settingsOf(optimizer).get('others.learningRate')) // 0.02 0.001
 * ```
 */
export function muon(
  options: Parameters<typeof orthogonalMomentum>[0] = {},
  { others = adamw({ learningRate: 3e-4, beta2: 0.95, epsilon: 1e-10 }), isMatrix = isHidden }: MuonParts = {},
): Optimizer<{ readonly [group: string]: StateTree }> {
  const groups = { matrices: orthogonalMomentum(options), others }
  return { ...partition(groups, (parameter) => (isMatrix(parameter) ? 'matrices' : 'others')), name: 'muon' }
}

function isHidden({ shape, role }: ParameterInfo): boolean {
  return shape.length >= 2 && role === 'weight'
}
