import { Button, formatNumber, Help } from '@chainrule/widgets'
import type { Signal } from '@preact/signals'
import { Plus } from 'lucide'
import { MOST_LAYERS, usualLayer } from '../config.ts'
import type { Trainer } from '../trainer.ts'
import { words } from '../words.ts'
import { LayerEditor } from './layer-editor.tsx'
import { NetworkDiagram } from './network-diagram.tsx'
import type { UnitPlace } from './unit-place.ts'
import { WeightEditor } from './weight-editor.tsx'

/** The network as it stands: drawn, and open to change layer by layer and weight by weight. */
export function NetworkPanel({
  trainer,
  layer,
  unit,
  hovered,
}: {
  trainer: Trainer
  /** The layer that is edited, the output layer last. */
  layer: Signal<number>
  /** The unit whose weights are shown. */
  unit: Signal<UnitPlace | null>
  hovered: Signal<UnitPlace | null>
}) {
  const t = words.value.network
  const config = trainer.config.value
  const info = trainer.info.value
  const add = () => {
    const units = config.layers.at(-1)?.units ?? 8
    trainer.configure({ ...config, layers: [...config.layers, usualLayer(units)] })
    layer.value = config.layers.length
    unit.value = null
  }
  const count = info?.layers.reduce((sum, { units, inputs }) => sum + units * (inputs + 1), 0) ?? 0
  return (
    <section class="panel network-panel">
      <div class="panel-head">
        <h2>
          {t.heading} <Help about={t.heading}>{t.diagram}</Help>
        </h2>
        <span class="soft">{t.parameters(formatNumber(count))}</span>
        <Button icon={Plus} disabled={config.layers.length >= MOST_LAYERS} onClick={add}>
          {t.addLayer}
        </Button>
      </div>
      <NetworkDiagram trainer={trainer} layer={layer} unit={unit} hovered={hovered} />
      <div class="network-editors">
        <LayerEditor trainer={trainer} layer={layer} />
        {unit.value && <WeightEditor trainer={trainer} place={unit.value} />}
      </div>
    </section>
  )
}
