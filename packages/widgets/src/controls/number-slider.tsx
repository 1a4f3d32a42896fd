import type { Hyperparameter } from '@chainrule/autograd'
import { useSignal } from '@preact/signals'
import { messages } from '../language.ts'
import { Field } from './field.tsx'
import { sliderScale } from './slider-scale.ts'

const words = messages({
  en: {
    exact: (label: string) => `${label}, exact number`,
    range: (range: string, whole: boolean) => `Must be ${whole ? 'a whole number' : 'a number'} in ${range}.`,
  },
  pt: {
    exact: (label) => `${label}, número exato`,
    range: (range, whole) => `Deve ser um número ${whole ? 'inteiro ' : ''}em ${range}.`,
  },
})

const STEPS = 1000

/**
 * A number with a slider for the hand and a box for the exact value. What may be entered, and how the slider moves, follow from
 * what is declared of the number.
 */
export function NumberSlider({
  label,
  help,
  declared,
  value,
  disabled = false,
  boxOnly = false,
  onChange,
}: {
  label: string
  help?: string
  declared: Hyperparameter
  value: number
  disabled?: boolean
  /** Leaves the slider away, for numbers without more or less, such as seeds. @default false */
  boxOnly?: boolean
  onChange(value: number): void
}) {
  const error = useSignal<string | null>(null)
  const t = words.value
  const { toValue, toPosition } = sliderScale(declared)
  const choose = (next: number) => {
    error.value = null
    if (next !== value) onChange(next)
  }
  const type = (text: string) => {
    const typed = Number(text.trim().replace(',', '.'))
    if (text.trim() !== '' && allows(declared, typed)) choose(typed)
    else error.value = t.range(rangeOf(declared), declared.whole ?? false)
  }
  return (
    <Field label={label} help={help} error={error.value} class="number-slider">
      {(part) => (
        <div class="number-slider-controls">
          {!boxOnly && (
            <input
              type="range"
              class="range"
              min={0}
              max={STEPS}
              step={declared.whole ? 'any' : 1}
              value={toPosition(value) * STEPS}
              disabled={disabled}
              aria-label={label}
              aria-valuetext={String(value)}
              style={{ '--filled': `${toPosition(value) * 100}%` }}
              onInput={({ currentTarget }) => choose(toValue(Number(currentTarget.value) / STEPS))}
              onKeyDown={declared.whole ? (event) => stepByOne(event, declared, value, choose) : undefined}
            />
          )}
          <input
            {...part}
            type="text"
            inputMode="decimal"
            class={`input exact${boxOnly ? ' only' : ''}`}
            value={shortest(value)}
            disabled={disabled}
            onChange={({ currentTarget }) => type(currentTarget.value)}
          />
        </div>
      )}
    </Field>
  )
}

/** Whether a number lies in the declared range. */
export function allows({ min, max, above, below, whole = false }: Hyperparameter, value: number): boolean {
  return (
    Number.isFinite(value) &&
    (min === undefined || value >= min) &&
    (max === undefined || value <= max) &&
    (above === undefined || value > above) &&
    (below === undefined || value < below) &&
    (!whole || Number.isInteger(value))
  )
}

/** Arrow keys move a whole number by one, whatever the way of the slider is. */
function stepByOne(event: KeyboardEvent, declared: Hyperparameter, value: number, choose: (next: number) => void) {
  const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  if (allows(declared, value + step)) choose(value + step)
}

function rangeOf({ min, max, above, below }: Hyperparameter): string {
  const low = min !== undefined ? `[${min}` : above !== undefined ? `(${above}` : '(−∞'
  const high = max !== undefined ? `${max}]` : below !== undefined ? `${below})` : '∞)'
  return `${low}, ${high}`
}

function shortest(value: number): string {
  return String(Number(value.toPrecision(6)))
}
