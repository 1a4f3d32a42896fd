import { Button, NumberSlider, Select, Toggle } from '@chainrule/widgets'
import type { Signal } from '@preact/signals'
import { Trash2 } from 'lucide'
import { useIdled } from '../../../app/when-idle.ts'
import { initializerNamed, initializers } from '../../../catalogue/initializers.ts'
import { PluginChoice } from '../../../catalogue/plugin-choice.tsx'
import { regularizers } from '../../../catalogue/regularizers.ts'
import { type ActivationName, activationNames } from '../activations.ts'
import { type LayerConfig, MOST_UNITS } from '../config.ts'
import type { Trainer } from '../trainer.ts'
import { words } from '../words.ts'
import { layerName } from './names.ts'

const text = { en: '', pt: '' }
const unitsDeclared = { min: 1, max: MOST_UNITS, whole: true, scale: 'log', default: 8, text } as const
const dropoutDeclared = { min: 0, max: 0.9, default: 0, text }

/** Everything that one layer can be asked to be. */
export function LayerEditor({ trainer, layer }: { trainer: Trainer; layer: Signal<number> }) {
  const t = words.value.network
  // To know all of them, each one is tried: there is time for that later.
  const idled = useIdled()
  const config = trainer.config.value
  const index = Math.min(layer.value, config.layers.length)
  const hidden = config.layers[index]
  const edited = hidden ?? config.output
  const name = layerName(index, config.layers.length + 1)
  const put = (changed: Partial<LayerConfig>) => {
    if (!hidden) trainer.configure({ ...config, output: { ...config.output, ...changed } })
    else {
      const layers = config.layers.map((one, place) => (place === index ? { ...one, ...changed } : one))
      trainer.configure({ ...config, layers })
    }
  }
  const remove = () => {
    trainer.configure({ ...config, layers: config.layers.filter((_, place) => place !== index) })
    layer.value = Math.max(0, index - 1)
  }
  return (
    <div class="layer-editor">
      <div class="panel-head">
        <h3>{t.editLayer(name)}</h3>
        {hidden && (
          <Button look="quiet" icon={Trash2} onClick={remove}>
            {t.removeLayer}
          </Button>
        )}
      </div>
      <div class="layer-settings">
        {hidden && (
          <>
            <NumberSlider
              label={t.units}
              declared={unitsDeclared}
              value={hidden.units}
              onChange={(units) => put({ units })}
            />
            <Select<ActivationName>
              label={t.activation}
              help={t.activationHelp}
              value={hidden.activation}
              options={activationNames.map((value) => ({ value, label: value === 'none' ? t.none : value }))}
              onChange={(activation) => put({ activation })}
            />
          </>
        )}
        <PluginChoice
          label={t.initializer}
          entries={
            idled.value
              ? initializers()
              : [initializerNamed(edited.initializer.name)].filter((one) => one !== undefined)
          }
          chosen={edited.initializer}
          onChange={(initializer) => initializer && put({ initializer })}
        />
        <PluginChoice
          label={t.regularizer}
          help={t.regularizerHelp}
          none={t.none}
          entries={regularizers()}
          chosen={edited.regularizer}
          onChange={(regularizer) => put({ regularizer })}
        />
        {hidden && (
          <>
            <NumberSlider
              label={t.dropout}
              help={t.dropoutHelp}
              declared={dropoutDeclared}
              value={hidden.dropout}
              onChange={(dropout) => put({ dropout })}
            />
            {index > 0 && config.layers[index - 1].units === hidden.units && (
              <Toggle label={t.skip} checked={hidden.skip} onChange={(skip) => put({ skip })} />
            )}
          </>
        )}
      </div>
    </div>
  )
}
