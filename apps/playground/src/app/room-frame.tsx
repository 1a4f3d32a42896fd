import { Button, Notice } from '@chainrule/widgets'
import { useSignal } from '@preact/signals'
import { Component, type ComponentChildren, type ComponentType } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { openShared, shareError } from '../share/arrivals.ts'
import { keptState } from '../share/kept-state.ts'
import { address } from './address.ts'
import { loadRoom } from './load-room.ts'
import { restarts } from './restarts.ts'
import type { RoomName, RoomProps } from './rooms.ts'
import { words } from './words.ts'

/** Loads a room when it is first opened, hands it what a link carries, and keeps the page alive when it fails. */
export function RoomFrame({ room }: { room: RoomName }) {
  const loaded = useSignal<ComponentType<RoomProps> | null>(null)
  const failed = useSignal(false)
  const arrived = useSignal<RoomProps['arrived']>(null)
  const ready = useSignal(false)
  const t = words.value

  const { shared } = address.value
  // While this is rendered for the first time, so that it need not wait until everything else stands.
  useMemo(() => {
    loadRoom(room, shared !== null || keptState(room) !== null).then(
      (found) => {
        loaded.value = found
      },
      () => {
        failed.value = true
      },
    )
  }, [room])

  useEffect(() => {
    let current = true
    const open = async () => {
      const state = shared ? await openShared(room, shared) : null
      if (!current) return
      const kept = state === null && !ready.value ? keptState(room) : null
      if (state !== null) arrived.value = { from: 'link', state }
      else if (kept !== null) arrived.value = { from: 'visit', state: kept }
      ready.value = true
    }
    void open()
    return () => {
      current = false
    }
  }, [room, shared])

  const Room = loaded.value
  return (
    <div class="room">
      {shareError.value && (
        <Notice
          kind="bad"
          onClose={() => {
            shareError.value = null
          }}
        >
          {shareError.value}
        </Notice>
      )}
      {failed.value && (
        <Notice kind="bad">
          <p>{t.loadFailed}</p>
          {/* A browser remembers for the life of a page that a module failed, so the page has to begin anew. */}
          <Button onClick={() => location.reload()}>{t.retry}</Button>
        </Notice>
      )}
      {Room && ready.value ? (
        <KeepAlive>
          <Room arrived={arrived.value} />
        </KeepAlive>
      ) : (
        !failed.value && (
          <p class="room-loading" role="status">
            {t.loading}
          </p>
        )
      )}
    </div>
  )
}

/** An error of a room stays in the room: it is shown there, and the room can be started again. */
class KeepAlive extends Component<{ children: ComponentChildren }, { reason: string | null }> {
  override state = { reason: null }

  override componentDidCatch(error: unknown): void {
    this.setState({ reason: error instanceof Error ? error.message : String(error) })
  }

  override render() {
    const { reason } = this.state
    if (reason === null) return <div>{this.props.children}</div>
    return (
      <Notice kind="bad">
        <p>{words.value.roomFailed(reason)}</p>
        <Button
          onClick={() => {
            restarts.value++
          }}
        >
          {words.value.retry}
        </Button>
      </Notice>
    )
  }
}
