import { Icon } from '@chainrule/widgets'
import { hashOf } from './address.ts'
import { roomIcons } from './room-icons.ts'
import { roomNames } from './rooms.ts'
import { words } from './words.ts'

/** The start: what there is to see. */
export function Home() {
  const { home, rooms } = words.value
  return (
    <div class="home">
      <h1>{home.heading}</h1>
      <p class="lead">{home.lead}</p>
      <ul class="home-rooms">
        {roomNames.map((name) => (
          <li key={name}>
            <a class="home-room" href={hashOf(name)}>
              <Icon icon={roomIcons[name]} size="1.75rem" />
              <h2>{rooms[name].name}</h2>
              <p>{rooms[name].line}</p>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
