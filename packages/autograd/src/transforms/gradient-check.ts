import { pullback } from '../backward.ts'
import { tensor } from '../create.ts'
import { isFloat, type TypedArray } from '../dtype.ts'
import { ChainruleError } from '../errors.ts'
import { evaluate } from '../evaluate.ts'
import { drawNormal } from '../random/draw-normal.ts'
import { randomKey } from '../random/key.ts'
import { withRuntime } from '../runtime.ts'
import { type Shape, sameShape } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import { placeOf } from './places.ts'
import { treeLeaves } from './tree.ts'
import { vjp } from './vjp.ts'

/** How closely two gradients must agree, and how the numeric one is taken. */
export interface GradientCheckOptions {
  /** Distance of the two points of a difference, for |x| ≤ 1; in proportion for larger x. @default 1e-6 */
  step?: number
  /** Allowed difference beside the relative one. @default 1e-5 */
  absolute?: number
  /** Allowed difference as a share of the finite difference. @default 1e-3 */
  relative?: number
}

/** One entry of the Jacobian, worked out in both ways. */
export interface GradientComparison {
  /** Which input, counted from 0, and where in it. */
  readonly input: number
  readonly index: readonly number[]
  /** Which output, counted from 0, and where in it. */
  readonly output: number
  readonly outputIndex: readonly number[]
  /** By the gradient rules. */
  readonly analytic: number
  /** By finite differences. */
  readonly numeric: number
}

/** What a check compared, and where the two gradients differed most. */
export interface GradientCheckReport {
  /** Entries of the Jacobian that agreed. */
  readonly comparisons: number
  /** The one that agreed least; null where there was nothing to compare. */
  readonly worst: GradientComparison | null
}

/** A function under test: tensors in, one or several tensors out. */
export type CheckedFunction = (...inputs: Tensor[]) => Tensor | readonly Tensor[]

/**
 * Compares the gradient rules of a function with central differences, entry by entry of the Jacobian.
 *
 * Every float64 input is checked; integers and masks are passed on. `f` must be smooth around the inputs (a kink
 * within `step` of them makes the difference meaningless) and give the same values each time. Tolerances are PyTorch's.
 *
 * @returns How many entries were compared, and the worst.
 * @throws ChainruleError `gradient-mismatch` at the first entry that disagrees, with both numbers and their places;
 * `gradient-check-dtype` for float32, where differences drown in rounding; `gradient-check-random` if two calls differ.
 *
 * @example
 * ```ts
 * import { gradCheck, sin, tensor } from '@chainrule/autograd'
 *
 * const x = tensor(new Float64Array([0.5, -1.2]))
 * console.log(gradCheck((x) => sin(x).mul(x), [x]).comparisons) // 4
 * ```
 */
export function gradCheck(
  f: CheckedFunction,
  inputs: readonly Tensor[],
  options: GradientCheckOptions = {},
): GradientCheckReport {
  const { step = 1e-6, absolute = 1e-5, relative = 1e-3 } = options
  requireFloat64(inputs)
  const points = inputs.map((input) => input.data())
  const at = (place = -1, element = 0, value = 0) => {
    const moved = inputs.map((input, i) => copyOf(input, points[i], i === place ? { element, value } : null))
    return withRuntime({ gradients: false }, () => valuesOf(f(...moved)))
  }
  requireRepeatable(at(), at())

  let comparisons = 0
  let worst: GradientComparison | null = null
  let largest = -1
  const analytic = jacobianRows(f, inputs)
  inputs.forEach((input, place) => {
    if (!isFloat(input.dtype)) return
    for (let element = 0; element < input.size; element++) {
      const x = points[place][element]
      const high = x + step * Math.max(1, Math.abs(x))
      const low = x - step * Math.max(1, Math.abs(x))
      const above = at(place, element, high)
      const below = at(place, element, low)
      analytic.forEach(({ shape, rows }, output) => {
        rows.forEach((row, outputElement) => {
          const comparison: GradientComparison = {
            input: place,
            index: indexOf(element, input.shape),
            output,
            outputIndex: indexOf(outputElement, shape),
            analytic: row[place][element],
            numeric: (above[output][outputElement] - below[output][outputElement]) / (high - low),
          }
          const excess =
            Math.abs(comparison.analytic - comparison.numeric) / (absolute + relative * Math.abs(comparison.numeric))
          if (!(excess <= 1)) throw mismatch(comparison)
          comparisons += 1
          if (excess > largest) {
            largest = excess
            worst = comparison
          }
        })
      })
    }
  })
  return { comparisons, worst }
}

/**
 * Compares second derivatives with finite differences of first ones, which are trusted: run `gradCheck` before.
 *
 * What is checked is the gradient of `f` as a function of the inputs and of the cotangents, which are random.
 *
 * @throws ChainruleError as `gradCheck` does; inputs are counted first, cotangents after them.
 *
 * @example
 * ```ts
 * import { gradGradCheck, tensor } from '@chainrule/autograd'
 *
 * const x = tensor(new Float64Array([0.5, -1.2]))
 * console.log(gradGradCheck((x) => x.exp(), [x]).comparisons) // 8
 * ```
 */
export function gradGradCheck(
  f: CheckedFunction,
  inputs: readonly Tensor[],
  options: GradientCheckOptions = {},
): GradientCheckReport {
  requireFloat64(inputs)
  const checked = inputs.flatMap(({ dtype }, place) => (isFloat(dtype) ? [place] : []))
  const differentiable = (all: readonly Tensor[]) => treeLeaves(f(...all)).filter(({ dtype }) => isFloat(dtype))
  const key = randomKey(1)
  const cotangents = differentiable(inputs).map(({ shape }, i) => drawNormal(key.fold(i), shape, { dtype: 'float64' }))
  const gradients: CheckedFunction = (...all) => {
    const through = (moving: Tensor[]) => {
      const present = all.slice(0, inputs.length)
      moving.forEach((tensor, i) => {
        present[checked[i]] = tensor
      })
      return differentiable(present)
    }
    const moving = checked.map((place) => all[place])
    return vjp(through, moving).pullback(all.slice(inputs.length))
  }
  return gradCheck(gradients, [...inputs, ...cotangents], options)
}

/** The gradients of all inputs for each element of each output. */
function jacobianRows(f: CheckedFunction, inputs: readonly Tensor[]): { shape: Shape; rows: TypedArray[][] }[] {
  const places = inputs.map((input) => (isFloat(input.dtype) ? placeOf(input.detach()) : input))
  const outputs = withRuntime({ gradients: true }, () => treeLeaves(f(...places)))
  return outputs.map(({ node, shape, size, dtype }) => {
    const rows = Array.from({ length: isFloat(dtype) ? size : 0 }, (_, element) => {
      const seed = new Float64Array(size)
      seed[element] = 1
      const found = pullback([node], [tensor(seed, { shape, dtype })], places)
      const gradients = places.map((place) => found.get(place) ?? place.zerosLike())
      gradients.forEach((gradient, place) => {
        requireSpec(gradient, inputs[place], place)
      })
      evaluate(...gradients)
      return gradients.map((gradient) => gradient.data())
    })
    return { shape, rows }
  })
}

function copyOf({ shape, dtype }: Tensor, data: TypedArray, moved: { element: number; value: number } | null): Tensor {
  const copy = data.slice()
  if (moved) copy[moved.element] = moved.value
  return tensor(copy, { shape, dtype })
}

function valuesOf(result: Tensor | readonly Tensor[]): TypedArray[] {
  const outputs = treeLeaves(result)
  evaluate(...outputs)
  return outputs.map((output) => output.data())
}

function indexOf(element: number, shape: Shape): number[] {
  const index: number[] = []
  let rest = element
  for (const size of [...shape].reverse()) {
    index.unshift(rest % size)
    rest = Math.floor(rest / size)
  }
  return index
}

function mismatch({ input, index, output, outputIndex, analytic, numeric }: GradientComparison): ChainruleError {
  return new ChainruleError(
    'gradient-mismatch',
    `Output ${output} at [${outputIndex}] with respect to input ${input} at [${index}]: the gradient rules say ${analytic}, finite differences ${numeric}.`,
    'Check the gradient rules of the operations in between, or move the inputs away from kinks.',
  )
}

function requireFloat64(inputs: readonly Tensor[]): void {
  const place = inputs.findIndex(({ dtype }) => dtype === 'float32')
  if (place < 0) return
  throw new ChainruleError(
    'gradient-check-dtype',
    `gradCheck: input ${place} is float32 [${inputs[place].shape}].`,
    "Differences need float64: pass input.cast('float64') or make it from a Float64Array.",
  )
}

function requireRepeatable(first: readonly TypedArray[], second: readonly TypedArray[]): void {
  const place = first.findIndex((values, i) => values.some((value, element) => !Object.is(value, second[i][element])))
  if (place < 0) return
  throw new ChainruleError(
    'gradient-check-random',
    `gradCheck: two calls with the same inputs gave different values of output ${place}.`,
    'Draw random numbers from a fixed key inside the function.',
  )
}

function requireSpec(gradient: Tensor, input: Tensor, place: number): void {
  if (sameShape(gradient.shape, input.shape) && (gradient.dtype === input.dtype || !isFloat(input.dtype))) return
  throw new ChainruleError(
    'gradient-spec',
    `gradCheck: the gradient of input ${place} is ${gradient.dtype} [${gradient.shape}], the input ${input.dtype} [${input.shape}].`,
    'A gradient rule returns cotangents of the shapes and types of its inputs.',
  )
}
