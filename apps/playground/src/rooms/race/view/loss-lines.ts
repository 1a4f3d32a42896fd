import type { Line, LineData } from '@chainrule/widgets'
import type { Course } from '../protocol.ts'

/** What lies below counts as the lowest point on a logarithmic axis, what lies above has left the picture. */
const LEAST = 1e-10
const MOST = 1e10

/** The losses of all courses over the same steps; on a logarithmic axis losses below zero are left out. */
export function lossLines(
  courses: readonly Course[],
  named: readonly Line[],
  logarithmic: boolean,
): { lines: Line[]; data: LineData } {
  const known = courses.filter(({ entrant, losses }) => named[entrant] && losses.length > 0)
  const steps = [...new Set(known.flatMap((course) => course.steps))].sort((a, b) => a - b)
  const columns = known.map(({ steps: at, losses }) => {
    const byStep = new Map(at.map((step, place) => [step, losses[place]]))
    return steps.map((step) => {
      const loss = byStep.get(step)
      if (loss === undefined || !Number.isFinite(loss)) return null
      if (!logarithmic) return loss
      return loss > MOST || loss < 0 ? null : Math.max(loss, LEAST)
    })
  })
  return { lines: known.map(({ entrant }) => named[entrant]), data: [steps, ...columns] }
}
