import type { RoomExport } from '../../share/room-bar.tsx'
import type { Trainer } from './trainer.ts'
import { words } from './words.ts'

/** The files that a run can be taken home as; of two, each names its run. */
export function exportsOf(trainer: Trainer, run: number, compared: boolean): RoomExport[] {
  const { exports, exportRun } = words.value
  const letter = 'AB'[run]
  const label = (text: string) => (compared ? exportRun(text, letter) : text)
  const name = compared ? `run-${letter.toLowerCase()}` : 'run'
  return [
    { label: label(exports.typescript), name: `${name}.ts`, content: () => trainer.program(run, 'typescript') },
    { label: label(exports.pytorch), name: `${name}.py`, content: () => trainer.program(run, 'pytorch') },
    { label: label(exports.weights), name: `${name}.safetensors`, content: () => trainer.weights(run) },
  ]
}
