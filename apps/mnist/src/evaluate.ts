import { compile } from '@chainrule/autograd'
import { batches } from '@chainrule/data'
import { crossEntropy, evaluationMode, trainMode } from '@chainrule/nn'
import { accuracy, confusionMatrix, tensorsOf } from '@chainrule/train'
import type { Digits } from './data.ts'
import { type Network, scaled } from './network.ts'

export interface Evaluation {
  readonly loss: number
  readonly accuracy: number
  /** The row is the true digit, the column what the network said. */
  readonly confusion: readonly (readonly number[])[]
}

/** Measures a network on digits, without dropout. */
export function evaluateNetwork(network: Network, digits: Digits): Evaluation {
  const measure = compile((images, labels) => {
    const logits = network(scaled(images))
    return {
      loss: crossEntropy(logits, labels),
      accuracy: accuracy(logits, labels),
      confusion: confusionMatrix(logits, labels),
    }
  })
  let examples = 0
  let loss = 0
  let right = 0
  const confusion = Array.from({ length: 10 }, () => new Array<number>(10).fill(0))
  evaluationMode(network)
  try {
    for (const batch of batches({ ...digits }, { batchSize: 1000, shuffle: false })) {
      const { images, labels } = tensorsOf(batch)
      const measured = measure(images, labels)
      examples += batch.size
      loss += measured.loss.item() * batch.size
      right += measured.accuracy.item() * batch.size
      measured.confusion.data().forEach((count, place) => {
        const row = confusion[Math.floor(place / 10)] as number[]
        row[place % 10] = (row[place % 10] as number) + count
      })
    }
  } finally {
    trainMode(network)
  }
  return { loss: loss / examples, accuracy: right / examples, confusion }
}
