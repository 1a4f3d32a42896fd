import { compile, optimize, parameter, type Tensor } from '@chainrule/autograd'
import { readAttributes } from '../attributes.ts'
import type { Case } from '../cases.ts'
import { compareValues } from '../compare.ts'
import { type Numbers, type Precision, precisions, toTensor, valuesOf } from '../numbers.ts'
import { makeOptimizer } from '../optimizers-table.ts'
import { collectProblems, type Outcome } from '../outcome.ts'
import { lossOf } from './model.ts'
import { readOptimizerWords } from './optimizer-words.ts'

/** A case of `trainings.json`. */
interface TrainingCase {
  readonly training: string
  /** The model and its loss, then after the last semicolon the optimizer, in words. */
  readonly model: string
  readonly parameters: { readonly [name: string]: Numbers }
  readonly data: { readonly [name: string]: Numbers }
  /** Before each update. */
  readonly losses: readonly number[]
  readonly final: { readonly [name: string]: Numbers }
}

/** What a training ends with. */
interface Run {
  losses: number[]
  final: { [name: string]: ArrayLike<number> }
}

const allowed: Record<Precision, { loss: number; weight: number }> = {
  float64: { loss: 1e-8, weight: 1e-8 },
  float32: { loss: 1e-4, weight: 1e-3 },
}

/** Trains the model in both precisions, step by step and as a captured step, and compares losses and weights. */
export function runTrainingCase(record: Case): Outcome {
  const reference = record as unknown as TrainingCase
  const problems = precisions.flatMap((precision) =>
    collectProblems(() => {
      const plain = train(reference, precision, (step: () => Tensor) => step)
      const captured = train(reference, precision, compile)
      return [...compareWithReference(plain, reference, precision), ...compareRuns(captured, plain)]
    }).map((text) => `${precision}: ${text}`),
  )
  return { title: `${reference.training} "${reference.model}"`, problems }
}

function train(reference: TrainingCase, precision: Precision, capture: (step: () => Tensor) => () => Tensor): Run {
  const tensors = (numbers: { readonly [name: string]: Numbers }) =>
    Object.entries(numbers).map(([name, value]) => [name, toTensor(value, precision)] as const)
  const parameters = Object.fromEntries(
    tensors(reference.parameters).map(([name, value]) => [name, parameter(value, { name })]),
  )
  const names = { ...Object.fromEntries(tensors(reference.data)), ...parameters }
  const cut = reference.model.lastIndexOf(';')
  const model = reference.model.slice(0, cut).trim()
  const { name, options } = readOptimizerWords(reference.model.slice(cut + 1).trim())
  const optimizer = optimize(parameters, makeOptimizer(name, readAttributes(options)))
  const step = capture(() => {
    const loss = lossOf(model, names)
    loss.backward()
    optimizer.step()
    return loss
  })
  const losses = reference.losses.map(() => step().item())
  const final = Object.fromEntries(Object.entries(parameters).map(([key, cell]) => [key, cell.data()]))
  return { losses, final }
}

function compareWithReference({ losses, final }: Run, reference: TrainingCase, precision: Precision) {
  const { loss, weight } = allowed[precision]
  return [
    compareValues('loss', losses, reference.losses, loss),
    ...Object.entries(reference.final).map(([name, numbers]) =>
      compareValues(`final ${name}`, final[name], valuesOf(numbers), weight, numbers.shape),
    ),
  ]
}

/** A captured step computes the same numbers, bit for bit. */
function compareRuns(captured: Run, plain: Run) {
  return [
    compareValues('loss of the captured step', captured.losses, plain.losses, 0),
    ...Object.entries(plain.final).map(([name, values]) =>
      compareValues(`final ${name} of the captured step`, captured.final[name], values, 0),
    ),
  ]
}
