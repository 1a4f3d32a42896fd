import type { Course } from '../protocol.ts'

/** The results as a table with commas: a row for each step of each entrant. */
export function raceTable(courses: readonly Course[], names: readonly string[]): string {
  const rows = courses.flatMap(({ entrant, steps, losses, points }) =>
    steps.map((step, place) => {
      const where = points.length > 0 ? [points[2 * step], points[2 * step + 1]] : ['', '']
      return [entrant + 1, names[entrant], step, losses[place], ...where].join(',')
    }),
  )
  return `${['entrant,optimizer,step,loss,x,y', ...rows].join('\n')}\n`
}
