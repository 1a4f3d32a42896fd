import { signal } from '@preact/signals'
import { isRoomName, type RoomName } from './rooms.ts'

/** Where the page is: a room or the start, and what a share link carries. */
export interface Address {
  readonly room: RoomName | null
  /** The packed state of a share link, as it stands in the address. */
  readonly shared: string | null
}

/** The address in force, from the part behind `#`: `#/train`, `#/train?state=…`. */
export const address = signal<Address>(parseAddress(''))

function parseAddress(hash: string): Address {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?')
  return { room: isRoomName(path) ? path : null, shared: new URLSearchParams(query).get('state') }
}

/** The part behind `#` for a room, with or without a packed state. */
export function hashOf(room: RoomName | null, shared?: string): string {
  return `#/${room ?? ''}${shared ? `?state=${shared}` : ''}`
}

/** Goes on in a room without what the address carries. */
export function forgetShared(room: RoomName): void {
  history.replaceState(null, '', hashOf(room))
  address.value = { room, shared: null }
}

/** Follows the address bar; call it once. */
export function followAddress(): void {
  const read = () => {
    address.value = parseAddress(location.hash)
  }
  addEventListener('hashchange', read)
  read()
}
