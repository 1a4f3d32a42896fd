import { Dices, Flag, type IconNode, Network, PencilLine, Undo2 } from 'lucide'
import type { RoomName } from './rooms.ts'

/** The sign of each room. */
export const roomIcons: { readonly [R in RoomName]: IconNode } = {
  train: Network,
  initialisation: Dices,
  race: Flag,
  backward: Undo2,
  digits: PencilLine,
}
