import { type Tensor, tensor } from '@chainrule/autograd'
import { type Batch, type BatchOfValues, batches } from '@chainrule/data'
import { expectTypeOf, it } from 'vitest'
import type { EndEvent, Numbers, StepEvent, TrainingEvent } from './events.ts'
import { tensorsOf } from './tensors-of.ts'
import { type Training, train } from './train.ts'

it('carries the type of a batch from the data to the step', () => {
  train({
    data: batches({ image: [[1]], label: [1] }),
    step(batch) {
      expectTypeOf(batch).toEqualTypeOf<Batch<'image' | 'label'>>()
      expectTypeOf(tensorsOf(batch)).toEqualTypeOf<{ readonly image: Tensor; readonly label: Tensor }>()
    },
    examples: (batch) => batch.image.shape[0],
  })
  train({
    data: batches(new Float32Array(3)),
    step: (batch) => expectTypeOf(batch).toEqualTypeOf<BatchOfValues>() && 0,
  })
  train({ data: (epoch) => [`epoch ${epoch}`], step: (batch) => expectTypeOf(batch).toBeString() && 0 })
  train({
    async *data() {
      yield 5n
    },
    step: (batch) => expectTypeOf(batch).toBeBigInt() && 0,
  })
})

it('carries the names of metrics from the step and the evaluation to the events', () => {
  const training = train({
    data: [1],
    step: async () => ({ loss: tensor(1), accuracy: 0.5 }),
    evaluate: () => ({ error: 1 }),
    stopWhen(event) {
      if (event.type === 'epoch') expectTypeOf(event.evaluation).toEqualTypeOf<{ readonly error: number } | null>()
      return false
    },
  })
  type M = { readonly loss: number; readonly accuracy: number }
  type E = { readonly error: number }
  expectTypeOf(training).toEqualTypeOf<Training<M, E>>()
  expectTypeOf(training[Symbol.asyncIterator]().next).returns.resolves.toHaveProperty('value')
  expectTypeOf<Extract<TrainingEvent<M, E>, { type: 'step' }>>().toEqualTypeOf<StepEvent<M>>()
  expectTypeOf(training.finish).returns.resolves.toEqualTypeOf<EndEvent>()
})

it('calls a lone number the loss', () => {
  expectTypeOf<Numbers<Tensor>>().toEqualTypeOf<{ readonly loss: number }>()
  expectTypeOf<Numbers<number>>().toEqualTypeOf<{ readonly loss: number }>()
  expectTypeOf<Numbers<void>>().toEqualTypeOf<Readonly<Record<never, number>>>()
})

it('refuses metrics that are no numbers', () => {
  // @ts-expect-error: a text is not a metric.
  train({ data: [1], step: () => ({ loss: 'low' }) })
  // @ts-expect-error: there is no such goal.
  train({ data: [1], step: () => 1, keepBest: { of: {}, metric: 'loss', goal: 'best' } })
})
