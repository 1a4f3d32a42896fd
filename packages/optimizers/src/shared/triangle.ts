import type { Hyperparameter } from '@chainrule/autograd'

/** What cyclic schedules have in common. */
export const cycleSettings = {
  low: { text: { en: 'Value at the start of each cycle.', pt: 'Valor no início de cada ciclo.' } },
  high: { text: { en: 'Value at the top of the first cycle.', pt: 'Valor no topo do primeiro ciclo.' } },
  up: { default: 2000, above: 0, text: { en: 'Steps on the way up.', pt: 'Passos na subida.' } },
  down: {
    default: 0,
    min: 0,
    whole: true,
    text: {
      en: 'Steps on the way down; 0 for as many as up.',
      pt: 'Passos na descida; 0 para tantos quanto na subida.',
    },
  },
} as const satisfies Record<string, Hyperparameter>

/** The number of the cycle at a step, from 0 on, and the height there: 0 at its ends, 1 at its top. */
export function triangleAt(
  step: number,
  { up, down }: { readonly up: number; readonly down: number },
): { cycle: number; height: number } {
  const fall = down === 0 ? up : down
  const cycle = Math.floor(step / (up + fall))
  const place = step - cycle * (up + fall)
  return { cycle, height: place <= up ? place / up : (up + fall - place) / fall }
}
