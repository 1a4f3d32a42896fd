import { RoomBar } from '../../share/room-bar.tsx'

export default function InitialisationRoom() {
  return <RoomBar room="initialisation" state={() => ({})} onOpen={() => {}} />
}
