import { parameter, snapshot, tensor } from '@chainrule/autograd'
import { batches } from '@chainrule/data'
import { describe, expect, it } from 'vitest'
import { smallRun } from './small-run.fixture.ts'
import { train } from './train.ts'
import type { TrainOptions } from './train-options.ts'

/** A training whose steps return prepared numbers. */
function counting(options: Partial<TrainOptions<number[], { loss: number }, { score: number }>> = {}) {
  const seen: number[][] = []
  const training = train<number[], { loss: number }, { score: number }>({
    data: [[1, 2, 3], [4]],
    step(batch) {
      seen.push(batch)
      return { loss: batch[0] }
    },
    epochs: 2,
    ...options,
  })
  return { seen, training }
}

async function collect<T>(events: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const event of events) all.push(event)
  return all
}

describe('train', () => {
  it('tells of every step and epoch, with means weighted by the examples', async () => {
    const { training } = counting()
    const events = await collect(training)
    expect(events.map(({ type }) => type).join(' ')).toBe('step step epoch step step epoch end')
    expect(events[1]).toEqual({
      type: 'step',
      step: 2,
      epoch: 1,
      batch: 2,
      examples: 1,
      metrics: { loss: 4 },
      means: { loss: (1 * 3 + 4 * 1) / 4 },
      finite: true,
    })
    expect(events[5]).toEqual({
      type: 'epoch',
      step: 4,
      epoch: 2,
      metrics: { loss: 7 / 4 },
      evaluation: null,
      best: null,
    })
    expect(events[6]).toEqual({ type: 'end', reason: 'finished', cause: undefined, step: 4, epoch: 2, best: null })
    expect([training.step, training.epoch]).toEqual([4, 2])
  })

  it('reads tensors, computed from the weights that the step saw', async () => {
    const w = parameter(tensor([2]))
    const training = train({
      data: [0],
      step() {
        const loss = w.square().sum()
        const before = w.mul(10)
        loss.backward()
        w.assign(w.mul(0.5))
        return { loss, before, plain: 7 }
      },
      steps: 1,
    })
    const [event] = await collect(training)
    expect(event).toMatchObject({ type: 'step', metrics: { loss: 4, before: 20, plain: 7 } })
    expect(w.item()).toBe(1)
  })

  it('takes a lone number for the loss, and steps that measure nothing', async () => {
    expect((await collect(train({ data: [[1]], step: () => tensor(3), steps: 1 })))[0]).toMatchObject({
      metrics: { loss: 3 },
    })
    expect((await collect(train({ data: [[1]], step: () => {}, steps: 1 })))[0]).toMatchObject({ metrics: {} })
  })

  it('ends after so many steps, in the middle of an epoch, and goes on when walked again with more', async () => {
    const { training, seen } = counting({ steps: 3 })
    expect((await collect(training)).at(-1)).toMatchObject({ type: 'end', step: 3, epoch: 2 })
    expect(await collect(training)).toMatchObject([{ type: 'end', step: 3 }])
    expect(seen).toHaveLength(3)
  })

  it('goes on where its loop was left, at any event', async () => {
    const whole = await collect(counting({ evaluate: ({ step }) => ({ score: step }) }).training)
    for (let leaveAfter = 1; leaveAfter < whole.length; leaveAfter++) {
      const { training } = counting({ evaluate: ({ step }) => ({ score: step }) })
      const events = []
      while (events.at(-1)?.type !== 'end') {
        let left = leaveAfter
        for await (const event of training) {
          events.push(event)
          if (--left === 0) break
        }
      }
      expect(events).toEqual(whole)
    }
  })

  it('takes data as an array, as a function of the epoch, over time, and from batches()', async () => {
    const step = (batch: { size?: number } | number[]) => ({ loss: Array.isArray(batch) ? batch[0] : 0 })
    const epochsSeen: number[] = []
    const byEpoch = train({
      data(epoch: number) {
        epochsSeen.push(epoch)
        return [[epoch], [epoch]]
      },
      step,
      epochs: 2,
    })
    expect((await byEpoch.finish()).step).toBe(4)
    expect(epochsSeen).toEqual([0, 1])

    async function* later() {
      yield [1]
      yield [2]
    }
    expect((await train({ data: () => later(), step, epochs: 3 }).finish()).step).toBe(6)

    const loader = batches({ x: [[1], [2], [3]] }, { batchSize: 2 })
    const events = await collect(train({ data: loader, step, epochs: 2 }))
    expect(events.flatMap((event) => (event.type === 'step' ? [event.examples] : []))).toEqual([2, 1, 2, 1])
    expect(loader.position).toEqual({ epoch: 2, batch: 0 })
  })

  it('says so when an epoch has no batches, as when a generator is walked twice', async () => {
    const once = (function* () {
      yield [1]
    })()
    await expect(train({ data: once, step: () => 1, epochs: 2 }).finish()).rejects.toMatchObject({
      code: 'epoch-without-batches',
      message: expect.stringContaining('epoch 2 has no batches'),
    })
  })

  it('lets timers run while it trains', async () => {
    let ticks = 0
    const timer = setInterval(() => ticks++, 1)
    await train({ data: [0], step: () => busy(1), steps: 60, yieldEvery: 5 }).finish()
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(5)
  })

  it('refuses to be walked by two loops at a time', async () => {
    const { training } = counting()
    for await (const _ of training) {
      await expect(training.finish()).rejects.toMatchObject({ code: 'training-already-runs' })
      break
    }
    expect((await training.finish()).step).toBe(4)
  })

  it('refuses metrics that are not one number, and amounts that are none', async () => {
    await expect(train({ data: [0], step: () => tensor([1, 2]) }).finish()).rejects.toMatchObject({
      code: 'metric-not-one-number',
      message: expect.stringContaining('"loss" is a tensor [2]'),
    })
    await expect(train({ data: [0], step: () => ({ loss: null as never }) }).finish()).rejects.toMatchObject({
      code: 'metric-not-one-number',
    })
    for (const bad of [{ epochs: 0 }, { steps: 1.5 }, { evaluateEvery: Number.NaN }]) {
      expect(() => counting(bad)).toThrow(expect.objectContaining({ code: 'bad-train-option' }))
    }
  })
})

describe('stopping', () => {
  it('ends after the step under way when the signal is aborted, and says why', async () => {
    const controller = new AbortController()
    const { training, seen } = counting({ signal: controller.signal })
    for await (const event of training) {
      if (event.type === 'step') controller.abort('enough')
      else expect(event).toMatchObject({ type: 'end', reason: 'aborted', cause: 'enough', step: 1, epoch: 1 })
    }
    expect(seen).toHaveLength(1)
  })

  it('counts an error that is the reason of the signal as the end, and loses nothing', async () => {
    const controller = new AbortController()
    const { training } = counting({
      signal: controller.signal,
      evaluate({ signal }) {
        controller.abort()
        signal?.throwIfAborted()
        return { score: 1 }
      },
    })
    expect(await training.finish()).toMatchObject({ reason: 'aborted', step: 2 })
    expect(training.progress()).toMatchObject({ epoch: 0, batch: 2, over: true, evaluatedAt: -1 })
  })

  it('ends by stop() and by stopWhen', async () => {
    const { training } = counting()
    for await (const event of training) {
      if (event.type === 'epoch') training.stop('one is enough')
      if (event.type === 'end') expect(event).toMatchObject({ reason: 'stopped', cause: 'one is enough', step: 2 })
    }
    const early = counting({ stopWhen: (event) => event.type === 'step' && event.means.loss > 1 })
    expect(await early.training.finish()).toMatchObject({ reason: 'stopped', cause: 'stopWhen after step 2', step: 2 })
  })

  it('stops early without improvement, by the patience that the best result tells', async () => {
    const scores = [1, 3, 2, 2, 2, 9]
    const { training } = counting({
      epochs: 6,
      evaluate: ({ step }) => ({ score: scores[step / 2 - 1] }),
      keepBest: { of: {}, metric: 'score', goal: 'max' },
      stopWhen: (event) => event.type === 'epoch' && event.best !== null && event.best.since >= 2,
    })
    expect(await training.finish()).toMatchObject({ step: 8, best: { value: 3, step: 4, epoch: 2, since: 2 } })
  })

  it('keeps the place and the counts when a step throws', async () => {
    let broken = true
    const loader = batches({ x: [[1], [2], [3], [4]] }, { batchSize: 1, seed: 3 })
    const seen: number[] = []
    const training = train({
      data: loader,
      step({ x }) {
        if (seen.length === 2 && broken) throw new Error('lost the network')
        seen.push(x.data[0])
        return 0
      },
      epochs: 1,
    })
    await expect(training.finish()).rejects.toThrow('lost the network')
    expect(training.step).toBe(2)
    broken = false
    await training.finish()
    expect(seen.toSorted()).toEqual([1, 2, 3, 4])
  })
})

describe('a loss that is not finite', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY])(
    '%s throws, naming step and epoch, and is not counted',
    async (bad) => {
      const { training } = counting({ data: [[1], [2], [bad]], epochs: 2 })
      await expect(training.finish()).rejects.toMatchObject({
        code: 'loss-not-finite',
        message: expect.stringContaining(`the loss of step 3 (batch 3 of epoch 1) is ${bad}`),
      })
      expect(training.step).toBe(2)
    },
  )

  it('leaves the best state to go back to', async () => {
    const w = parameter(tensor(1))
    const training = train({
      data: [0],
      step() {
        w.assign(w.mul(3e12))
        return { loss: w.mul(0).sum() }
      },
      evaluate: () => ({ size: w }),
      keepBest: { of: { w }, metric: 'size', goal: 'max' },
    })
    await expect(training.finish()).rejects.toMatchObject({ code: 'loss-not-finite' })
    expect(w.item()).toBe(Number.POSITIVE_INFINITY)
    training.restoreBest()
    expect(w.item()).toBe(Math.fround(Math.fround(Math.fround(3e12) * Math.fround(3e12)) * Math.fround(3e12)))
  })

  it('is only told where that is asked for', async () => {
    const { training } = counting({ data: [[1], [Number.NaN]], epochs: 1, stopOnNaN: false })
    const events = await collect(training)
    expect(events.slice(0, 2)).toMatchObject([{ finite: true }, { finite: false, metrics: { loss: Number.NaN } }])
  })
})

describe('evaluation', () => {
  it('comes at the end of each epoch, before its event', async () => {
    const { training } = counting({ evaluate: async ({ step, epoch }) => ({ score: 10 * step + epoch }) })
    const events = await collect(training)
    expect(events.map(({ type }) => type).join(' ')).toBe('step step evaluation epoch step step evaluation epoch end')
    expect(events[2]).toEqual({
      type: 'evaluation',
      step: 2,
      epoch: 1,
      metrics: { score: 21 },
      best: null,
      isBest: false,
    })
    expect(events[3]).toMatchObject({ epoch: 1, evaluation: { score: 21 } })
  })

  it('comes every so many steps, and at the last step', async () => {
    const { training } = counting({ evaluate: ({ step }) => ({ score: step }), evaluateEvery: 2, steps: 5, epochs: 9 })
    const events = await collect(training)
    expect(events.flatMap((event) => (event.type === 'evaluation' ? [event.step] : []))).toEqual([2, 4, 5])
  })
})

describe('keepBest', () => {
  it('keeps the state of the best evaluation, which restoreBest puts back', async () => {
    const { run, data, step, all, lossOf } = smallRun({ learningRate: 0.3 })
    const states: { loss: number; state: unknown }[] = []
    const training = train({
      data,
      step,
      epochs: 8,
      evaluate: () => ({ loss: lossOf(run.model(all.x), all.y) }),
      keepBest: { of: run, metric: 'loss', goal: 'min' },
    })
    for await (const event of training) {
      if (event.type === 'evaluation') states.push({ loss: event.metrics.loss, state: snapshot(run) })
    }
    const best = states.reduce((a, b) => (b.loss < a.loss ? b : a))
    expect(best).not.toBe(states.at(-1))
    expect(training.best?.value).toBe(best.loss)
    training.restoreBest()
    expect(snapshot(run)).toEqual(best.state)
  })

  it('compares means over the epoch where there is no evaluation, and never takes NaN for the best', async () => {
    const losses = [Number.NaN, 5, 2, 4]
    const training = train({
      data: (epoch) => [losses[epoch]],
      step: (loss) => ({ cost: loss }),
      epochs: 4,
      keepBest: { of: {}, metric: 'cost', goal: 'min' },
    })
    expect((await training.finish()).best).toEqual({ value: 2, step: 3, epoch: 3, since: 1 })
  })

  it('says which numbers there are when the name is wrong, and that there is none to restore', async () => {
    const { training } = counting({ keepBest: { of: {}, metric: 'lost', goal: 'min' } })
    expect(() => training.restoreBest()).toThrow(expect.objectContaining({ code: 'no-best-state' }))
    await expect(training.finish()).rejects.toMatchObject({
      code: 'no-such-metric',
      message: expect.stringContaining('no metric "lost" among loss'),
    })
    expect(() => counting().training.restoreBest()).toThrow('keeps no best state')
  })
})

function busy(milliseconds: number): number {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
  return 0
}
