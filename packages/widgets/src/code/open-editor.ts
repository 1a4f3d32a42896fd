import { indentWithTab } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { keymap } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { basicSetup, EditorView } from 'codemirror'

/** An editor in the page. */
export interface OpenEditor {
  /** Shows other code; nothing happens where it is shown already. */
  show(code: string): void
  focus(): void
  close(): void
}

/** Puts a CodeMirror editor into an element. */
export function openEditor(
  parent: HTMLElement,
  {
    label,
    describedBy,
    value,
    onInput,
  }: { label: string; describedBy: string; value: string; onInput(code: string): void },
): OpenEditor {
  const view = new EditorView({
    parent,
    doc: value,
    extensions: [
      basicSetup,
      javascript({ typescript: true }),
      indentUnit.of('  '),
      keymap.of([indentWithTab]),
      syntaxHighlighting(colors),
      EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy, tabindex: '0' }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) onInput(state.doc.toString())
      }),
    ],
  })
  return {
    show(code) {
      const { length } = view.state.doc
      if (code !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: length, insert: code } })
    },
    focus: () => view.focus(),
    close: () => view.destroy(),
  }
}

const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--series-4)' },
  { tag: [tags.string, tags.regexp], color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--warning)' },
  { tag: tags.comment, color: 'var(--text-soft)', fontStyle: 'italic' },
  { tag: [tags.typeName, tags.className], color: 'var(--series-6)' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: 'var(--series-1)' },
])
