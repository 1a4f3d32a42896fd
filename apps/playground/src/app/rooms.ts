/** What a room gets from the shell. */
export interface RoomProps {
  /**
   * What a share link or the last visit holds for this room, as plain data that was not checked yet; null without one. A new
   * object is a new arrival. The room's bar takes it.
   */
  arrived: Arrived | null
}

/** A state that came in from outside. */
export interface Arrived {
  readonly from: 'link' | 'visit'
  readonly state: unknown
}

/** The names of rooms in addresses, links and files: permanent. */
export type RoomName = 'train' | 'initialisation' | 'race' | 'backward' | 'digits'

/** In the order of the menu. */
export const roomNames = [
  'train',
  'initialisation',
  'race',
  'backward',
  'digits',
] as const satisfies readonly RoomName[]

export function isRoomName(name: string): name is RoomName {
  return (roomNames as readonly string[]).includes(name)
}
