import type { Sight } from './protocol.ts'

/** What became of a network, where, and when; `layer` counts hidden layers from 0. */
export type Verdict =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'exploded'; readonly step: number }
  | { readonly kind: 'nothing'; readonly step: number; readonly layer: number }
  | { readonly kind: 'dead'; readonly step: number; readonly layer: number }
  | { readonly kind: 'vanished'; readonly step: number; readonly layer: number }
  | { readonly kind: 'learns'; readonly from: number; readonly to: number }
  | { readonly kind: 'slow'; readonly from: number; readonly to: number }

/** Gradients below this move no weight in float32 that one could see. */
const NOTHING = 1e-9

/**
 * Judges a network by what was seen of it: the first step at which it cannot learn any more, and why. Whether one learns is
 * only known at the last of its `steps`.
 */
export function verdictOf(sights: readonly Sight[], steps: number): Verdict {
  const [first] = sights
  const last = sights.at(-1)
  if (!first || !last) return { kind: 'waiting' }
  for (const { step, loss, layers } of sights) {
    if (!Number.isFinite(loss)) return { kind: 'exploded', step }
    const dead = layers.findIndex((layer) => layer.dead === 1)
    if (dead >= 0) {
      const never = step === 0 && layers[dead].weightVariance === 0
      return { kind: never ? 'nothing' : 'dead', step, layer: dead }
    }
    const silent = layers.findIndex(({ gradient }) => gradient < NOTHING)
    if (silent >= 0) return { kind: 'vanished', step, layer: silent }
  }
  if (last.step < steps) return { kind: 'waiting' }
  if (last.loss < 0.7 * first.loss) return { kind: 'learns', from: first.loss, to: last.loss }
  return { kind: 'slow', from: first.loss, to: last.loss }
}

/** The step from which on nothing is learned; null where it goes on. */
export function stopsAt(verdict: Verdict): number | null {
  return 'step' in verdict ? verdict.step : null
}
