import './race.css'
import { useEffect, useMemo } from 'preact/hooks'
import type { RoomProps } from '../../app/rooms.ts'
import { RoomBar } from '../../share/room-bar.tsx'
import { exportsOf } from './exports-of.ts'
import { checkRace } from './race-state.ts'
import { createRacer } from './racer.ts'
import { EntrantsPanel } from './view/entrants-panel.tsx'
import { OwnOptimizer } from './view/own-optimizer.tsx'
import { RacePicture } from './view/race-picture.tsx'
import { TrackPanel } from './view/track-panel.tsx'
import { words } from './words.ts'

/** Optimizers from one start, over landscapes and through a network; and one of your own among them. */
export default function RaceRoom({ arrived }: RoomProps) {
  const racer = useMemo(createRacer, [])
  const open = (state: unknown) => {
    const checked = checkRace(state)
    if ('wrong' in checked) return checked.wrong
    racer.open(checked.state)
    return null
  }
  useEffect(() => {
    void racer.race()
    return racer.close
  }, [racer])
  return (
    <div class="race">
      <RoomBar room="race" state={() => racer.state.value} arrived={arrived} open={open} exports={exportsOf(racer)} />
      <p class="race-soft">{words.value.intro}</p>
      <div class="race-grid">
        <TrackPanel racer={racer} />
        <RacePicture racer={racer} />
        <EntrantsPanel racer={racer} />
      </div>
      <OwnOptimizer racer={racer} />
    </div>
  )
}
