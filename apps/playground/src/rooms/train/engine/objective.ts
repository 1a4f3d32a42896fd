import { drawNormal, equal, greater, less, type RandomKey, sigmoid, softmax, type Tensor } from '@chainrule/autograd'
import { binaryCrossEntropyWithLogits, crossEntropy, meanSquaredError } from '@chainrule/nn'
import { accuracy } from '@chainrule/train'
import { drawLabels } from '../../../training/draw-labels.ts'
import type { Task } from './examples.ts'

/** How predictions are made of what a network gives, and how they are judged. */
export interface Objective {
  /** Targets in the type that the loss takes. */
  targets(numbers: Float32Array): Float32Array | Int32Array
  targetShape(count: number): readonly number[]
  loss(output: Tensor, targets: Tensor): Tensor
  /** Share of right answers; null where a number is predicted. */
  accuracy: ((output: Tensor, targets: Tensor) => Tensor) | null
  /** Probabilities of the classes (of the second, where there are two), or the number itself. */
  predict(output: Tensor): Tensor
  /** Targets drawn from what the network predicts, for methods that estimate curvature by them. */
  sample(output: Tensor, random: RandomKey): Tensor
}

/** Squared error for numbers, cross-entropy for classes. */
export function objectiveOf(task: Task): Objective {
  if (task.kind === 'number') return number
  return task.names.length === 2 ? twoClasses : classes
}

const number: Objective = {
  targets: (numbers) => numbers,
  targetShape: (count) => [count, 1],
  loss: (output, targets) => meanSquaredError(output, targets),
  accuracy: null,
  predict: (output) => output,
  // Squared error is the surprise of a normal distribution of variance ½.
  sample: (output, random) => output.add(drawNormal(random, output.shape, { variance: 0.5 })).detach(),
}

const twoClasses: Objective = {
  targets: (numbers) => numbers,
  targetShape: (count) => [count, 1],
  loss: (output, targets) => binaryCrossEntropyWithLogits(output, targets),
  accuracy: (output, targets) => equal(greater(output, 0), greater(targets, 0.5)).cast('float32').mean(),
  predict: (output) => sigmoid(output),
  sample: (output, random) => less(random.uniform(output.shape), sigmoid(output)).cast('float32').detach(),
}

const classes: Objective = {
  targets: (numbers) => Int32Array.from(numbers),
  targetShape: (count) => [count],
  loss: (output, labels) => crossEntropy(output, labels),
  accuracy,
  predict: (output) => softmax(output),
  sample: drawLabels,
}
