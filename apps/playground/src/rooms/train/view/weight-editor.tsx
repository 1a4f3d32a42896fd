import { Field } from '@chainrule/widgets'
import { useSignal } from '@preact/signals'
import type { Trainer } from '../trainer.ts'
import { words } from '../words.ts'
import { layerName, sourceName } from './names.ts'
import type { UnitPlace } from './unit-place.ts'

/** More would be a wall of boxes: of pictures and wide layers the first ones are shown. */
const MOST_BOXES = 64

/** The weights of one unit, to read and to change while the run stands or goes on. */
export function WeightEditor({ trainer, place: { layer, unit } }: { trainer: Trainer; place: UnitPlace }) {
  const t = words.value
  const info = trainer.info.value
  const frame = trainer.runGlance.value
  const described = info?.layers[layer]
  if (!info || !frame || !described || unit >= described.units) return null
  const { weight, bias, inputs } = described
  const values = frame.weights[weight]?.subarray(unit * inputs, (unit + 1) * inputs)
  if (!values) return null
  const name = t.network.unit(layerName(layer, info.layers.length), unit + 1)
  return (
    <div class="weight-editor">
      <h3>{t.weights.heading(name)}</h3>
      <div class="weight-boxes">
        {Array.from(values.subarray(0, MOST_BOXES), (value, index) => (
          <WeightBox
            key={index}
            label={t.weights.from(sourceName(info, layer, index))}
            value={value}
            onChange={(next) => trainer.setWeight(weight, unit * inputs + index, next)}
          />
        ))}
        <WeightBox
          label={t.weights.bias}
          help={t.weights.biasHelp}
          value={frame.weights[bias]?.[unit] ?? 0}
          onChange={(next) => trainer.setWeight(bias, unit, next)}
        />
      </div>
    </div>
  )
}

function WeightBox({
  label,
  help,
  value,
  onChange,
}: {
  label: string
  help?: string
  value: number
  onChange(value: number): void
}) {
  const error = useSignal<string | null>(null)
  // While a person types, the number does not run away under the cursor.
  const typed = useSignal<string | null>(null)
  const settle = (text: string) => {
    const number = Number(text.trim().replace(',', '.'))
    const good = text.trim() !== '' && Number.isFinite(number)
    error.value = good ? null : words.value.weights.notANumber
    if (good && typed.value !== null) onChange(number)
    typed.value = null
  }
  return (
    <Field label={label} help={help} error={error.value}>
      {(part) => (
        <input
          {...part}
          class={`input weight ${value < 0 ? 'negative' : 'positive'}`}
          inputMode="decimal"
          value={typed.value ?? String(Number(value.toPrecision(4)))}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value
          }}
          onChange={({ currentTarget }) => settle(currentTarget.value)}
        />
      )}
    </Field>
  )
}
