import './app.css'
import { useEffect } from 'preact/hooks'
import { address } from './address.ts'
import { Header } from './header.tsx'
import { Home } from './home.tsx'
import { restarts } from './restarts.ts'
import { RoomFrame } from './room-frame.tsx'
import { words } from './words.ts'

/** The whole page: header, menu, and the room that the address names. */
export function App() {
  const { room } = address.value
  const { title, skip, rooms, threadsOff } = words.value
  const heading = room ? `${rooms[room].name} · ${title}` : title
  useEffect(() => {
    document.title = heading
  }, [heading])
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
        {skip}
      </button>
      <Header />
      <main id="content" tabIndex={-1}>
        {room ? <RoomFrame key={`${room} ${restarts.value}`} room={room} /> : <Home />}
        {!crossOriginIsolated && <p class="threads-off">{threadsOff}</p>}
      </main>
    </>
  )
}
