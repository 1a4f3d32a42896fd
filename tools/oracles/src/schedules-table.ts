import type { Schedule } from '@chainrule/autograd'
import { cosineDecay } from '@chainrule/optimizers'
import type { Attributes } from './attributes.ts'
import { Missing } from './outcome.ts'

/** Our schedules by the names of the reference files, from the base rate and the options that PyTorch gives them. */
type ScheduleTable = { readonly [name: string]: (rate: number, options: Attributes) => Schedule }

const table: ScheduleTable = {
  CosineAnnealingLR: (start, o) => {
    const steps = o.number('T_max') ?? 1
    const decay = cosineDecay({ start, end: o.number('eta_min'), steps })
    // PyTorch's goes up again where ours has arrived.
    return (step) => decay(steps - Math.abs((step % (2 * steps)) - steps))
  },
}

/**
 * Our schedule for the name and the options of a reference; what follows a dash or stands in brackets is no part of the name.
 *
 * @throws Missing where this version has none of that name.
 */
export function makeSchedule(name: string, rate: number, options: Attributes): Schedule {
  const kind = name.split(/[-(]/)[0]
  if (!Object.hasOwn(table, kind)) throw new Missing(`There is no schedule "${name}" in this version.`)
  return table[kind](rate, options)
}
