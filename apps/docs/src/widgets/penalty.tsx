import { parameter, type Regularizer, tensor } from '@chainrule/autograd'
import * as family from '@chainrule/regularizers'
import { LinePlot, messages, PluginSettings } from '@chainrule/widgets'
import { useState } from 'preact/hooks'
import { memberFactory, startingSettings } from './member-factory.ts'
import type { WidgetProps } from './widget-props.ts'

const words = messages({
  en: { penalty: 'penalty', slope: 'slope: what pulls the weight', weight: 'weight' },
  pt: { penalty: 'penalidade', slope: 'inclinação: o que puxa o peso', weight: 'peso' },
})

const places = Array.from({ length: 121 }, (_, index) => (index - 60) / 20)

/** A penalty and its slope over one weight. */
export default function Penalty({ options }: WidgetProps) {
  const name = options.regularizer ?? 'l2'
  const t = words.value
  const factory = memberFactory<Regularizer>(family, name)
  const [settings, setSettings] = useState(() =>
    startingSettings(factory, Object.fromEntries(['strength', 'l1', 'l2'].map((key) => [key, 0.5]))),
  )
  const points = places.map((place) => measure(factory(settings), place))
  return (
    <div class="widget">
      <div class="widget-controls">
        <PluginSettings
          hyperparameters={factory.definition.hyperparameters}
          choices={factory.definition.choices}
          settings={settings}
          onChange={(key, value) => setSettings({ ...settings, [key]: value })}
        />
      </div>
      <LinePlot
        label={name}
        axis={t.weight}
        lines={[
          { label: t.penalty, color: '--series-1' },
          { label: t.slope, color: '--series-2', dashed: true },
        ]}
        data={[places, points.map(([value]) => value), points.map(([, slope]) => slope)]}
        height={240}
      />
    </div>
  )
}

function measure(regularizer: Regularizer, place: number): [value: number, slope: number] {
  const weight = parameter(tensor([[place]]))
  const penalty = regularizer.penalty(weight)
  penalty.backward()
  return [penalty.item(), weight.grad?.item() ?? 0]
}
