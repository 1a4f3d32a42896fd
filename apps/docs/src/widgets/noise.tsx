import { formatNumber, messages, NumberSlider } from '@chainrule/widgets'
import { useState } from 'preact/hooks'
import { applyNoise, MAPS, SIDE } from './apply-noise.ts'
import type { WidgetProps } from './widget-props.ts'

const words = messages({
  en: {
    rate: 'Rate',
    deviation: 'Deviation',
    seed: 'Seed',
    picture: (name: string) => `Four maps of ones after ${name}`,
    result: (mean: string, deviation: string, zeros: string) =>
      `All were 1. Now: mean ${mean}, standard deviation ${deviation}, ${zeros} % zeros.`,
  },
  pt: {
    rate: 'Taxa',
    deviation: 'Desvio',
    seed: 'Semente',
    picture: (name) => `Quatro mapas de uns depois de ${name}`,
    result: (mean, deviation, zeros) =>
      `Todos eram 1. Agora: média ${mean}, desvio-padrão ${deviation}, ${zeros} % de zeros.`,
  },
})

const amountDeclared = { default: 0.3, min: 0, below: 0.95, text: { en: '', pt: '' } }
const seedDeclared = { default: 1, min: 0, max: 99, whole: true, text: { en: '', pt: '' } }

/** What dropout or noise makes of maps of ones: the size of each number as the strength of its colour. */
export default function Noise({ options }: WidgetProps) {
  const name = options.name ?? 'dropout'
  const t = words.value
  const [amount, setAmount] = useState(0.3)
  const [seed, setSeed] = useState(1)
  const values = applyNoise(name, amount, seed)
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  const zeros = values.filter((value) => value === 0).length / values.length
  return (
    <div class="widget">
      <div class="widget-controls">
        <NumberSlider
          label={name === 'gaussianNoise' ? t.deviation : t.rate}
          declared={amountDeclared}
          value={amount}
          onChange={setAmount}
        />
        <NumberSlider label={t.seed} declared={seedDeclared} value={seed} onChange={setSeed} />
      </div>
      <div>
        <svg class="maps" viewBox={`0 0 ${MAPS * (SIDE + 1) - 1} ${SIDE}`} role="img" aria-label={t.picture(name)}>
          {[...values].map((value, index) => (
            <rect
              key={index}
              class={value < 0 ? 'negative' : ''}
              x={(index % SIDE) + Math.floor(index / SIDE ** 2) * (SIDE + 1)}
              y={Math.floor(index / SIDE) % SIDE}
              width={0.9}
              height={0.9}
              fill-opacity={Math.abs(value) / largest}
            />
          ))}
        </svg>
        <p class="widget-result" role="status">
          {t.result(formatNumber(mean), formatNumber(Math.sqrt(variance)), formatNumber(Math.round(zeros * 100)))}
        </p>
      </div>
    </div>
  )
}
