import { constants } from 'node:fs'
import { access, copyFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { load, openFile } from '@chainrule/safetensors/node'
import { restoreCheckpoint } from '@chainrule/train'
import { saveRun } from '@chainrule/train/node'
import type { Given } from './arguments.ts'
import { flags } from './flags.ts'
import type { PreparedRun, Run } from './run.ts'
import { type Training, trainingFlags, written } from './settings.ts'
import { UsageError } from './usage-error.ts'

const PROGRAM = 'chainrule mnist'

export interface Checkpoint {
  readonly path: string
  /** Where an earlier run in its place goes, if there is one. */
  readonly previous: string | null
  /** Writes the run with the settings that rebuild it. */
  save(run: PreparedRun): Promise<void>
}

/**
 * The place where a run is kept. Makes sure, before any work, that it can be written and that nothing is lost by it.
 *
 * @param resume - Whether the run that is there is the one that goes on.
 * @throws UsageError where the folder is not there, or where the file is something else.
 */
export async function checkpointAt(path: string, resume: boolean): Promise<Checkpoint> {
  const folder = dirname(path)
  await access(folder, constants.W_OK).catch(() => {
    throw new UsageError(`--checkpoint is "${path}", and the folder ${folder} is not there or cannot be written.`)
  })
  const found = await look(path)
  if (found && 'problem' in found) {
    throw new UsageError(`--checkpoint is "${path}", where something else would be lost: ${found.problem}`)
  }
  const previous = found && !resume ? `${path.replace(/\.safetensors$/, '')}.previous.safetensors` : null
  let toMove = previous
  return {
    path,
    previous,
    async save({ model, optimizer, training, settings }) {
      if (toMove) await copyFile(path, toMove)
      toMove = null
      const texts = Object.fromEntries(trainingFlags.map(([name, flag]) => [flag, written(settings[name])]))
      await saveRun(path, { model, optimizer, training }, { program: PROGRAM, ...texts })
    },
  }
}

/** Puts a run, built by the settings of the file, into the state of the file. */
export async function loadCheckpoint(path: string, { model, optimizer, training }: Run): Promise<void> {
  restoreCheckpoint({ model, optimizer, training }, await load(path))
}

/**
 * The settings of the run in a checkpoint, to go on with.
 *
 * @throws UsageError where there is none, or where the command line asks for something else.
 */
export async function savedSettings(path: string, given: Given): Promise<Training> {
  const found = await look(path)
  if (!found) throw new UsageError(`There is no checkpoint at ${path}. Start without --resume.`)
  if ('problem' in found) throw new UsageError(`${path} is not a checkpoint of this program: ${found.problem}`)
  for (const [name, flag] of trainingFlags) {
    const asked = given[flag as keyof Given] as Training[keyof Training] | undefined
    const saved = written(found[name])
    if (asked === undefined || written(asked) === saved) continue
    throw new UsageError(`--resume goes on with the settings of ${path}, where --${flag} is ${saved}. Leave it out.`)
  }
  return found
}

/** The settings in a checkpoint, read as the command line is. */
async function look(path: string): Promise<Training | { problem: string } | null> {
  const missing = await access(path).then(
    () => false,
    () => true,
  )
  if (missing) return null
  try {
    const file = await openFile(path)
    await file.close()
    const { metadata } = file
    if (metadata.program !== PROGRAM) return { problem: 'another program wrote it.' }
    const settings = trainingFlags.map(([name, flag]) => [
      name,
      flags[flag as keyof typeof flags].read(metadata[flag] ?? '', flag),
    ])
    return Object.fromEntries(settings) as Training
  } catch (error) {
    return { problem: (error as Error).message }
  }
}
