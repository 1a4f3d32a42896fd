import type { ComponentType } from 'preact'
import { beginAhead } from '../rooms/train/begin-ahead.ts'
import type { RoomName, RoomProps } from './rooms.ts'

type Load = (arrives: boolean) => Promise<{ default: ComponentType<RoomProps> }>

const rooms: { readonly [R in RoomName]: Load } = {
  train(arrives) {
    beginAhead(arrives)
    return import('../rooms/train/index.tsx')
  },
  initialisation: () => import('../rooms/initialisation/index.tsx'),
  race: () => import('../rooms/race/index.tsx'),
  backward: () => import('../rooms/backward/index.tsx'),
  digits: () => import('../rooms/digits/index.tsx'),
}

/** Loads a room; told whether a state is going to arrive in it, which then need not begin with another one. */
export async function loadRoom(room: RoomName, arrives: boolean): Promise<ComponentType<RoomProps>> {
  return (await rooms[room](arrives)).default
}
