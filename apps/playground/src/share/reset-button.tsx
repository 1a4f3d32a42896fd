import { Button } from '@chainrule/widgets'
import { ListRestart } from 'lucide'
import { useRef } from 'preact/hooks'
import { forgetShared } from '../app/address.ts'
import { restarts } from '../app/restarts.ts'
import type { RoomName } from '../app/rooms.ts'
import { words } from '../app/words.ts'
import { forgetState } from './kept-state.ts'

/** Makes a room as it was at the very first visit, when the person says so twice. */
export function ResetButton({ room }: { room: RoomName }) {
  const t = words.value.share
  const dialog = useRef<HTMLDialogElement>(null)
  const reset = () => {
    dialog.current?.close()
    forgetState(room)
    forgetShared(room)
    restarts.value++
  }
  return (
    <>
      <Button icon={ListRestart} onClick={() => dialog.current?.showModal()}>
        {t.reset}
      </Button>
      <dialog ref={dialog} class="dialog" aria-label={t.resetHeading}>
        <h2>{t.resetHeading}</h2>
        <p>{t.resetExplain}</p>
        <div class="dialog-actions">
          <Button onClick={() => dialog.current?.close()}>{t.cancel}</Button>
          <Button look="primary" onClick={reset}>
            {t.reset}
          </Button>
        </div>
      </dialog>
    </>
  )
}
