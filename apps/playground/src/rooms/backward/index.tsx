import { RoomBar } from '../../share/room-bar.tsx'

export default function BackwardRoom() {
  return <RoomBar room="backward" state={() => ({})} onOpen={() => {}} />
}
