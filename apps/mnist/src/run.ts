import { compile, optimize, type RunningOptimizer } from '@chainrule/autograd'
import { type Batch, type Batches, batches } from '@chainrule/data'
import { crossEntropy } from '@chainrule/nn'
import { regularize } from '@chainrule/regularizers'
import { accuracy, type Training as Loop, tensorsOf, train } from '@chainrule/train'
import { optimizers, regularizers, schedules } from './choices.ts'
import type { Digits } from './data.ts'
import { buildNetwork, type Network, scaled } from './network.ts'
import type { Training } from './settings.ts'

/** What each step measures. */
export interface Measured {
  readonly loss: number
  readonly accuracy: number
}

/** A training under way: what its checkpoint holds. */
export interface Run {
  readonly model: Network
  readonly optimizer: RunningOptimizer
  readonly training: Loop<Measured>
}

export interface PreparedRun extends Run {
  readonly data: Batches<Batch<'images' | 'labels'>>
  readonly settings: Training
  /** Steps in the whole training. */
  readonly steps: number
}

/** Network, optimizer and loop as the settings say, all from their seed. */
export function prepareRun(settings: Training, digits: Digits, signal?: AbortSignal): PreparedRun {
  const { batchSize, epochs, seed, learningRate, strength } = settings
  const data = batches({ ...digits }, { batchSize, seed })
  const steps = epochs * data.batches
  const model = buildNetwork(settings)
  const rate = chosen(schedules, settings.schedule)(learningRate, steps)
  const optimizer = optimize(model, chosen(optimizers, settings.optimizer).make(rate), { seed })
  const regularizer = chosen(regularizers, settings.regularizer)(strength)

  const learn = compile((images, labels) => {
    const logits = model(scaled(images))
    const loss = crossEntropy(logits, labels)
    const penalized = regularizer ? loss.add(regularize(model, regularizer)) : loss
    penalized.backward()
    optimizer.step()
    return { loss, accuracy: accuracy(logits, labels) }
  })
  const training = train({
    data,
    step(batch) {
      const { images, labels } = tensorsOf(batch)
      return learn(images, labels)
    },
    epochs,
    signal,
  })
  return { model, optimizer, training, data, settings, steps }
}

function chosen<T>(choices: Record<string, T>, name: string): T {
  return choices[name] as T
}
