import type { RoomExport } from '../../share/room-bar.tsx'
import { racePytorchProgram } from './export/race-pytorch-program.ts'
import { raceTable } from './export/race-table.ts'
import { OWN_FILE, raceTypescriptProgram } from './export/race-typescript-program.ts'
import { OWN, type RaceState } from './race-state.ts'
import type { Racer } from './racer.ts'
import { words } from './words.ts'

/** The files that a race can be taken home as; the person's own optimizer is one of its own, beside the program. */
export function exportsOf(racer: Racer): RoomExport[] {
  const { exports } = words.value
  const ownName = () => racer.own.value?.name ?? OWN
  // As it ran: without code that the person has not let run.
  const state = (): RaceState => ({ ...racer.state.value, entrants: racer.entrants.value })
  const names = () => racer.entrants.value.map(({ name }) => (name === OWN ? ownName() : name))
  return [
    { label: exports.typescript, name: 'race.ts', content: () => raceTypescriptProgram(state(), ownName()) },
    { label: exports.own, name: OWN_FILE, content: () => racer.state.value.code },
    { label: exports.pytorch, name: 'race.py', content: () => racePytorchProgram(state(), ownName()) },
    { label: exports.table, name: 'race.csv', content: () => raceTable(racer.courses.value, names()) },
  ]
}
