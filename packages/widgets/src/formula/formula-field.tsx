import './formula.css'
import { Field } from '../controls/field.tsx'
import { inLanguage, messages } from '../language.ts'
import type { FormulaError } from './formula-error.ts'

const words = messages({
  en: { place: (place: number) => ` (character ${place})` },
  pt: { place: (place) => ` (caractere ${place})` },
})

/** A box for a formula; a mistake is named under it, with the formula written once more and the place underlined. */
export function FormulaField({
  label,
  help,
  value,
  error,
  onInput,
}: {
  label: string
  help?: string
  value: string
  error: FormulaError | null
  onInput(value: string): void
}) {
  const message = error ? inLanguage(error.text) + words.value.place(error.from + 1) : null
  return (
    <div class="formula-field">
      <Field label={label} help={help} error={message}>
        {(part) => (
          <input
            {...part}
            class="input formula-input"
            value={value}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            onInput={({ currentTarget }) => onInput(currentTarget.value)}
          />
        )}
      </Field>
      {error && value.trim() !== '' && (
        <p class="formula-mistake" aria-hidden="true">
          {value.slice(0, error.from)}
          <mark>{value.slice(error.from, error.to) || ' '}</mark>
          {value.slice(error.to)}
        </p>
      )}
    </div>
  )
}
