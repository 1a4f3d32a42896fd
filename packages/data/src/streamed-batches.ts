import { ChainruleError } from '@chainrule/autograd/errors'
import { makeBatch, stackExamples } from './make-batch.ts'
import { checkedOptions, checkedPosition, type StreamOptions } from './options.ts'
import { drawsOf, permutation } from './permutation.ts'
import type { Position } from './types.ts'

/** As `Batches`, of examples that arrive over time. A loop waits for them: `for await`. */
export interface AsyncBatches<B> extends AsyncIterable<B, void> {
  /** The batch that comes next. Set it to go elsewhere; what comes before it in its epoch is read again. */
  position: Position
}

/** As `Batches`, of a source that tells neither its length nor an example out of turn. */
export interface StreamedBatches<B> extends AsyncBatches<B>, Iterable<B, void> {}

export type Source<T = unknown> = Iterable<T> | AsyncIterable<T>

export function streamedBatches<B>(source: Source | (() => Source), options: StreamOptions): StreamedBatches<B> {
  const settings = checkedOptions(options)
  const { batchSize, dropLast, seed } = settings
  let position = checkedPosition(options.position ?? { epoch: 0, batch: 0 })
  let usedUp: unknown

  /** Gathers the examples of one epoch. A batch is given once it is known whether another one follows. */
  function createEpoch() {
    const { epoch, batch: skipped } = position
    const mixer = settings.shuffle ? createMixer(settings.buffer, seed, epoch) : null
    let expected = position
    let ready: unknown[] = []
    let filling: unknown[] = []
    let batch = 0

    function* add(example: unknown): Generator<B> {
      filling.push(example)
      if (filling.length < batchSize) return
      yield* give(false)
      ready = filling
      filling = []
    }

    function* give(last: boolean): Generator<B> {
      if (ready.length === 0 || moved()) return
      const given = batch++
      expected = last ? { epoch: epoch + 1, batch: 0 } : { epoch, batch: Math.max(batch, skipped) }
      if (given < skipped) {
        position = expected
        return
      }
      const place = (row: number) => `example ${row} of batch ${given} in epoch ${epoch}`
      const columns = stackExamples(ready, options.dtypes, place)
      position = expected
      yield makeBatch(columns, ready.length, expected) as B
    }

    /** Whether the position was set while the loop ran, which ends it. */
    function moved(): boolean {
      return position !== expected
    }

    return {
      moved,
      *push(example: unknown): Generator<B> {
        for (const mixed of mixer ? mixer.push(example) : [example]) yield* add(mixed)
      },
      *end(): Generator<B> {
        for (const mixed of mixer?.drain() ?? []) yield* add(mixed)
        if (filling.length > 0 && !dropLast) {
          yield* give(false)
          ready = filling
        }
        yield* give(true)
        if (batch === 0) {
          throw new ChainruleError(
            'data-no-batches',
            `Epoch ${epoch} had ${filling.length} examples, which make no batch of ${batchSize}.`,
            'Check that the data were read, or use a smaller batchSize.',
          )
        }
      },
    }
  }

  /** The iterator of one epoch. One that is its own source, as a generator is, can be walked only once. */
  function open<I extends object>(
    source: object,
    iterator: I,
  ): { [Symbol.iterator]: () => I; [Symbol.asyncIterator]: () => I } {
    if (source === usedUp) {
      throw new ChainruleError(
        'data-source-used-up',
        `Epoch ${position.epoch} needs the examples from the start, but the iterator has given them.`,
        'Pass a function that makes an iterator for each epoch: batches(() => read(), …).',
      )
    }
    if ((iterator as object) === source) usedUp = source
    return { [Symbol.iterator]: () => iterator, [Symbol.asyncIterator]: () => iterator }
  }

  const opened = () => (typeof source === 'function' ? source() : source)

  return {
    get position() {
      return position
    },
    set position(value) {
      position = checkedPosition(value)
    },
    *[Symbol.iterator]() {
      const epoch = createEpoch()
      const examples = opened()
      if (!(Symbol.iterator in examples)) {
        throw new ChainruleError(
          'data-source-is-async',
          'The examples arrive over time, and this loop does not wait for them.',
          'Write `for await (const batch of …)`.',
        )
      }
      for (const example of open(examples, examples[Symbol.iterator]())) {
        yield* epoch.push(example)
        if (epoch.moved()) return
      }
      yield* epoch.end()
    },
    async *[Symbol.asyncIterator]() {
      const epoch = createEpoch()
      const examples = opened()
      const walk =
        Symbol.asyncIterator in examples
          ? open(examples, examples[Symbol.asyncIterator]())
          : open(examples, examples[Symbol.iterator]())
      for await (const example of walk) {
        yield* epoch.push(example)
        if (epoch.moved()) return
      }
      yield* epoch.end()
    },
  }
}

/** Holds some examples back and gives them in random order: the larger the buffer, the closer to a full shuffle. */
function createMixer(buffer: number, seed: number, epoch: number) {
  const draw = drawsOf(seed, epoch)
  const waiting: unknown[] = []
  return {
    push(example: unknown): unknown[] {
      if (waiting.length < buffer) {
        waiting.push(example)
        return []
      }
      const chosen = draw(buffer)
      const given = waiting[chosen]
      waiting[chosen] = example
      return [given]
    },
    drain: (): unknown[] => Array.from(permutation(waiting.length, draw), (index) => waiting[index]),
  }
}
