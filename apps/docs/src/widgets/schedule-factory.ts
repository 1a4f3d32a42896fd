import * as family from '@chainrule/optimizers'
import { type MemberFactory, memberFactory, type Settings, startingSettings } from './member-factory.ts'

type Schedule = (step: number) => number
type Composite = (inner: unknown, settings: Settings) => Schedule

/** What schedules that are made of others are shown with. */
const inside: Readonly<Record<string, () => unknown>> = {
  warmup: decay,
  joinSchedules: () => [0.05, decay(), 0.02, family.linearDecay({ start: 0.05, steps: 50 })],
  multiplySchedules: () => [decay(), family.stepDecay({ start: 1, factor: 0.5, every: 50 })],
  multiplicative: () => (step: number) => (step % 40 === 0 ? 0.5 : 1),
  proportional: decay,
}

/** What to begin with where a schedule leaves the number to its user. */
const given: Settings = {
  start: 0.1,
  peak: 0.1,
  high: 0.1,
  largest: 0.1,
  value: 0.1,
  low: 0.01,
  smallest: 0.01,
  end: 0.001,
  to: 0.1,
  steps: 200,
  every: 50,
  explore: 80,
  exploit: 80,
  decay: 60,
  timescale: 50,
  rate: 0.02,
  modelSize: 64,
  milestones: [50, 100, 150],
  values: [0.01, 0.1, 0.04, 0.08],
}

/** What makes a schedule from its settings, with the others that it may be made of, and the settings to begin with. */
export function scheduleFactory(name: string): { factory: MemberFactory<Schedule>; settings: Settings } {
  const found = memberFactory<Schedule>(family, name)
  const others = inside[name]
  const { hyperparameters } = found.definition
  const needed = Object.entries(hyperparameters)
    .filter(([key, declared]) => key in given && declared.default === undefined)
    .map(([key, { list }]) => [key, list && key === 'steps' ? [0, 60, 140, 200] : given[key]])
  const factory = others
    ? Object.assign((settings: Settings) => (found as unknown as Composite)(others(), settings), {
        definition: found.definition,
      })
    : found
  return { factory, settings: startingSettings(found, Object.fromEntries(needed)) }
}

function decay(): Schedule {
  return family.cosineDecay({ start: 0.1, steps: 200 })
}
