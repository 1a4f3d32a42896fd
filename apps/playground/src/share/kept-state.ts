import { effect } from '@preact/signals'
import { address, hashOf } from '../app/address.ts'
import { forget, recall, remember } from '../app/remember.ts'
import type { RoomName } from '../app/rooms.ts'
import { fileOf } from './arrivals.ts'
import { unwrap } from './envelope.ts'

/** How long a room has to stand still before it is kept, in milliseconds: a slider moves through many states. */
const REST = 400

/** The state in which a person left a room the last time; null without one, and where it is of another version. */
export function keptState(room: RoomName): unknown {
  try {
    const opened = unwrap(room, JSON.parse(recall(keyOf(room)) ?? 'null'))
    return 'state' in opened ? opened.state : null
  } catch {
    return null
  }
}

/** Ends the keeping under way without keeping anything more. */
let discard: (() => void) | null = null

/** Forgets what was kept of a room, and keeps nothing of it until it is opened again. */
export function forgetState(room: RoomName): void {
  discard?.()
  forget(keyOf(room))
}

/**
 * Keeps every state of a room for the next visit, from the first change on: what a link brought is not kept in the place of
 * the person's own work before it is changed. Returns what ends it.
 */
export function keepState(room: RoomName, state: () => unknown): () => void {
  let first: string | null = null
  let changed = false
  let waiting: (() => void) | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const keepNow = () => {
    clearTimeout(timer)
    waiting?.()
    waiting = null
  }
  const end = effect(() => {
    const text = fileOf(room, state())
    first ??= text
    changed ||= text !== first
    if (!changed) return
    waiting = () => {
      remember(keyOf(room), text)
      // From here on it is another state than the one in the address: to reload shows this one.
      if (address.value.room === room && address.value.shared) history.replaceState(null, '', hashOf(room))
    }
    clearTimeout(timer)
    timer = setTimeout(keepNow, REST)
  })
  const stop = () => {
    end()
    clearTimeout(timer)
    removeEventListener('pagehide', keepNow)
    discard = null
  }
  discard = () => {
    stop()
    waiting = null
  }
  addEventListener('pagehide', keepNow)
  return () => {
    stop()
    keepNow()
  }
}

function keyOf(room: RoomName): string {
  return `room.${room}`
}
