import { RoomBar } from '../../share/room-bar.tsx'

export default function TrainRoom() {
  return <RoomBar room="train" state={() => ({})} onOpen={() => {}} />
}
