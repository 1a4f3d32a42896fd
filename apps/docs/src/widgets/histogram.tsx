import { type Initializer, randomKey } from '@chainrule/autograd'
import * as family from '@chainrule/initializers'
import { DataTable, formatNumber, messages, NumberSlider, PluginSettings, Select } from '@chainrule/widgets'
import { useState } from 'preact/hooks'
import { BarPlot } from './bar-plot.tsx'
import { countInBins } from './count-in-bins.ts'
import { type MemberFactory, memberFactory, startingSettings } from './member-factory.ts'
import type { WidgetProps } from './widget-props.ts'

const words = messages({
  en: {
    initializer: 'Initializer',
    inputs: 'Inputs of the layer',
    outputs: 'Outputs of the layer',
    seed: 'Seed',
    weights: 'weights',
    weight: 'weight',
    result: (mean: string, deviation: string, promised: string) =>
      `Mean ${mean}, standard deviation ${deviation}; promised: ${promised}.`,
  },
  pt: {
    initializer: 'Inicializador',
    inputs: 'Entradas da camada',
    outputs: 'Saídas da camada',
    seed: 'Semente',
    weights: 'pesos',
    weight: 'peso',
    result: (mean, deviation, promised) => `Média ${mean}, desvio-padrão ${deviation}; prometido: ${promised}.`,
  },
})

const none = { en: '', pt: '' }
const size = { default: 128, min: 1, max: 512, whole: true, text: none }
const seedDeclared = { default: 1, min: 0, max: 99, whole: true, text: none }

/** The weights that an initializer draws for one layer, counted, beside the mean and deviation that it promises. */
export default function Histogram({ options }: WidgetProps) {
  const names = (options.initializer ?? 'heNormal').split(/[\s,]+/)
  const convolution = options.window === 'true'
  const t = words.value
  const [name, setName] = useState(names[0] as string)
  const [inputs, setInputs] = useState(Number(options.fanin ?? (convolution ? 16 : 128)))
  const [outputs, setOutputs] = useState(Number(options.fanout ?? (convolution ? 16 : 128)))
  const [seed, setSeed] = useState(1)
  const factory = memberFactory<Initializer>(family, name)
  const [settings, setSettings] = useState(startingSettings(factory))
  const drawn = draw(factory, settings, { inputs, outputs, seed, convolution })
  return (
    <div class="widget">
      <div class="widget-controls">
        {names.length > 1 && (
          <Select
            label={t.initializer}
            value={name}
            options={names.map((value) => ({ value, label: value }))}
            onChange={(next) => {
              setName(next)
              setSettings(startingSettings(memberFactory(family, next)))
            }}
          />
        )}
        <NumberSlider label={t.inputs} declared={size} value={inputs} onChange={setInputs} />
        <NumberSlider label={t.outputs} declared={size} value={outputs} onChange={setOutputs} />
        <NumberSlider label={t.seed} declared={seedDeclared} value={seed} onChange={setSeed} />
        <PluginSettings
          hyperparameters={factory.definition.hyperparameters}
          choices={factory.definition.choices}
          settings={settings}
          onChange={(key, value) => setSettings({ ...settings, [key]: value })}
        />
      </div>
      {'trouble' in drawn ? (
        <p role="status">{drawn.trouble}</p>
      ) : (
        <div>
          <BarPlot label={`${name}: ${t.weights}`} bins={drawn.bins} />
          <p class="widget-result" role="status">
            {t.result(formatNumber(drawn.mean), formatNumber(drawn.deviation), drawn.promised)}
          </p>
          <DataTable
            caption={name}
            columns={[t.weight, t.weights]}
            rows={() => drawn.bins.map(({ middle, count }) => [middle, count])}
          />
        </div>
      )}
    </div>
  )
}

function draw(
  factory: MemberFactory<Initializer>,
  settings: Parameters<typeof factory>[0],
  { inputs, outputs, seed, convolution }: { inputs: number; outputs: number; seed: number; convolution: boolean },
) {
  try {
    const initializer = factory(settings)
    const window = convolution ? 9 : 1
    const request = {
      shape: convolution ? [outputs, inputs, 3, 3] : [outputs, inputs],
      dtype: 'float32',
      fanIn: inputs * window,
      fanOut: outputs * window,
      role: 'weight',
    } as const
    const values = initializer.draw({ ...request, random: randomKey(seed) }).data() as Float32Array
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    const { mean: promisedMean, variance: promisedVariance } = initializer.expected(request)
    const promised = `${formatNumber(promisedMean)}, ${formatNumber(Math.sqrt(promisedVariance))}`
    return { bins: countInBins(values), mean, deviation: Math.sqrt(variance), promised }
  } catch (error) {
    return { trouble: (error as Error).message }
  }
}
