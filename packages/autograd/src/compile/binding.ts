import type { Backend, Storage } from '../backend.ts'
import { resident } from '../evaluate.ts'
import type { Cell, Source } from '../graph.ts'

/** What a plan reads, in arrays that stay, and how to fill them anew for a run. */
export interface Binding {
  readonly inputs: readonly (Storage | null)[]
  readonly scalars: readonly number[]
  bind(): void
}

/**
 * Binds the inputs of a captured step: cells as they are when it runs, not as they were when it was written down.
 *
 * Inputs are sorted by kind once, so that each loop of a replay does one thing; small steps are made of little else.
 */
export function bindingOf(backend: Backend, sources: readonly Source[]): Binding {
  const inputs: (Storage | null)[] = sources.map(() => null)
  const scalars = sources.map(() => Number.NaN)
  const numbers: { readonly place: number; readonly value: () => number }[] = []
  const cells: { readonly place: number; readonly cell: Cell }[] = []
  const others: { readonly place: number; readonly storage: () => Storage }[] = []
  for (const [place, source] of sources.entries()) {
    if (source.kind === 'state') {
      const { cell, version } = source
      // Looks up a version that is not there, which says why.
      if (cell.version !== version) cell.storageAt(Number.NaN)
      cells.push({ place, cell })
    } else if (source.kind !== 'scalar') {
      others.push({ place, storage: source.kind === 'data' ? () => source.storage : source.bind })
    } else if (typeof source.value === 'function') numbers.push({ place, value: source.value })
    else scalars[place] = source.value
  }
  return {
    inputs,
    scalars,
    bind() {
      for (let i = 0; i < numbers.length; i++) scalars[numbers[i].place] = numbers[i].value()
      for (let i = 0; i < cells.length; i++) {
        const { place, cell } = cells[i]
        const { present } = cell
        inputs[place] =
          present?.backend === backend ? present : resident(backend, present ?? cell.storageAt(cell.version))
      }
      for (let i = 0; i < others.length; i++) inputs[others[i].place] = resident(backend, others[i].storage())
    },
  }
}
