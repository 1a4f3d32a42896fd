import { apply, definePrimitive, type Moments, type RandomKey, type Shape, type Tensor } from '@chainrule/autograd'
import { erfc, inverseNormal } from '@chainrule/autograd/numeric'

/**
 * The moments of a standard normal variable given that it lies between `low` and `high`.
 *
 *     m = (φ(a) - φ(b)) / Z,  v = 1 + (a φ(a) - b φ(b)) / Z - m²,  Z = Φ(b) - Φ(a)
 *
 * Johnson, Kotz and Balakrishnan, 1994, "Continuous univariate distributions", volume 1, chapter 13.
 */
export function cutNormal(low: number, high: number): Moments {
  // In the upper tail, where Φ(b) - Φ(a) would cancel, by symmetry.
  if (low + high > 0) {
    const { mean, variance } = cutNormal(-high, -low)
    return { mean: -mean, variance }
  }
  const mass = lowerTail(high) - lowerTail(low)
  const mean = (density(low) - density(high)) / mass
  return { mean, variance: 1 + (low * density(low) - high * density(high)) / mass - mean ** 2 }
}

/** Standard normal numbers between `low` and `high`, float64: the quantiles of uniform ones. */
export function drawCutNormal(random: RandomKey, shape: Shape, low: number, high: number): Tensor {
  return apply(cutQuantile, [random.uniform(shape, { dtype: 'float64' })], { low, high })
}

/** Φ⁻¹(Φ(low) + u (Φ(high) - Φ(low))), with u moved to the middle of its part of [0, 1). */
const cutQuantile = definePrimitive<{ low: number; high: number }>({
  name: 'cutNormalQuantile',
  infer: ([u]) => ({ shape: u.shape, dtype: u.dtype }),
  reference: {
    accepts: 'dense',
    kernel([u], out, { low, high }) {
      // The lower tail has the finer probabilities: above the middle everything is mirrored.
      const sign = low + high > 0 ? -1 : 1
      const [from, to] = sign < 0 ? [-high, -low] : [low, high]
      const [start, mass] = [lowerTail(from), lowerTail(to) - lowerTail(from)]
      for (let i = 0; i < out.size; i++) {
        const quantile = inverseNormal(start + (u.data[u.offset + i] + 2 ** -54) * mass)
        out.data[i] = sign * Math.min(to, Math.max(from, quantile))
      }
    },
  },
})

/** φ(x) */
function density(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
}

/** Φ(x) */
function lowerTail(x: number): number {
  return erfc(-x / Math.SQRT2) / 2
}
