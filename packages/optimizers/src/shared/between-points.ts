import { ChainruleError, type Hyperparameter } from '@chainrule/autograd'

/** The lists of a schedule that goes through points. */
export const pointLists = {
  steps: {
    min: 0,
    list: 'rising',
    text: { en: 'Where the points are.', pt: 'Onde estão os pontos.' },
  },
  values: { list: 'any', text: { en: 'The values there.', pt: 'Os valores ali.' } },
} as const satisfies Record<string, Hyperparameter>

/** What schedules through points have: the value before the first point and after the last stays. */
export interface Points {
  readonly steps: readonly number[]
  readonly values: readonly number[]
}

/**
 * The value on the way from point to point.
 *
 * @param ease - Share of the way that is made after a share of the time.
 */
export function betweenPoints(step: number, { steps, values }: Points, ease: (share: number) => number): number {
  const next = steps.findIndex((at) => step <= at)
  if (next <= 0) return next === 0 ? values[0] : values[values.length - 1]
  const share = ease((step - steps[next - 1]) / (steps[next] - steps[next - 1]))
  return values[next - 1] * (1 - share) + values[next] * share
}

/** In a straight line. */
export function straight(share: number): number {
  return share
}

/** Along half a cosine, slow at both ends. */
export function halfCosine(share: number): number {
  return (1 - Math.cos(Math.PI * share)) / 2
}

/** Throws unless there are points, and a value for each. */
export function requirePoints(schedule: string, { steps, values }: Points): void {
  if (values.length > 0 && values.length === steps.length) return
  throw new ChainruleError(
    'points-do-not-fit',
    `${schedule}: there are ${steps.length} steps and ${values.length} values.`,
    'Name as many values as steps, and at least one of each.',
  )
}
