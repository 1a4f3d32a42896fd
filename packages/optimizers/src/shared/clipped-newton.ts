import {
  type Context,
  clamp,
  lerp,
  mapTree,
  maximum,
  type Result,
  type Tensor,
  type Tools,
  type Tree,
} from '@chainrule/autograd'

export type CurvatureState = { readonly [parameter: string]: { mean: Tensor; curvature: Tensor } }

interface Numbers {
  readonly learningRate: number
  readonly beta1: number
  readonly beta2: number
  readonly scale: number
  readonly epsilon: number
  readonly weightDecay: number
}

/** Zeros for each parameter. */
export function startCurvature(parameters: Tree): CurvatureState {
  return mapTree(parameters, (w) => ({ mean: w.zerosLike(), curvature: w.zerosLike() }))
}

/** The update of Sophia, with a new estimate of the curvature where there is one. */
export function clippedNewton<H extends Numbers>(
  { parameters, gradients, state }: Pick<Context<CurvatureState, H>, 'parameters' | 'gradients' | 'state'>,
  { scalar }: Pick<Tools<H>, 'scalar'>,
  estimates: Tree,
): Result<CurvatureState> {
  const next = mapTree(gradients, (g, name) => {
    const { mean, curvature } = state[name]
    return {
      mean: lerp(
        mean,
        g,
        scalar((h) => 1 - h.beta1),
      ),
      curvature:
        name in estimates
          ? lerp(
              curvature,
              estimates[name],
              scalar((h) => 1 - h.beta2),
            )
          : curvature,
    }
  })
  const change = mapTree(next, ({ mean, curvature }, name) => {
    const bend = maximum(
      curvature.mul(scalar((h) => h.scale)),
      scalar((h) => h.epsilon),
    )
    const step = clamp(mean.div(bend), -1, 1)
    return step.add(parameters[name].mul(scalar((h) => h.weightDecay))).mul(scalar((h) => -h.learningRate))
  })
  return { change, state: { ...state, ...next } }
}
