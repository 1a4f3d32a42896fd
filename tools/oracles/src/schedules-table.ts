import type { Schedule } from '@chainrule/autograd'
import {
  constantSchedule,
  cosineDecay,
  cosineRestarts,
  decayingCycle,
  exponentialDecay,
  halvingCycle,
  joinSchedules,
  linearDecay,
  linearOneCycle,
  multiplySchedules,
  multiStepDecay,
  oneCycle,
  polynomialDecay,
  reduceOnPlateau,
  stepDecay,
  triangularCycle,
} from '@chainrule/optimizers'
import { type Attributes, readAttributes } from './attributes.ts'
import { Missing } from './outcome.ts'
import { type Call, readCall } from './schedule-names.ts'

/** Our schedules by the names of the reference files, from the base rate and the options that PyTorch gives them. */
interface Entry {
  /** The names of PyTorch's arguments in their order, for names that are written as calls. */
  readonly positions: readonly string[]
  make(rate: number, options: Attributes, inner: readonly Call[]): Schedule
}

const table: { readonly [name: string]: Entry } = {
  StepLR: {
    positions: ['step_size', 'gamma'],
    make: (start, o) => stepDecay({ start, factor: o.number('gamma'), every: o.number('step_size') ?? 1 }),
  },
  MultiStepLR: {
    positions: ['milestones', 'gamma'],
    make: (start, o) =>
      multiStepDecay({ start, factor: o.number('gamma'), milestones: rising(o.list('milestones') ?? []) }),
  },
  ConstantLR: {
    positions: ['factor', 'total_iters'],
    make(value, o) {
      const [factor, steps] = [o.number('factor') ?? 1 / 3, o.number('total_iters') ?? 5]
      // PyTorch's never ends where its end is its beginning.
      return constantSchedule({ value, factor, steps: steps === 0 ? 1e300 : steps })
    },
  },
  LinearLR: {
    positions: ['start_factor', 'end_factor', 'total_iters'],
    make: (rate, o) =>
      linearDecay({
        start: rate * (o.number('start_factor') ?? 1 / 3),
        end: rate * (o.number('end_factor') ?? 1),
        steps: o.number('total_iters') ?? 5,
      }),
  },
  ExponentialLR: {
    positions: ['gamma'],
    make: (start, o) => exponentialDecay({ start, factor: o.number('gamma') ?? 1 }),
  },
  PolynomialLR: {
    positions: ['total_iters', 'power'],
    make: (start, o) => polynomialDecay({ start, steps: o.number('total_iters') ?? 5, power: o.number('power') }),
  },
  CosineAnnealingLR: {
    positions: ['T_max', 'eta_min'],
    make(start, o) {
      const steps = o.number('T_max') ?? 1
      const decay = cosineDecay({ start, end: o.number('eta_min'), steps })
      // PyTorch's goes up again where ours has arrived.
      return (step) => decay(steps - Math.abs((step % (2 * steps)) - steps))
    },
  },
  CosineAnnealingWarmRestarts: {
    positions: ['T_0', 'T_mult', 'eta_min'],
    make: (start, o) =>
      cosineRestarts({ start, end: o.number('eta_min'), steps: o.number('T_0') ?? 1, growth: o.number('T_mult') }),
  },
  OneCycleLR: {
    positions: ['max_lr', 'total_steps'],
    make(rate, o) {
      const rise = o.number('pct_start') ?? 0.3
      const inStraightLines = o.text('anneal_strategy') === 'linear'
      // About the momentum, which the files do not have.
      o.flag('cycle_momentum', 'base_momentum', 'max_momentum')
      return (inStraightLines ? linearOneCycle : oneCycle)({
        peak: o.number('max_lr') ?? rate,
        steps: o.number('total_steps') ?? (o.number('epochs') ?? 1) * (o.number('steps_per_epoch') ?? 1),
        rise,
        fall: o.flag('three_phase') ? rise : 0,
        startDivisor: o.number('div_factor'),
        endDivisor: o.number('final_div_factor'),
      })
    },
  },
  CyclicLR: {
    positions: ['base_lr', 'max_lr', 'step_size_up', 'step_size_down', 'mode', 'gamma'],
    make(rate, o) {
      o.flag('cycle_momentum', 'base_momentum', 'max_momentum')
      const mode = o.text('mode') ?? 'triangular'
      const factor = o.number('gamma') ?? 1
      const settings = {
        low: o.number('base_lr') ?? rate,
        high: o.number('max_lr') ?? rate,
        up: o.number('step_size_up'),
        down: o.number('step_size_down'),
      }
      if (mode === 'exp_range') return decayingCycle({ ...settings, factor })
      return (mode === 'triangular2' ? halvingCycle : triangularCycle)(settings)
    },
  },
  ReduceLROnPlateau: {
    positions: ['mode', 'factor', 'patience', 'threshold', 'threshold_mode', 'cooldown', 'min_lr', 'eps'],
    make(start, o) {
      const threshold = o.number('threshold') ?? 1e-4
      const isAbsolute = o.text('threshold_mode') === 'abs'
      return reduceOnPlateau({
        start,
        goal: o.text('mode') === 'max' ? 'max' : 'min',
        factor: o.number('factor'),
        patience: o.number('patience'),
        threshold: isAbsolute ? 0 : threshold,
        absoluteThreshold: isAbsolute ? threshold : 0,
        cooldown: o.number('cooldown'),
        end: o.number('min_lr'),
        epsilon: o.number('eps'),
      })
    },
  },
  SequentialLR: {
    positions: [],
    make: (rate, o, inner) =>
      joinSchedules(
        inner.map((call) => fromCall(call, rate)),
        { milestones: o.list('milestones') ?? [] },
      ),
  },
  ChainedScheduler: {
    positions: [],
    make: (rate, _, inner) => multiplySchedules([rate, ...inner.map((call) => fromCall(call, 1))]),
  },
}

/**
 * Our schedule for the name and the options of a reference; what follows a dash is no part of the name, and what stands in
 * brackets are its arguments.
 *
 * @throws Missing where this version has none of that name.
 */
export function makeSchedule(name: string, rate: number, options: Attributes): Schedule {
  const { kind, inner } = readCall(name)
  return entryOf(kind).make(rate, options, inner)
}

function fromCall({ kind, values, named, inner }: Call, rate: number): Schedule {
  const { positions, make } = entryOf(kind)
  const options = Object.fromEntries(values.map((value, i) => [positions[i], value]))
  return make(rate, readAttributes({ ...options, ...named }), inner)
}

function entryOf(kind: string): Entry {
  if (!Object.hasOwn(table, kind)) throw new Missing(`There is no schedule "${kind}" in this version.`)
  return table[kind]
}

function rising(list: readonly number[]): number[] {
  return [...list].sort((a, b) => a - b)
}
