/** Places on the axis of a histogram. */
export interface HistogramScale {
  readonly domain: readonly [number, number]
  readonly bins: number
  place(value: number): number
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
}

const SMALL = 1e-3
const signed = (value: number) => Math.sign(value) * Math.log10(1 + Math.abs(value) / SMALL)

/** Activations by powers of ten to both sides, with the numbers near zero in the middle. */
export const activationScale: HistogramScale = {
  domain: [-6.5, 6.5],
  bins: 65,
  place: signed,
  ticks: [-1000, -1, 0, 1, 1000].map((value) => ({
    at: signed(value),
    text: value < 0 ? `−${-value}` : String(value),
  })),
}

const LOWEST = -12

/** Sizes of gradients by powers of ten; zero stands at the left end. */
export const gradientScale: HistogramScale = {
  domain: [LOWEST, 6],
  bins: 54,
  place: (value) => Math.log10(Math.max(Math.abs(value), 10 ** LOWEST)),
  ticks: [
    { at: -12, text: '0' },
    { at: -8, text: '10⁻⁸' },
    { at: -4, text: '10⁻⁴' },
    { at: 0, text: '1' },
    { at: 4, text: '10⁴' },
  ],
}

/** The share of the values in each bin; what lies beyond the ends counts at them, NaN at none. */
export function histogram({ domain: [low, high], bins, place }: HistogramScale, values: ArrayLike<number>): number[] {
  const shares = new Array<number>(bins).fill(0)
  for (let i = 0; i < values.length; i++) {
    const at = ((place(values[i]) - low) / (high - low)) * bins
    if (Number.isNaN(at)) continue
    shares[Math.max(0, Math.min(bins - 1, Math.floor(at)))] += 1 / values.length
  }
  return shares
}
