import { setTraining } from './shared/training.ts'

/**
 * Puts every layer of a model into training mode.
 *
 * Dropout drops, batch normalisation uses the batch.
 *
 * Layers are made in training mode. Under `compile` a change of mode leads to a new capture.
 *
 * @returns The model.
 *
 * @example
 * ```ts
 * import { batchNorm, evaluationMode, trainMode } from '@chainrule/nn'
 *
 * const norm = evaluationMode(batchNorm(4))
 * console.log(norm.training, trainMode(norm).training) // false true
 * ```
 */
export function trainMode<M extends object>(model: M): M {
  return setTraining(model, true)
}

/**
 * Puts every layer of a model into evaluation mode.
 *
 * Nothing is dropped, running statistics are used and stay.
 *
 * @returns The model.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { dropout, evaluationMode, sequential } from '@chainrule/nn'
 *
 * const model = evaluationMode(sequential(dropout({ rate: 0.5 })))
 * console.log(model(tensor([1, 2, 3])).toArray()) // [1, 2, 3]
 * ```
 */
export function evaluationMode<M extends object>(model: M): M {
  return setTraining(model, false)
}
