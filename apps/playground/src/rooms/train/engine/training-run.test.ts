import { abs, max, settingsOf } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { entryOf } from '../../../catalogue/entry.ts'
import { optimizerSettings, optimizers } from '../../../catalogue/optimizers.ts'
import { firstConfig, type LayerConfig, type TrainConfig, usualLayer } from '../config.ts'
import { prepareExamples } from './prepare-examples.ts'
import { createTimeline } from './timeline.ts'
import { startRun } from './training-run.ts'

function startedRun(changes: Partial<TrainConfig> = {}) {
  const config = { ...firstConfig, ...changes }
  return startRun(config, prepareExamples(config, null))
}

const numbersOf = (run: ReturnType<typeof startRun>) =>
  Object.values(run.weights()).flatMap(({ data }) => Array.from(data, Number))

function withOptimizer(name: string, given: Record<string, number> = {}): Partial<TrainConfig> {
  const entry = entryOf(optimizers(), name)
  if (!entry) throw new Error(name)
  return { optimizer: { name, settings: { ...optimizerSettings(entry, 32), ...given } } }
}

describe('startRun', () => {
  it('parts the spirals with Adam', () => {
    const run = startedRun()
    const before = run.evaluate()
    expect(before.trainAccuracy).toBeLessThan(0.8)
    for (let step = 0; step < 1500; step++) run.step()
    const after = run.evaluate()
    expect(after.trainLoss).toBeLessThan(before.trainLoss / 4)
    expect(after.testAccuracy).toBeGreaterThan(0.9)
  })

  it('learns three classes and a number', () => {
    for (const [name, least] of [
      ['rings', 0.9],
      ['hills', null],
    ] as const) {
      const run = startedRun({ data: { ...firstConfig.data, name, noise: 0 } })
      const before = run.evaluate()
      for (let step = 0; step < 400; step++) run.step()
      const { trainLoss, testAccuracy } = run.evaluate()
      expect(trainLoss, name).toBeLessThan(before.trainLoss / 2)
      if (least !== null) expect(testAccuracy).toBeGreaterThan(least)
      else expect(testAccuracy).toBeNull()
    }
  })

  it('takes the same way from the same seed, and another from another', () => {
    const [a, b, c] = [startedRun(), startedRun(), startedRun({ seed: 2 })]
    for (const run of [a, b, c]) for (let step = 0; step < 30; step++) run.step()
    expect(numbersOf(a)).toEqual(numbersOf(b))
    expect(numbersOf(a)).not.toEqual(numbersOf(c))
  })

  it.each(optimizers().map(({ name }) => name))('makes five steps with %s', (name) => {
    // Newton's equations of a network have no single solution until they are damped.
    const run = startedRun(withOptimizer(name, name === 'newton' ? { damping: 1 } : {}))
    const before = numbersOf(run)
    for (let step = 0; step < 5; step++) run.step()
    const after = numbersOf(run)
    expect(after).not.toEqual(before)
    expect(after.every(Number.isFinite)).toBe(true)
    expect(run.evaluate().trainLoss).toBeGreaterThan(0)
  })

  it('puts penalties into what is minimised and not into the loss that is shown, and holds constraints', () => {
    const layers: LayerConfig[] = [
      { ...usualLayer(6), regularizer: { name: 'l1', settings: { strength: 0.1 } } },
      { ...usualLayer(6), regularizer: { name: 'unitNorm', settings: {} } },
    ]
    const run = startedRun({ layers })
    for (let step = 0; step < 300; step++) run.step()
    const [first, second] = run.linears.map(({ weight }) => weight)
    expect(abs(first).mean().item()).toBeLessThan(0.05)
    for (const length of second.square().sum(1).sqrt().data()) expect(length).toBeCloseTo(1, 3)
  })

  it('changes the numbers of penalties and constraints while it runs', () => {
    const layers: LayerConfig[] = [
      { ...usualLayer(6), regularizer: { name: 'l2', settings: { strength: 0 } } },
      { ...usualLayer(6), regularizer: { name: 'maxNorm', settings: { max: 5 } } },
    ]
    const run = startedRun({ layers })
    run.step()
    run.apply({ kind: 'rule', layer: 0, name: 'strength', value: 1 })
    run.apply({ kind: 'rule', layer: 1, name: 'max', value: 0.5 })
    for (let step = 0; step < 300; step++) run.step()
    const [first, second] = run.linears.map(({ weight }) => weight)
    expect(abs(first).mean().item()).toBeLessThan(0.05)
    expect(max(second.square().sum(1).sqrt()).item()).toBeLessThan(0.501)
    expect(run.config.layers[1].regularizer?.settings.max).toBe(0.5)
  })

  it('shows what every layer gives, and the prediction as a probability', () => {
    const run = startedRun()
    const seen = run.look(Float32Array.of(0, 0, 1, 1, -1, 2))
    expect(seen.map(({ length }) => length)).toEqual([24, 24, 3])
    expect(seen[2].every((value) => value > 0 && value < 1)).toBe(true)
  })
})

describe('createTimeline', () => {
  it('goes back to any step exactly, and forward again, with what was changed on the way', () => {
    const run = startedRun({ layers: [{ ...usualLayer(5), dropout: 0.2 }, usualLayer(4)] })
    const timeline = createTimeline(run)
    const seen = new Map<number, number[]>()
    for (let step = 1; step <= 600; step++) {
      timeline.step()
      if (step === 200) timeline.change({ kind: 'optimizer', name: 'learningRate', value: 0.001 })
      if (step === 333) timeline.change({ kind: 'weight', parameter: '0.weight', index: 2, value: 3 })
      if (step === 450) {
        const settings = { start: 0.05, end: 0, steps: 100 }
        timeline.change({ kind: 'optimizer', name: 'learningRate', value: { name: 'cosineDecay', settings } })
      }
      seen.set(step, numbersOf(run))
    }
    for (const step of [599, 1, 450, 449, 333, 332, 201, 200, 600, 77]) {
      timeline.seek(step)
      expect(run.steps).toBe(step)
      expect(numbersOf(run), `step ${step}`).toEqual(seen.get(step))
    }
    timeline.seek(100)
    expect(settingsOf(run.optimizer).get('learningRate')).toBe(0.02)
    timeline.seek(500)
    expect(settingsOf(run.optimizer).get('learningRate')).toBeCloseTo(0.025 * (1 + Math.cos(Math.PI)), 9)
  })

  it('forgets what was to come when the run goes on from an earlier step', () => {
    const timeline = createTimeline(startedRun())
    for (let step = 0; step < 40; step++) timeline.step()
    timeline.seek(10)
    timeline.change({ kind: 'optimizer', name: 'learningRate', value: 0 })
    expect(timeline.furthest).toBe(10)
    const before = numbersOf(timeline.run)
    for (let step = 0; step < 5; step++) timeline.step()
    expect(timeline.furthest).toBe(15)
    expect(numbersOf(timeline.run)).toEqual(before)
    expect(Math.max(...timeline.history.steps)).toBe(15)
  })

  it('keeps its history short', () => {
    const timeline = createTimeline(startedRun({ layers: [usualLayer(2)] }))
    for (let step = 0; step < 3000; step++) timeline.step()
    const { steps } = timeline.history
    expect(steps.length).toBeLessThanOrEqual(400)
    expect(steps[0]).toBe(0)
    expect(steps.at(-1)).toBeGreaterThan(2980)
  })

  it('notes the step at which the loss is no longer a number', () => {
    const timeline = createTimeline(
      startedRun({
        ...withOptimizer('gradientDescent', { learningRate: 1e30 }),
        data: { ...firstConfig.data, name: 'hills' },
      }),
    )
    for (let step = 0; step < 20; step++) timeline.step()
    expect(timeline.divergedAt).toBeGreaterThan(0)
    timeline.seek(0)
    expect(timeline.run.evaluate().trainLoss).toBeLessThan(10)
  })
})
