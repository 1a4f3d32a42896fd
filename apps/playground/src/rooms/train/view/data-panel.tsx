import { Button, Help, NumberSlider, Toggle } from '@chainrule/widgets'
import { Dices } from 'lucide'
import type { DataConfig, DataName, TrainConfig } from '../config.ts'
import { featureNames, featureSymbols } from '../features.ts'
import type { Trainer } from '../trainer.ts'
import { words } from '../words.ts'
import { CsvEditor } from './csv-editor.tsx'
import { DataPicker } from './data-picker.tsx'
import { DrawBoard } from './draw-board.tsx'
import { exampleTable } from './example-table.ts'

const text = { en: '', pt: '' }
const countDeclared = { min: 20, max: 1000, whole: true, default: 400, text } as const
const noiseDeclared = { min: 0, max: 1, default: 0.1, text }
const shareDeclared = { min: 0, max: 0.9, default: 0.3, text }
const batchDeclared = { min: 1, max: 256, whole: true, scale: 'log', default: 32, text } as const
const seedDeclared = { min: 0, max: 2 ** 32 - 1, whole: true, default: 1, text } as const

/** The examples: which, how many, how noisy, how divided, and what the network sees of them. */
export function DataPanel({ trainer }: { trainer: Trainer }) {
  const t = words.value.data
  const config = trainer.config.value
  const { data, features, seed, batchSize } = config
  const set = (changed: Partial<TrainConfig>) => trainer.configure({ ...config, ...changed })
  const setData = (changed: Partial<DataConfig>) => set({ data: { ...data, ...changed } })
  const choose = (name: DataName) => {
    // A table to begin with, so that there is something to see and to change.
    const csv =
      name === 'csv' && data.csv.text === ''
        ? { text: exampleTable(), target: 'fruit', task: 'classes' as const }
        : data.csv
    setData({ name, csv })
  }
  const own = data.name === 'drawn' || data.name === 'csv'
  return (
    <section class="panel data-panel">
      <h2>{t.heading}</h2>
      <DataPicker config={config} onChoose={choose} />
      <p class="explain">{t.texts[data.name]}</p>
      {data.name === 'drawn' && <DrawBoard points={data.drawn} onChange={(drawn) => setData({ drawn })} />}
      {data.name === 'csv' && <CsvEditor csv={data.csv} trainer={trainer} onChange={(csv) => setData({ csv })} />}
      {!own && (
        <NumberSlider
          label={t.count}
          help={t.countHelp}
          declared={countDeclared}
          value={data.count}
          onChange={(count) => setData({ count })}
        />
      )}
      {!own && data.name !== 'digits' && (
        <NumberSlider
          label={t.noise}
          help={t.noiseHelp}
          declared={noiseDeclared}
          value={data.noise}
          onChange={(noise) => setData({ noise })}
        />
      )}
      <NumberSlider
        label={t.testShare}
        help={t.testShareHelp}
        declared={shareDeclared}
        value={data.testShare}
        onChange={(testShare) => setData({ testShare })}
      />
      <NumberSlider
        label={t.batchSize}
        help={t.batchSizeHelp}
        declared={batchDeclared}
        value={batchSize}
        onChange={(next) => set({ batchSize: next })}
      />
      <div class="seed">
        <NumberSlider
          label={t.seed}
          help={t.seedHelp}
          declared={seedDeclared}
          boxOnly
          value={seed}
          onChange={(next) => set({ seed: next })}
        />
        <Button icon={Dices} iconOnly onClick={() => set({ seed: seed + 1 })}>
          {t.newSeed}
        </Button>
      </div>
      {data.name !== 'csv' && data.name !== 'digits' && (
        <fieldset class="features">
          <legend>
            {t.features} <Help about={t.features}>{t.featuresHelp}</Help>
          </legend>
          <div class="feature-list">
            {featureNames.map((name) => (
              <Toggle
                key={name}
                label={featureSymbols[name]}
                checked={features.includes(name)}
                onChange={(on) => {
                  const next = featureNames.filter((one) => (one === name ? on : features.includes(one)))
                  if (next.length > 0) set({ features: next })
                }}
              />
            ))}
          </div>
        </fieldset>
      )}
    </section>
  )
}
