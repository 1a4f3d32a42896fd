import type { Moments } from '@chainrule/autograd'

/** By which of its fans the variance of a layer is scaled, for the declarations of initializers. */
export const fanModes = {
  fanIn: {
    en: 'Inputs of a unit: keeps the variance of activations on the way forward.',
    pt: 'Entradas de uma unidade: mantém a variância das ativações na ida.',
  },
  fanOut: {
    en: 'Outputs of a unit: keeps the variance of gradients on the way back.',
    pt: 'Saídas de uma unidade: mantém a variância dos gradientes na volta.',
  },
  average: { en: 'Half of the sum of both.', pt: 'Metade da soma dos dois.' },
  geometric: { en: 'Root of the product of both.', pt: 'Raiz do produto dos dois.' },
} as const

export type FanMode = keyof typeof fanModes

/**
 * The moments of weights whose variance is scaled to the size of the layer.
 *
 *     σ² = scale / fan
 *
 * Variance scaling in general; Xavier, He and LeCun are scales and fans. A fan below 1, as of an empty layer, counts as 1.
 */
export function scaledByFan(scale: number, mode: FanMode, fans: { fanIn: number; fanOut: number }): Moments {
  return { mean: 0, variance: scale / Math.max(1, fanOf(mode, fans)) }
}

function fanOf(mode: FanMode, { fanIn, fanOut }: { fanIn: number; fanOut: number }): number {
  switch (mode) {
    case 'fanIn':
      return fanIn
    case 'fanOut':
      return fanOut
    case 'average':
      return (fanIn + fanOut) / 2
    case 'geometric':
      return Math.sqrt(fanIn * fanOut)
  }
}
