import type { Choices, Declared, Hyperparameter, Text } from '@chainrule/autograd'
import { useSignal } from '@preact/signals'
import { inLanguage, messages } from '../language.ts'
import { Field } from './field.tsx'
import { allows, NumberSlider } from './number-slider.tsx'
import { Select } from './select.tsx'

/** The value of one setting: a number, a word, or a list of numbers. */
export type SettingValue = number | string | readonly number[]

const words = messages({
  en: { list: 'Numbers, separated by spaces; each must be in its range.' },
  pt: { list: 'Números separados por espaços; cada um deve estar na sua faixa.' },
})

/** A control for every setting that a plugin declares: sliders, menus, lists, each with its own text as help. */
export function PluginSettings({
  hyperparameters,
  choices = {},
  settings,
  locked = [],
  onChange,
}: {
  hyperparameters: Declared
  choices?: Choices
  settings: Readonly<Record<string, SettingValue>>
  /** Names that cannot be changed now. */
  locked?: readonly string[]
  onChange(name: string, value: SettingValue): void
}) {
  return (
    <>
      {Object.entries(hyperparameters).map(([name, declared]) =>
        declared.list ? (
          <NumberList
            key={name}
            label={labelOf(name, declared)}
            declared={declared}
            values={settings[name] as readonly number[]}
            onChange={(values) => onChange(name, values)}
          />
        ) : (
          <NumberSlider
            key={name}
            label={labelOf(name, declared)}
            help={inLanguage(declared.text)}
            declared={declared}
            value={settings[name] as number}
            disabled={locked.includes(name)}
            onChange={(value) => onChange(name, value)}
          />
        ),
      )}
      {Object.entries(choices).map(([name, { options, text }]) => (
        <Select
          key={name}
          label={name}
          help={helpOf(text, options)}
          value={settings[name] as string}
          options={Object.keys(options).map((word) => ({ value: word, label: word }))}
          onChange={(value) => onChange(name, value)}
        />
      ))}
    </>
  )
}

function NumberList({
  label,
  declared,
  values,
  onChange,
}: {
  label: string
  declared: Hyperparameter
  values: readonly number[]
  onChange(values: readonly number[]): void
}) {
  const error = useSignal<string | null>(null)
  const type = (text: string) => {
    const typed = text
      .split(/[\s;]+/)
      .filter(Boolean)
      .map(Number)
    const good = typed.length > 0 && typed.every((value) => allows(declared, value))
    error.value = good ? null : words.value.list
    if (good) onChange(typed)
  }
  return (
    <Field label={label} help={inLanguage(declared.text)} error={error.value}>
      {(part) => (
        <input
          {...part}
          class="input"
          value={values.join(' ')}
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** The name that code uses, and the letter of the paper beside it. */
function labelOf(name: string, { symbol }: Hyperparameter): string {
  return symbol ? `${name} ${symbol}` : name
}

function helpOf(text: Text, options: Readonly<Record<string, Text>>): string {
  return [
    inLanguage(text),
    ...Object.entries(options).map(([word, meaning]) => `${word}: ${inLanguage(meaning)}`),
  ].join(' ')
}
