import { restore, type Snapshot, snapshot, type TypedArray } from '@chainrule/autograd'
import { decode, encode } from '@chainrule/safetensors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkpointOf } from './checkpoint-of.ts'
import { restoreCheckpoint } from './restore-checkpoint.ts'
import { smallRun } from './small-run.fixture.ts'
import { train } from './train.ts'

const halving = (step: number) => 0.05 * 0.9 ** step
const total = 11

/** The whole of a run: 4 batches in an epoch, an evaluation every 3 steps, the best state kept. */
function setUp(compiled: boolean) {
  const { run, data, step, all, lossOf } = smallRun({ compiled, learningRate: halving })
  const training = train({
    data,
    step,
    steps: total,
    evaluate: () => ({ loss: lossOf(run.model(all.x), all.y) }),
    evaluateEvery: 3,
    keepBest: { of: { model: run.model }, metric: 'loss', goal: 'min' },
  })
  return { ...run, training }
}

async function walk({ training }: ReturnType<typeof setUp>, events = Number.POSITIVE_INFINITY) {
  const seen = []
  for await (const event of training) {
    if (event.type !== 'end') seen.push(event)
    if (seen.length === events) break
  }
  return seen
}

describe.each([false, true])('a resumed run (compiled: %s)', (compiled) => {
  it('equals one that was never stopped, bit for bit, wherever it was stopped', async () => {
    const uninterrupted = setUp(compiled)
    const events = await walk(uninterrupted)
    const state = bitsOf(snapshot(uninterrupted))
    expect(events.filter(({ type }) => type === 'step')).toHaveLength(total)

    const stopAfter = fc.integer({ min: 1, max: events.length - 1 })
    await fc.assert(
      fc.asyncProperty(stopAfter, fc.constantFrom('file', 'memory'), async (stop, way) => {
        const first = setUp(compiled)
        const before = await walk(first, stop)
        const second = setUp(compiled)
        if (way === 'file') {
          const { tensors, metadata } = checkpointOf(first)
          restoreCheckpoint(second, decode(encode(tensors, metadata)))
        } else restore(second, snapshot(first))

        expect([...before, ...(await walk(second))]).toEqual(events)
        expect(bitsOf(snapshot(second))).toEqual(state)
      }),
      {
        numRuns: 12,
        examples: [
          [1, 'file'],
          [5, 'file'],
          [events.length - 1, 'memory'],
        ],
      },
    )
  })

  it('still knows the best state, even if that was reached before it was stopped', async () => {
    const scores = [0, 5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    const make = () => {
      const { run, data, step } = smallRun({ compiled })
      const evaluate = ({ step }: { step: number }) => ({ score: scores[step] })
      const keepBest = { of: run.model, metric: 'score', goal: 'max' } as const
      return { ...run, training: train({ data, step, steps: total, evaluate, evaluateEvery: 1, keepBest }) }
    }
    const first = make()
    let best: Snapshot | undefined
    for await (const event of first.training) {
      if (event.type === 'evaluation' && event.isBest) best = snapshot(first.model)
      if (event.type === 'step' && event.step === 4) break
    }
    const second = make()
    const { tensors, metadata } = checkpointOf(first)
    restoreCheckpoint(second, decode(encode(tensors, metadata)))
    await second.training.finish()
    expect(second.training.best).toEqual({ value: 5, step: 1, epoch: 1, since: total - 1 })
    second.training.restoreBest()
    expect(snapshot(second.model)).toEqual(best)
  })

  it('goes back in time when a snapshot is restored while its loop runs', async () => {
    const run = setUp(compiled)
    const losses: number[] = []
    let saved: Snapshot | undefined
    for await (const event of run.training) {
      if (event.type !== 'step') continue
      losses.push(event.metrics.loss)
      if (losses.length === 2) saved = snapshot(run)
      if (losses.length === 5 && saved) restore(run, saved)
    }
    expect(losses.slice(5, 8)).toEqual(losses.slice(2, 5))
    expect(losses).toHaveLength(total + 3)
  })
})

it('refuses progress that is none', () => {
  const { training } = setUp(false)
  for (const bad of [null, {}, { ...training.progress(), step: -1 }, { ...training.progress(), best: {} }]) {
    expect(() => training.resume(bad as never)).toThrow(expect.objectContaining({ code: 'not-training-progress' }))
  }
})

it('refuses to go on with data that are too short', async () => {
  const make = (data: number[]) => train({ data, step: () => 0, epochs: 1 })
  const first = make([1, 2, 3])
  for await (const event of first) if (event.step === 2) break
  const second = make([1])
  second.resume(first.progress())
  await expect(second.finish()).rejects.toMatchObject({ code: 'other-data' })
})

/** Bits, since equal numbers may differ in them. */
function bitsOf({ cells, parts }: Snapshot) {
  const bits = (data: TypedArray) => Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('hex')
  return { cells: new Map([...cells].map(([path, data]) => [path, bits(data)])), parts }
}
