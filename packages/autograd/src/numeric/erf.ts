/**
 * The error function and its complement in float64.
 *
 * Up to |x| = 1 a polynomial in x², beyond it exp(-x²) / (1 + 2x) times a polynomial in (x - 3.75) / (x + 3.75), the
 * form of Shepherd and Laframboise, 1981, Mathematics of Computation 36(153). The coefficients, highest power first,
 * are Chebyshev interpolants of relative error below 1e-17, printed by reference/erf.py.
 */

const near = [
  5.957176147748911e-11, -1.1372848856791674e-9, 1.4659775274047436e-8, -1.6350312701054695e-7, 1.6461000484121368e-6,
  -1.4925595266831182e-5, 0.0001205533111164271, -0.000854832698083379, 0.0052239776248180145, -0.026866170645076792,
  0.11283791670954879, -0.3761263890318375, 1.1283791670955126,
]

const far = [
  8.798668264404803e-10, -1.1707318935760569e-8, 3.1172276809535604e-8, 4.1947997952744084e-8, -2.58542748869535e-7,
  -7.527813307186668e-8, 1.7569469852067706e-6, -9.63927247574209e-7, -1.144853469889353e-5, 2.23811121582733e-5,
  5.165086693054495e-5, -0.0002901534395321213, 0.0002937132521143817, 0.0017556257693592582, -0.009746579500419886,
  0.028362277425770407, -0.058693398594227404, 0.09230432116004655, -0.10880393014156241, 0.0822767384901535,
  0.003585415485461473, -0.14024059858554702, 1.2375126308378275,
]

/** The error function, 2/√π ∫₀ˣ exp(-t²) dt. Relative error below 4e-16 everywhere. */
export function erf(x: number): number {
  const size = Math.abs(x)
  if (size <= 1) return x * polynomial(near, x * x)
  return Math.sign(x) * (1 - upperTail(size))
}

/** One minus the error function without cancellation. Relative error below 1e-15 until it underflows, near 26.5. */
export function erfc(x: number): number {
  if (x > 0.75) return upperTail(x)
  return x < -1 ? 2 - upperTail(-x) : 1 - x * polynomial(near, x * x)
}

function upperTail(x: number): number {
  if (x > 28) return 0
  // A head of 24 bits has an exact square, which keeps the relative error of exp(-x²) from growing with x².
  const head = Math.fround(x)
  const exponential = Math.exp(-head * head) * Math.exp((head - x) * (head + x))
  return (exponential * polynomial(far, (x - 3.75) / (x + 3.75))) / (1 + 2 * x)
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (let index = 0; index < coefficients.length; index++) sum = sum * x + coefficients[index]
  return sum
}
