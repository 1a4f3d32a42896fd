import {
  type Optimizer,
  optimize,
  type Regularizer,
  type RunningOptimizer,
  type Schedule,
  settingsOf,
} from '@chainrule/autograd'
import { chain, only } from '@chainrule/optimizers'
import { type Chosen, entryOf } from '../../../catalogue/entry.ts'
import { optimizerNamed } from '../../../catalogue/optimizers.ts'
import { isPenalty, regularizers, type WeightRule } from '../../../catalogue/regularizers.ts'
import { schedules } from '../../../catalogue/schedules.ts'
import type { TrainConfig } from '../config.ts'
import type { Network } from './build-network.ts'

/** The optimizer at work, and the penalties that go into the loss. */
export interface Method {
  readonly optimizer: RunningOptimizer
  /** Whether the step can be captured: not where the update decides by numbers that it reads. */
  readonly capturable: boolean
  /** For each layer, the output layer last; null without one. */
  readonly penalties: readonly (Regularizer | null)[]
  /** Sets a number of the optimizer, or puts a schedule in its place. */
  set(name: string, value: number | Chosen): void
  /** Sets a number of a layer's penalty or constraint. */
  setRule(layer: number, name: string, value: number): void
  /** The numbers in force. */
  numbers(): Readonly<Record<string, number>>
}

/** The optimizer of a configuration, with the constraints of the layers behind it. @throws ChainruleError */
export function buildOptimizer(config: TrainConfig, { model, linears }: Network): Method {
  const { name, settings } = config.optimizer
  const entry = optimizerNamed(name)
  if (!entry) throw new Error(`There is no optimizer "${name}".`)
  const rules = [...config.layers, config.output].map(({ regularizer }) => ruleOf(regularizer))
  const constraints = rules.flatMap((rule, layer) => {
    if (!rule || isPenalty(rule)) return []
    const own = only(rule, (parameter) => parameter.name === linears[layer].weight.name)
    return [{ ...own, name: `layer${layer}` } as Optimizer]
  })
  const main = entry.make(settings)
  const optimizer = optimize(model, constraints.length > 0 ? chain(main, ...constraints) : main, { seed: config.seed })
  const prefix = constraints.length > 0 ? `${main.name}.` : ''
  const set = (key: string, value: number | Chosen) => {
    if (entry.hyperparameters[key]?.fixed) return
    settingsOf(optimizer).set(`${prefix}${key}`, typeof value === 'number' ? value : scheduleOf(value))
  }
  for (const [key, schedule] of Object.entries(config.schedules)) set(key, schedule)
  return {
    optimizer,
    capturable: !main.needs?.includes('read'),
    penalties: rules.map((rule) => (rule && isPenalty(rule) ? rule : null)),
    set,
    setRule(layer, key, value) {
      const rule = rules[layer]
      if (rule && isPenalty(rule)) rule.settings.set(key, value)
      else if (rule) settingsOf(optimizer).set(`layer${layer}.${rule.name}.${key}`, value)
    },
    numbers: () =>
      Object.fromEntries(
        Object.keys(entry.hyperparameters).map((key) => [key, settingsOf(optimizer).get(`${prefix}${key}`)]),
      ),
  }
}

function ruleOf(chosen: Chosen | null): WeightRule | null {
  if (!chosen) return null
  const entry = entryOf(regularizers(), chosen.name)
  if (!entry) throw new Error(`There is no regularizer "${chosen.name}".`)
  return entry.make(chosen.settings)
}

function scheduleOf({ name, settings }: Chosen): Schedule {
  const entry = entryOf(schedules(), name)
  if (!entry) throw new Error(`There is no schedule "${name}".`)
  return entry.make(settings)
}
