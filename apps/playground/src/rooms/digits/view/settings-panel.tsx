import { formatNumber, NumberSlider, Segmented } from '@chainrule/widgets'
import { initializers } from '../../../catalogue/initializers.ts'
import { optimizerSettings, optimizers } from '../../../catalogue/optimizers.ts'
import { PluginChoice } from '../../../catalogue/plugin-choice.tsx'
import { ALL_EXAMPLES, type DigitsConfig, widths } from '../config.ts'
import type { DigitsTrainer } from '../digits-trainer.ts'
import { words } from '../words.ts'

const text = { en: '', pt: '' }
const declared = {
  dropout: { min: 0, max: 0.9, default: 0, text },
  batchSize: { min: 1, max: 512, whole: true, scale: 'log', default: 64, text },
  examples: { min: 1000, max: ALL_EXAMPLES, whole: true, default: ALL_EXAMPLES, text },
  epochs: { min: 1, max: 20, whole: true, default: 3, text },
  seed: { min: 0, max: 2 ** 32 - 1, whole: true, default: 1, text },
} as const

/** The network, how it learns, and from how much. */
export function SettingsPanel({ trainer }: { trainer: DigitsTrainer }) {
  const t = words.value.settings
  const config = trainer.config.value
  const set = (changed: Partial<DigitsConfig>) => trainer.configure({ ...config, ...changed })
  const ready = trainer.ready.value
  return (
    <section class="panel settings-panel">
      <div class="panel-head">
        <h2>{t.heading}</h2>
        {ready && <span class="soft">{t.parameters(formatNumber(ready.parameters))}</span>}
      </div>
      <Segmented<DigitsConfig['network']>
        label={t.network}
        value={config.network}
        options={(['dense', 'convolution'] as const).map((value) => ({ value, label: t.networks[value] }))}
        onChange={(network) => set({ network, width: widths[network].usual })}
      />
      <p class="explain">{t.networkHelp}</p>
      <NumberSlider
        label={t.width[config.network]}
        declared={{
          min: 1,
          max: widths[config.network].most,
          whole: true,
          scale: 'log',
          default: widths[config.network].usual,
          text,
        }}
        value={config.width}
        onChange={(width) => set({ width })}
      />
      <PluginChoice
        label={t.initializer}
        entries={initializers()}
        chosen={config.initializer}
        onChange={(initializer) => initializer && set({ initializer })}
      />
      <NumberSlider
        label={t.dropout}
        help={t.dropoutHelp}
        declared={declared.dropout}
        value={config.dropout}
        onChange={(dropout) => set({ dropout })}
      />
      <PluginChoice
        label={t.optimizer}
        entries={optimizers()}
        chosen={config.optimizer}
        settingsOf={(entry) => optimizerSettings(entry, config.batchSize)}
        onChange={(optimizer) => optimizer && set({ optimizer })}
      />
      <NumberSlider
        label={t.batchSize}
        help={t.batchSizeHelp}
        declared={declared.batchSize}
        value={config.batchSize}
        onChange={(batchSize) => set({ batchSize })}
      />
      <NumberSlider
        label={t.examples}
        declared={declared.examples}
        value={config.examples}
        onChange={(examples) => set({ examples })}
      />
      <NumberSlider
        label={t.epochs}
        help={t.epochsHelp}
        declared={declared.epochs}
        value={config.epochs}
        onChange={(epochs) => set({ epochs })}
      />
      <NumberSlider
        label={t.seed}
        help={t.seedHelp}
        declared={declared.seed}
        boxOnly
        value={config.seed}
        onChange={(seed) => set({ seed })}
      />
    </section>
  )
}
