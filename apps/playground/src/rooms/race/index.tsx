import { RoomBar } from '../../share/room-bar.tsx'

export default function RaceRoom() {
  return <RoomBar room="race" state={() => ({})} onOpen={() => {}} />
}
