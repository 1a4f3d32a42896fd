import type { Hyperparameter } from '@chainrule/autograd'
import type { Points } from './between-points.ts'

/** How the steps of a cycle are shared out; `fall` differs between the members. */
export const cycleLengths = {
  steps: { min: 2, whole: true, text: { en: 'Steps in all.', pt: 'Passos ao todo.' } },
  rise: {
    default: 0.3,
    min: 0,
    max: 1,
    text: { en: 'Share of the steps on the way up.', pt: 'Parcela dos passos na subida.' },
  },
} as const satisfies Record<string, Hyperparameter>

/** The share of the steps on the way back. */
export const fallText = {
  en: 'Share of the steps on the way back to the start; 0 for a straight fall to the end.',
  pt: 'Parcela dos passos na volta ao início; 0 para uma queda direta até o fim.',
}

/** What divides the peak of a learning rate. */
export const cycleDivisors = {
  startDivisor: {
    default: 25,
    above: 0,
    text: { en: 'The cycle starts at the peak over this.', pt: 'O ciclo começa no pico sobre isto.' },
  },
  endDivisor: {
    default: 1e4,
    above: 0,
    scale: 'log',
    text: { en: 'The cycle ends at its start over this.', pt: 'O ciclo termina no seu início sobre isto.' },
  },
} as const satisfies Record<string, Hyperparameter>

/** The corners of a cycle, which lie on whole steps as in PyTorch: the last on the last step. */
export function cornersOf(
  { steps, rise, fall }: { readonly steps: number; readonly rise: number; readonly fall: number },
  { start, peak, end }: { readonly start: number; readonly peak: number; readonly end: number },
): Points {
  const inside = (at: number) => Math.min(Math.max(0, at), steps - 1)
  const top = inside(rise * steps - 1)
  if (fall === 0) return { steps: [0, top, steps - 1], values: [start, peak, end] }
  return { steps: [0, top, inside((rise + fall) * steps - 2), steps - 1], values: [start, peak, start, end] }
}

/** The corners of a cycle of learning rates. */
export function rateCorners(settings: {
  readonly peak: number
  readonly steps: number
  readonly rise: number
  readonly fall: number
  readonly startDivisor: number
  readonly endDivisor: number
}): Points {
  const start = settings.peak / settings.startDivisor
  return cornersOf(settings, { start, peak: settings.peak, end: start / settings.endDivisor })
}
