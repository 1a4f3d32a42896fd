import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Help } from './help.tsx'

/** What a field tells the control inside it: its id, and where help and error stand. */
export interface FieldPart {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
}

/** A labelled control, with help to open and the mistake, if there is one, right under it. */
export function Field({
  label,
  help,
  error,
  value,
  class: name = '',
  children,
}: {
  label: ComponentChildren
  help?: string
  error?: string | null
  /** What the control holds, in words, where it does not show that itself. */
  value?: ComponentChildren
  class?: string
  children: (part: FieldPart) => ComponentChildren
}) {
  const id = useId()
  return (
    <div class={`field ${name}`}>
      <div class="field-head">
        <label for={id}>{label}</label>
        {help && <Help about={typeof label === 'string' ? label : undefined}>{help}</Help>}
        {value !== undefined && (
          <output class="field-value" for={id}>
            {value}
          </output>
        )}
      </div>
      {children({
        id,
        'aria-describedby': error ? `${id}-error` : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
