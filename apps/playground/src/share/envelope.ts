import { isRoomName, type RoomName } from '../app/rooms.ts'

/** A room's state with what tells whose it is: the same in links and in files. */
export interface Envelope {
  readonly app: 'chainrule-playground'
  readonly version: typeof VERSION
  readonly room: RoomName
  readonly state: unknown
}

/** Of the states of rooms. Goes up when an old one can no longer be read. */
const VERSION = 1

export function wrap(room: RoomName, state: unknown): Envelope {
  return { app: 'chainrule-playground', version: VERSION, room, state }
}

/** Why an envelope is not taken. */
export type Refusal =
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'version'; readonly seen: string }
  | { readonly kind: 'room'; readonly seen: RoomName }

/** What is inside, if it is for this room and this version. */
export function unwrap(room: RoomName, data: unknown): { readonly state: unknown } | { readonly refusal: Refusal } {
  if (!isEnvelope(data)) return { refusal: { kind: 'not-ours' } }
  if (data.version !== VERSION) return { refusal: { kind: 'version', seen: String(data.version) } }
  if (data.room !== room) return { refusal: { kind: 'room', seen: data.room } }
  return { state: data.state }
}

function isEnvelope(data: unknown): data is { version: unknown; room: RoomName; state: unknown } {
  if (typeof data !== 'object' || data === null) return false
  const { app, room } = data as Record<string, unknown>
  return app === 'chainrule-playground' && typeof room === 'string' && isRoomName(room) && 'state' in data
}
