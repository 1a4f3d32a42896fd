import type { Optimizer } from '@chainrule/autograd'
import { optimize, parameter, tensor } from '@chainrule/autograd'
import * as family from '@chainrule/optimizers'
import { type Entry, entriesOf, entryOf } from './entry.ts'
import { startingSettings } from './starting-settings.ts'

let known: Entry<Optimizer>[] | null = null

/** Every optimizer of the family that can train a network by itself. */
export function optimizers(): readonly Entry<Optimizer>[] {
  known ??= entriesOf(family).filter(isOptimizer)
  return known
}

/** One of them, without trying all others: what a worker needs to begin. */
export function optimizerNamed(name: string): Entry<Optimizer> | undefined {
  if (known) return entryOf(known, name)
  const entry = entryOf(entriesOf(family), name)
  return entry && isOptimizer(entry) ? entry : undefined
}

/**
 * What an optimizer needs beyond its declared defaults, so that it can be made: the number of examples of which the loss is a
 * mean.
 */
export function optimizerSettings(entry: Entry<Optimizer>, batchSize: number) {
  return startingSettings(entry, { batchSize })
}

/** Alone, and with a gradient, it goes where the gradient says; links of a chain and wrappers do not. */
function isOptimizer(entry: Entry<unknown>): entry is Entry<Optimizer> {
  if ('learningRate' in entry.hyperparameters) return true
  try {
    return (
      moved(entry.make(startingSettings(entry)) as Optimizer, 1) !==
      moved(entry.make(startingSettings(entry)) as Optimizer, -1)
    )
  } catch {
    return false
  }
}

function moved(optimizer: Optimizer, slope: number): number {
  const w = parameter(tensor([1]))
  const running = optimize({ w }, optimizer)
  // Some do not move before their second step.
  for (let step = 0; step < 3 && w.item() === 1; step++) running.step(() => w.mul(slope).sum())
  return w.item()
}
