import { hvp, type Tensor } from '@chainrule/autograd'
import { readAttributes } from './attributes.ts'
import type { Case } from './cases.ts'
import { compareTensor, compareValues } from './compare.ts'
import { type Departure, departures } from './departures.ts'
import { type Numbers, type Precision, precisions, toTensor, valuesOf } from './numbers.ts'
import { operations } from './operations/index.ts'
import { collectProblems, type Outcome } from './outcome.ts'
import { toleranceFor } from './tolerance.ts'

/** A case of `gradients.json`. */
interface GradientCase {
  readonly op: string
  readonly attrs?: { readonly [name: string]: unknown }
  readonly inputs: readonly (Numbers | null)[]
  readonly output?: Numbers
  readonly cotangent?: Numbers
  /** Null for an input that has no gradient. */
  readonly gradients?: readonly (Numbers | null)[]
  /** Of second order: the direction, and the product of the Hessian of sum(op(x)) with it. */
  readonly vector?: Numbers
  readonly hvp?: Numbers
  readonly tolerance?: number
}

/** Computes an operation and its gradients in both precisions and compares. */
export function runGradientCase(record: Case): Outcome {
  const reference = record as unknown as GradientCase
  const { op, attrs = {} } = reference
  const title = `${op} ${JSON.stringify(attrs)}`
  if (!Object.hasOwn(operations, op)) return { title, problems: [`There is no operation "${op}" in the table.`] }
  const attributes = readAttributes(attrs)
  const operation = (inputs: readonly (Tensor | undefined)[]) => operations[op](inputs as Tensor[], attributes)
  const attempt = (departure?: Departure) =>
    precisions.flatMap((precision) => {
      const output = toleranceFor(precision, reference.tolerance)
      const allowed = { output, gradient: Math.max(output, departure?.gradient ?? 0) }
      const check = reference.hvp ? checkSecondOrder : checkFirstOrder
      return collectProblems(() => check(reference, operation, precision, allowed)).map(
        (text) => `${precision}: ${text}`,
      )
    })
  const problems = attempt()
  if (problems.length === 0) return { title, problems }
  const departure = departures[op]
  if (departure && attempt(departure).length === 0) return { title, problems: [], departure: departure.because }
  const unread = attributes.unread()
  if (unread.length > 0) problems.push(`the table does not know the attribute ${unread.join(', ')}`)
  return { title, problems }
}

type Operation = (inputs: readonly (Tensor | undefined)[]) => Tensor
type Allowed = { output: number; gradient: number }

function checkFirstOrder(reference: GradientCase, operation: Operation, precision: Precision, allowed: Allowed) {
  const { gradients = [], output, cotangent } = reference
  const inputs = reference.inputs.map((numbers, i) => {
    const input = numbers ? toTensor(numbers, precision) : undefined
    if (input && gradients[i]) input.requiresGrad = true
    return input
  })
  const result = operation(inputs)
  if (cotangent) pullBack(result, toTensor(cotangent, precision))
  return [
    output && compareTensor('output', result, output, allowed.output),
    ...gradients.map((expected, i) => {
      if (!expected) return undefined
      const got = inputs[i]?.grad
      const what = `gradient of input ${i}`
      // No gradient at all is how a function that is flat everywhere says zero.
      const values = valuesOf(expected)
      if (!got) return compareValues(what, new Float64Array(values.length), values, allowed.gradient, expected.shape)
      return got.dtype === precision ? compareTensor(what, got, expected, allowed.gradient) : `${what} is ${got.dtype}`
    }),
  ]
}

function pullBack(result: Tensor, cotangent: Tensor): void {
  try {
    result.backward(cotangent)
  } catch (error) {
    if ((error as { code?: string }).code !== 'nothing-requires-grad') throw error
  }
}

function checkSecondOrder(reference: GradientCase, operation: Operation, precision: Precision, allowed: Allowed) {
  const { vector, hvp: expected } = reference
  if (!vector || !expected) throw new Error('A case of second order needs a vector and an hvp.')
  const [first, ...rest] = reference.inputs.map((numbers) => (numbers ? toTensor(numbers, precision) : undefined))
  const total = (x: Tensor) => operation([x, ...rest]).sum()
  const product = hvp(total, first as Tensor, toTensor(vector, precision))
  return [compareTensor('Hessian-vector product', product, expected, allowed.gradient)]
}
