import { useId } from 'preact/hooks'

/** One of a few choices, all of them in sight: radio buttons that look like one control. */
export function Segmented<V extends string>({
  label,
  value,
  options,
  onChange,
  hideLabel = false,
}: {
  label: string
  value: V
  options: readonly { readonly value: V; readonly label: string }[]
  onChange(value: V): void
  /** Keeps the label for readers only. @default false */
  hideLabel?: boolean
}) {
  const name = useId()
  return (
    <fieldset class="segmented">
      <legend class={hideLabel ? 'visually-hidden' : undefined}>{label}</legend>
      <div class="segmented-options">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              class="visually-hidden"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
