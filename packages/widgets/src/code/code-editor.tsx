import './code.css'
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks'
import { messages } from '../language.ts'
import type { openEditor } from './open-editor.ts'

const words = messages({
  en: { keys: 'Escape, then Tab, leaves the editor.' },
  pt: { keys: 'Escape e depois Tab saem do editor.' },
})

/**
 * An editor for TypeScript: CodeMirror, loaded when the first one is shown. Until then, and where it cannot be loaded, a plain
 * box that works the same.
 */
export function CodeEditor({ label, value, onInput }: { label: string; value: string; onInput(code: string): void }) {
  const frame = useRef<HTMLDivElement>(null)
  const plain = useRef<HTMLTextAreaElement>(null)
  const editor = useRef<ReturnType<typeof openEditor> | null>(null)
  const latest = useRef({ value, onInput })
  latest.current = { value, onInput }
  const help = useId()

  useEffect(() => {
    let closed = false
    void import('./open-editor.ts').then(
      ({ openEditor: open }) => {
        if (closed || !frame.current) return
        const focused = document.activeElement === plain.current
        if (plain.current) plain.current.hidden = true
        editor.current = open(frame.current, {
          label,
          describedBy: help,
          value: latest.current.value,
          onInput: (code) => latest.current.onInput(code),
        })
        if (focused) editor.current.focus()
      },
      () => {},
    )
    return () => {
      closed = true
      editor.current?.close()
      editor.current = null
    }
  }, [label])

  // At once, not after the next picture: by then somebody who types fast has gone on, and would be put back to this value, again and again.
  useLayoutEffect(() => editor.current?.show(value), [value])

  return (
    <div class="code-editor">
      <div ref={frame}>
        <textarea
          ref={plain}
          class="input code-plain"
          aria-label={label}
          rows={16}
          spellcheck={false}
          value={value}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      </div>
      <p id={help} class="code-keys">
        {words.value.keys}
      </p>
    </div>
  )
}
