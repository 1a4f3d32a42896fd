import type { Hyperparameter } from '@chainrule/autograd'

/** How the way of a slider, from 0 to 1, stands for the values of a number. */
export interface SliderScale {
  toValue(position: number): number
  /** Values beyond the ends stand at them. */
  toPosition(value: number): number
}

/**
 * The scale of a slider, from what a plugin declares of a number.
 *
 * Logarithmic where declared so, with 0 at the left end if it is allowed. Shares that may not reach 1 and are near it (decays
 * of moments) are logarithmic in their distance from 1. Otherwise linear; where a bound is missing, it is a few times
 * the default away.
 */
export function sliderScale(declared: Hyperparameter): SliderScale {
  const { scale, whole = false, below, default: usual = 0 } = declared
  if (below === 1 && usual >= 0.8 && !whole) return towardsOne
  if (scale === 'log') return logarithmic(declared)
  return linear(declared)
}

const DECADES_TO_ONE = 5

const towardsOne: SliderScale = {
  toValue: (position) => rounded(1 - 10 ** (-DECADES_TO_ONE * position), 5),
  toPosition: (value) => clamp(-Math.log10(Math.max(1 - value, 1e-9)) / DECADES_TO_ONE),
}

function logarithmic({ min, max, above, below, default: usual, whole = false }: Hyperparameter): SliderScale {
  const centre = usual && usual > 0 ? usual : 0.01
  const lowest = Math.max(min ?? above ?? 0, 0)
  const low = Math.log10(lowest > 0 ? lowest : centre / 1000)
  const high = Math.log10(max ?? below ?? Math.max(1, centre * 1000))
  const zeroAllowed = min !== undefined && min <= 0
  // The left hundredth of the way is 0 itself.
  const from = zeroAllowed ? 0.01 : 0
  return {
    toValue(position) {
      if (position < from) return 0
      const value = 10 ** (low + ((position - from) / (1 - from)) * (high - low))
      return whole ? Math.round(value) : inside(Number(value.toPrecision(2)), above, below)
    },
    toPosition: (value) => (value <= 0 ? 0 : clamp(from + ((Math.log10(value) - low) / (high - low)) * (1 - from))),
  }
}

function linear({ min, max, above, below, default: usual, whole = false }: Hyperparameter): SliderScale {
  const reach = 4 * Math.max(Math.abs(usual ?? 0), whole ? 5 : 0.25)
  const low = min ?? above ?? -reach
  const high = max ?? below ?? Math.max(reach, low + reach)
  return {
    toValue(position) {
      const value = low + position * (high - low)
      return whole ? Math.round(value) : inside(rounded(value, 3 - Math.ceil(Math.log10(high - low))), above, below)
    },
    toPosition: (value) => clamp((value - low) / (high - low)),
  }
}

/** Moves a value that lies on an open bound a little to the inner side. */
function inside(value: number, above = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY): number {
  const little = Number.isFinite(below - above) ? (below - above) / 1000 : 1e-6
  return value <= above ? above + little : value >= below ? below - little : value
}

function rounded(value: number, digits: number): number {
  const unit = 10 ** digits
  return Math.round(value * unit) / unit
}

function clamp(position: number): number {
  return Math.min(1, Math.max(0, position))
}
