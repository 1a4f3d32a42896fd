import { signal } from '@preact/signals'
import type { RoomName } from '../app/rooms.ts'
import { words } from '../app/words.ts'
import { type Refusal, unwrap, wrap } from './envelope.ts'
import { pack, UnpackError, unpack } from './pack.ts'

/** What is wrong with the link or file that came last, in words; shown above the room. */
export const shareError = signal<string | null>(null)

/** The state that a link carries for a room; null, with a message in {@link shareError}, where it cannot be used. */
export async function openShared(room: RoomName, packed: string): Promise<unknown> {
  const { shareErrors } = words.value
  shareError.value = null
  try {
    const opened = unwrap(room, await unpack(packed))
    if ('state' in opened) return opened.state
    shareError.value = inWords(opened.refusal, shareErrors.damaged)
  } catch (error) {
    if (!(error instanceof UnpackError)) throw error
    shareError.value = error.kind === 'version' ? shareErrors.version(error.seen) : shareErrors.damaged
  }
  return null
}

/** The state that a saved file holds for a room; null, with a message, where it cannot be used. */
export async function openFile(room: RoomName, file: Blob): Promise<unknown> {
  const { shareErrors } = words.value
  shareError.value = null
  const data = await file
    .text()
    .then(JSON.parse, () => null)
    .catch(() => null)
  const opened = unwrap(room, data)
  if ('state' in opened) return opened.state
  shareError.value = inWords(opened.refusal, shareErrors.file)
  return null
}

/** Says why a state that came in cannot be used by its room, where the link or file is spoken of. */
export function refuseArrival(reason: string): void {
  shareError.value = words.value.shareErrors.content(reason)
}

/** The packed state of a room, for a link. */
export function packRoom(room: RoomName, state: unknown): Promise<string> {
  return pack(wrap(room, state))
}

/** The state of a room as the text of a file. */
export function fileOf(room: RoomName, state: unknown): string {
  return `${JSON.stringify(wrap(room, state), null, 1)}\n`
}

function inWords(refusal: Refusal, notOurs: string): string {
  const { shareErrors, rooms } = words.value
  if (refusal.kind === 'version') return shareErrors.version(refusal.seen)
  if (refusal.kind === 'room') return shareErrors.room(rooms[refusal.seen].name)
  return notOurs
}
