import {
  abs,
  arange,
  clamp,
  cumulativeSum,
  equal,
  greater,
  less,
  lessEqual,
  max,
  maximum,
  sort,
  type Tensor,
  where,
} from '@chainrule/autograd'

/**
 * The nearest point of a box: every element from `low` to `high`, which may be tensors.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { projectBox } from '@chainrule/optimizers'
 *
 * console.log(projectBox(tensor([-2, 0.5, 9]), -1, 1).toArray()) // [-1, 0.5, 1]
 * ```
 */
export function projectBox(x: Tensor, low: number | Tensor, high: number | Tensor): Tensor {
  return clamp(x, low, high)
}

/** The nearest point of a cube: every element from 0 to `size`. */
export function projectHypercube(x: Tensor, size: number | Tensor = 1): Tensor {
  return clamp(x, 0, size)
}

/** The nearest point without negative elements. */
export function projectNonNegative(x: Tensor): Tensor {
  return maximum(x, 0)
}

/**
 * The nearest point whose elements are not negative and sum to `sum`: probabilities.
 *
 *     u = x in falling order,  θ = max over k of (u₁ + … + uₖ - sum) / k
 *     y = max(x - θ, 0)
 *
 * Duchi et al., 2008, Figure 1, https://doi.org/10.1145/1390156.1390191; the k of the paper is the one that makes θ
 * largest.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { projectSimplex } from '@chainrule/optimizers'
 *
 * console.log(projectSimplex(tensor([1, 0.5, -3])).toArray()) // [0.75, 0.25, 0]
 * ```
 */
export function projectSimplex(x: Tensor, sum: number | Tensor = 1): Tensor {
  if (x.size === 0) return x
  const falling = sort(x.reshape([x.size]), { descending: true }).values
  const counts = arange(x.size, { dtype: x.dtype }).add(1)
  const threshold = max(cumulativeSum(falling).sub(sum).div(counts))
  return maximum(x.sub(threshold), 0)
}

/**
 * The nearest point whose absolute values sum to `radius` at most. Duchi et al., 2008, section 4.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { projectL1Ball } from '@chainrule/optimizers'
 *
 * console.log(projectL1Ball(tensor([3, 1]), 2).toArray()) // [2, 0]
 * ```
 */
export function projectL1Ball(x: Tensor, radius: number | Tensor = 1): Tensor {
  return where(lessEqual(abs(x).sum(), radius), x, projectL1Sphere(x, radius))
}

/** The nearest point whose absolute values sum to `radius`; 0 counts as positive. */
export function projectL1Sphere(x: Tensor, radius: number | Tensor = 1): Tensor {
  const sizes = projectSimplex(abs(x), radius)
  return where(less(x, 0), sizes.neg(), sizes)
}

/**
 * The nearest point whose length is `radius` at most.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { projectL2Ball } from '@chainrule/optimizers'
 *
 * console.log(projectL2Ball(tensor([6, 8]), 5).toArray()) // [3, 4]
 * ```
 */
export function projectL2Ball(x: Tensor, radius: number | Tensor = 1): Tensor {
  const largest = largestIn(x)
  const isInside = lessEqual(lengthOf(x.div(largest)).mul(largest), radius)
  return where(isInside, x, projectL2Sphere(x, radius))
}

/** The nearest point whose length is `radius`; from 0, where all are equally near, the one with equal elements. */
export function projectL2Sphere(x: Tensor, radius: number | Tensor = 1): Tensor {
  const isZero = equal(abs(x).sum(), 0)
  const direction = where(isZero, 1, x.div(largestIn(x)))
  return direction.div(lengthOf(direction)).mul(radius)
}

/** The nearest point whose largest absolute value is `radius` at most. */
export function projectMaxBall(x: Tensor, radius: number = 1): Tensor {
  return clamp(x, -radius, radius)
}

/**
 * The nearest point `y` with `normal · y ≤ offset`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { projectHalfspace } from '@chainrule/optimizers'
 *
 * console.log(projectHalfspace(tensor([3, 3]), tensor([1, 1]), 2).toArray()) // [1, 1]
 * ```
 */
export function projectHalfspace(x: Tensor, normal: Tensor, offset: number | Tensor = 0): Tensor {
  return x.sub(normal.mul(maximum(distance(x, normal, offset), 0)))
}

/** The nearest point `y` with `normal · y = offset`. */
export function projectHyperplane(x: Tensor, normal: Tensor, offset: number | Tensor = 0): Tensor {
  return x.sub(normal.mul(distance(x, normal, offset)))
}

/** The nearest multiple of a direction. */
export function projectLine(x: Tensor, direction: Tensor): Tensor {
  return direction.mul(distance(x, direction, 0))
}

/** How many normals lie between a point and its hyperplane. */
function distance(x: Tensor, normal: Tensor, offset: number | Tensor): Tensor {
  return x.mul(normal).sum().sub(offset).div(normal.square().sum())
}

function lengthOf(x: Tensor): Tensor {
  return x.square().sum().sqrt()
}

/** The largest absolute value, or 1 where there is none: what is divided by it has squares that do not overflow. */
function largestIn(x: Tensor): Tensor {
  if (x.size === 0) return x.sum().add(1)
  const largest = max(abs(x))
  return where(greater(largest, 0), largest, 1)
}
