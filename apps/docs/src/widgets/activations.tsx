import { drawNormal, type Initializer, maximum, randomKey, type Tensor, tanh } from '@chainrule/autograd'
import { heNormal, normal, xavierNormal, zeros } from '@chainrule/initializers'
import { LinePlot, messages, NumberSlider, Select } from '@chainrule/widgets'
import { useMemo, useState } from 'preact/hooks'
import type { WidgetProps } from './widget-props.ts'

const words = messages({
  en: {
    initializer: 'Initial weights',
    activation: 'Activation',
    layers: 'Layers',
    title: 'Size of the signal, layer by layer',
    layer: 'layer',
    deviation: 'root mean square of the activations',
  },
  pt: {
    initializer: 'Pesos iniciais',
    activation: 'Ativação',
    layers: 'Camadas',
    title: 'Tamanho do sinal, camada a camada',
    layer: 'camada',
    deviation: 'raiz da média dos quadrados das ativações',
  },
})

const WIDTH = 64
const layersDeclared = { default: 20, min: 2, max: 50, whole: true, text: { en: '', pt: '' } }
const initializers: Record<string, Initializer> = {
  zeros: zeros(),
  'σ = 0.01': normal({ deviation: 0.01 }),
  'σ = 1': normal({ deviation: 1 }),
  Xavier: xavierNormal(),
  He: heNormal(),
}
const activations: Record<string, (x: Tensor) => Tensor> = {
  relu: (x) => maximum(x, 0),
  tanh: (x) => tanh(x),
}

/** How large the signal is behind each layer of a deep network, for several ways to draw its first weights. */
export default function Activations({ options }: WidgetProps) {
  const t = words.value
  const [initializer, setInitializer] = useState('σ = 0.01')
  const [activation, setActivation] = useState('relu')
  const [layers, setLayers] = useState(Number(options.depth ?? 20))
  const sizes = useMemo(() => measure(initializer, activation, layers), [initializer, activation, layers])
  return (
    <div class="widget">
      <div class="widget-controls">
        <Select
          label={t.initializer}
          value={initializer}
          options={Object.keys(initializers).map((value) => ({ value, label: value }))}
          onChange={setInitializer}
        />
        <Select
          label={t.activation}
          value={activation}
          options={Object.keys(activations).map((value) => ({ value, label: value }))}
          onChange={setActivation}
        />
        <NumberSlider label={t.layers} declared={layersDeclared} value={layers} onChange={setLayers} />
      </div>
      <LinePlot
        label={t.title}
        axis={t.layer}
        lines={[{ label: t.deviation, color: '--series-1' }]}
        data={[sizes.map((_, layer) => layer), sizes.map((size) => (size > 0 ? size : null))]}
        height={240}
        logarithmic
      />
    </div>
  )
}

function measure(initializer: string, activation: string, layers: number): number[] {
  let signal = drawNormal(randomKey(1), [64, WIDTH])
  const sizes = [sizeOf(signal)]
  for (let layer = 1; layer <= layers; layer++) {
    const weight = (initializers[initializer] as Initializer).draw({
      shape: [WIDTH, WIDTH],
      dtype: 'float32',
      fanIn: WIDTH,
      fanOut: WIDTH,
      role: 'weight',
      random: randomKey(layer + 1),
    })
    signal = (activations[activation] as (x: Tensor) => Tensor)(signal.matmul(weight.transpose()))
    sizes.push(sizeOf(signal))
  }
  return sizes
}

function sizeOf(signal: Tensor): number {
  return signal.square().mean().sqrt().item()
}
