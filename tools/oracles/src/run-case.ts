import type { Case } from './cases.ts'
import { runGradientCase } from './gradients.ts'
import { runOptimizerCase } from './optimizers.ts'
import { describeError, Missing, type Outcome } from './outcome.ts'
import { runScheduleCase } from './schedules.ts'
import { runTrainingCase } from './trainings/index.ts'

/** Runs one case of any kind; the field that names what is tested tells the kind. */
export function runCase(reference: Case): Outcome {
  const kind = kinds.find(([field]) => typeof reference?.[field] === 'string')
  if (!kind) {
    const fields = Object.keys(reference ?? {}).join(', ')
    return { title: 'a case of no known kind', problems: [`It has the fields ${fields || 'of nothing'}.`] }
  }
  const [field, run] = kind
  try {
    return run(reference)
  } catch (error) {
    const title = `${reference[field]} ${JSON.stringify(reference.options ?? {})}`
    if (error instanceof Missing) return { title, problems: [error.message], missing: true }
    return { title, problems: [describeError(error)] }
  }
}

const kinds: readonly (readonly [field: string, run: (reference: Case) => Outcome])[] = [
  ['op', runGradientCase],
  ['optimizer', runOptimizerCase],
  ['schedule', runScheduleCase],
  ['training', runTrainingCase],
]
