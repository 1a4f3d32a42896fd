import {
  type Answer,
  defineTreeOptimizer,
  eye,
  hessianProducts,
  type Request,
  type Result,
  slice,
  stack,
  type Tensor,
} from '@chainrule/autograd'
import { solve } from '@chainrule/autograd/linalg'
import { flatten, unflatten } from './shared/flat.ts'

/**
 * Newton's method: to the bottom of the parabola that fits the loss here. For few parameters, exact gradients, and near
 * a minimum.
 *
 *     change = -η (H + λ I)⁻¹ g
 *
 * Nocedal and Wright, 2006, Numerical Optimization, section 3.3; the damping λ is Levenberg's, 1944. The Hessian is
 * worked out row by row, one Hessian-vector product for each weight, and solved as a whole: n³ work for n weights. It
 * goes uphill where the curvature is negative; enough λ prevents that.
 *
 * @throws ChainruleError `optimizer-needs-closure`; `singular-matrix` where the loss is flat in some direction and λ is 0.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { newton } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([3, -4]))
 * optimize({ w }, newton()).step(() => w.mul(tensor([1, 2])).sub(2).square().sum())
 * console.log(w.toArray()) // [2, 1]
 * ```
 */
export const newton = defineTreeOptimizer({
  name: 'newton',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1,
      min: 0,
      scale: 'log',
      text: { en: 'Share of the way to the bottom.', pt: 'Parcela do caminho até o fundo.' },
    },
    damping: {
      symbol: 'λ',
      default: 0,
      min: 0,
      scale: 'log',
      text: { en: 'Added to all curvatures.', pt: 'Somado a todas as curvaturas.' },
    },
  },
  text: {
    en: 'To the bottom of the parabola that fits here.',
    pt: 'Ao fundo da parábola que se ajusta aqui.',
  },
  needs: ['hvp'],
  init: () => ({}),
  *update({ gradients, state, scalar }): Generator<Request, Result<Record<string, never>>, Answer> {
    const g = flatten(gradients)
    const identity = eye(g.size, g.size, { dtype: g.dtype })
    const rows: Tensor[] = []
    for (let i = 0; i < g.size; i++) {
      const direction = unflatten(slice(identity, [[i, i + 1]]).reshape([g.size]), gradients)
      const products = yield* hessianProducts(direction)
      rows.push(flatten(products, gradients))
    }
    const hessian = stack(rows).add(identity.mul(scalar((h) => h.damping)))
    const step = solve(hessian, g.reshape([g.size, 1])).reshape([g.size])
    return { change: unflatten(step.mul(scalar((h) => -h.learningRate)), gradients), state }
  },
})
