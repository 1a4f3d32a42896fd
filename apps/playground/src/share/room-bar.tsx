import { Button, Field, Menu } from '@chainrule/widgets'
import { useSignal } from '@preact/signals'
import { Check, Copy, Download, FolderOpen, Save, Share2 } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { hashOf } from '../app/address.ts'
import type { Arrived, RoomName } from '../app/rooms.ts'
import { words } from '../app/words.ts'
import { fileOf, openFile, packRoom, refuseArrival } from './arrivals.ts'
import { download } from './download.ts'
import { keepState } from './kept-state.ts'
import { ResetButton } from './reset-button.tsx'

/** One file that a room can write. */
export interface RoomExport {
  readonly label: string
  readonly name: string
  content(): BlobPart | Promise<BlobPart>
}

/**
 * The head of a room: its name, and ways to share, save, open and export what it shows. It opens what arrives, and keeps
 * the state for the next visit.
 */
export function RoomBar({
  room,
  state,
  arrived,
  open,
  exports = [],
  children,
}: {
  room: RoomName
  /** What links, files and the next visit keep: plain data. Reads signals. */
  state: () => unknown
  arrived: Arrived | null
  /** Takes a state over. Where it cannot be used: what is wrong with it, in a few words, and nothing is changed. */
  open(state: unknown): string | null
  exports?: readonly RoomExport[]
  /** More buttons of the room. */
  children?: ComponentChildren
}) {
  const t = words.value.share
  const chooser = useRef<HTMLInputElement>(null)
  const take = (opened: unknown) => {
    const wrong = open(opened)
    if (wrong !== null) refuseArrival(wrong)
  }
  const choose = async (files: FileList | null) => {
    const [file] = files ?? []
    const opened = file ? await openFile(room, file) : null
    if (opened !== null) take(opened)
    if (chooser.current) chooser.current.value = ''
  }
  useEffect(() => {
    if (arrived?.from === 'link') take(arrived.state)
    // Of the last visit, which another build of the playground may have had: nobody asked for it now.
    else if (arrived) open(arrived.state)
  }, [arrived])
  useEffect(() => keepState(room, state), [room])
  return (
    <div class="room-bar">
      <h1>{words.value.rooms[room].name}</h1>
      {children}
      <ShareButton room={room} state={state} />
      <Button icon={Save} onClick={() => download(`${room}.chainrule.json`, fileOf(room, state()))}>
        {t.save}
      </Button>
      <Button icon={FolderOpen} onClick={() => chooser.current?.click()}>
        {t.open}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={({ currentTarget }) => void choose(currentTarget.files)}
      />
      {exports.length > 0 && (
        <Menu
          label={t.export}
          icon={Download}
          items={exports.map(({ label, name, content }) => ({
            label,
            onChoose: async () => download(name, await content()),
          }))}
        />
      )}
      <ResetButton room={room} />
    </div>
  )
}

function ShareButton({ room, state }: { room: RoomName; state: () => unknown }) {
  const t = words.value.share
  const dialog = useRef<HTMLDialogElement>(null)
  const link = useSignal('')
  const copied = useSignal(false)
  const show = async () => {
    copied.value = false
    link.value = new URL(hashOf(room, await packRoom(room, state())), location.href).href
    dialog.current?.showModal()
  }
  const copy = async () => {
    await navigator.clipboard.writeText(link.value)
    copied.value = true
  }
  return (
    <>
      <Button icon={Share2} onClick={() => void show()}>
        {t.share}
      </Button>
      <dialog ref={dialog} class="dialog" aria-label={t.heading}>
        <h2>{t.heading}</h2>
        <p>{t.explain}</p>
        <Field label={t.link}>
          {(part) => (
            <input
              {...part}
              class="input"
              readOnly
              value={link.value}
              onFocus={(event) => event.currentTarget.select()}
            />
          )}
        </Field>
        <div class="dialog-actions">
          <Button onClick={() => dialog.current?.close()}>{t.close}</Button>
          <Button look="primary" icon={copied.value ? Check : Copy} onClick={() => void copy()}>
            {copied.value ? t.copied : t.copy}
          </Button>
        </div>
      </dialog>
    </>
  )
}
