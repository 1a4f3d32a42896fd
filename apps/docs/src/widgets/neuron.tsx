import { maximum, sigmoid, tanh, tensor } from '@chainrule/autograd'
import { LinePlot, messages, NumberSlider, Select } from '@chainrule/widgets'
import { useState } from 'preact/hooks'
import type { WidgetProps } from './widget-props.ts'

const words = messages({
  en: { weight: 'Weight w', bias: 'Bias b', activation: 'Activation f', input: 'input x', output: 'output f(w x + b)' },
  pt: { weight: 'Peso w', bias: 'Viés b', activation: 'Ativação f', input: 'entrada x', output: 'saída f(w x + b)' },
})

const declared = { default: 1, min: -4, max: 4, text: { en: '', pt: '' } }
const activations = ['tanh', 'relu', 'sigmoid', 'none'] as const
const inputs = Array.from({ length: 121 }, (_, index) => (index - 60) / 15)

/** One neuron with one input: what its weight, its bias and its activation make of it. */
export default function Neuron(_: WidgetProps) {
  const t = words.value
  const [weight, setWeight] = useState(1)
  const [bias, setBias] = useState(0)
  const [activation, setActivation] = useState<(typeof activations)[number]>('tanh')
  const sum = tensor(inputs).mul(weight).add(bias)
  const output = { tanh: () => tanh(sum), relu: () => maximum(sum, 0), sigmoid: () => sigmoid(sum), none: () => sum }
  return (
    <div class="widget">
      <div class="widget-controls">
        <NumberSlider label={t.weight} declared={declared} value={weight} onChange={setWeight} />
        <NumberSlider label={t.bias} declared={{ ...declared, default: 0 }} value={bias} onChange={setBias} />
        <Select
          label={t.activation}
          value={activation}
          options={activations.map((value) => ({ value, label: value }))}
          onChange={(value) => setActivation(value)}
        />
      </div>
      <LinePlot
        label={t.output}
        axis={t.input}
        lines={[{ label: t.output, color: '--series-1' }]}
        data={[inputs, [...output[activation]().data()]]}
        height={240}
        range={activation === 'tanh' || activation === 'sigmoid' ? [-1.1, 1.1] : [-4, 4]}
      />
    </div>
  )
}
