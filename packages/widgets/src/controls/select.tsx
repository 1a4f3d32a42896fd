import type { FieldPart } from './field.tsx'
import { Field } from './field.tsx'

/** One choice of a menu. */
export interface SelectOption<V extends string> {
  readonly value: V
  readonly label: string
  /** Options of one group stand together under its name. */
  readonly group?: string
}

/** A labelled menu: the one of the browser, so that every keyboard, reader and phone knows it. */
export function Select<V extends string>({
  label,
  help,
  error,
  value,
  options,
  onChange,
  hideLabel = false,
  disabled = false,
}: {
  label: string
  help?: string
  error?: string | null
  value: V
  options: readonly SelectOption<V>[]
  onChange(value: V): void
  /** Keeps the label for readers only. @default false */
  hideLabel?: boolean
  disabled?: boolean
}) {
  const menu = (part: Partial<FieldPart>) => (
    <select
      {...part}
      class="select"
      value={value}
      disabled={disabled}
      aria-label={hideLabel ? label : undefined}
      onChange={({ currentTarget }) => onChange(currentTarget.value as V)}
    >
      {groupsOf(options).map(([group, members]) =>
        group ? (
          <optgroup key={group} label={group}>
            {members.map(optionOf)}
          </optgroup>
        ) : (
          members.map(optionOf)
        ),
      )}
    </select>
  )
  if (hideLabel) return menu({})
  return (
    <Field label={label} help={help} error={error}>
      {menu}
    </Field>
  )
}

function optionOf({ value, label }: SelectOption<string>) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  )
}

function groupsOf<V extends string>(options: readonly SelectOption<V>[]): [string, SelectOption<V>[]][] {
  const groups = new Map<string, SelectOption<V>[]>()
  for (const option of options) {
    const members = groups.get(option.group ?? '') ?? []
    members.push(option)
    groups.set(option.group ?? '', members)
  }
  return [...groups]
}
