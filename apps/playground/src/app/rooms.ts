import type { ComponentType } from 'preact'

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

/** How each room is loaded, in the order of the menu. */
export const rooms: { readonly [R in RoomName]: () => Promise<{ default: ComponentType<RoomProps> }> } = {
  train: () => import('../rooms/train/index.tsx'),
  initialisation: () => import('../rooms/initialisation/index.tsx'),
  race: () => import('../rooms/race/index.tsx'),
  backward: () => import('../rooms/backward/index.tsx'),
  digits: () => import('../rooms/digits/index.tsx'),
}

export const roomNames = Object.keys(rooms) as RoomName[]

export function isRoomName(name: string): name is RoomName {
  return Object.hasOwn(rooms, name)
}
