import { RoomBar } from '../../share/room-bar.tsx'

export default function DigitsRoom() {
  return <RoomBar room="digits" state={() => ({})} onOpen={() => {}} />
}
