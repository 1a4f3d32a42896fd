import { formatNumber } from '@chainrule/widgets'
import { type Signal, useComputed, useSignal } from '@preact/signals'
import type { RunInfo } from '../protocol.ts'
import type { Trainer } from '../trainer.ts'
import { words } from '../words.ts'
import { type DiagramLayout, linkPath } from './diagram-layout.ts'
import { layerName, sourceName } from './names.ts'
import type { UnitPlace } from './unit-place.ts'

/** Where the links of the picture are, for the mouse: pointing at one tells its weight, choosing it opens it. */
export function DiagramLinks({
  trainer,
  layout,
  info,
  unit,
}: {
  trainer: Trainer
  layout: DiagramLayout
  info: RunInfo
  unit: Signal<UnitPlace | null>
}) {
  const t = words.value
  const pointed = useSignal<number | null>(null)
  const weight = useComputed(() => {
    const place = pointed.value === null ? undefined : layout.links[pointed.value]
    return place ? (trainer.runGlance.value?.weights[info.layers[place.layer].weight]?.[place.weight] ?? 0) : 0
  })

  const link = pointed.value === null ? undefined : layout.links[pointed.value]
  return (
    <>
      <svg
        class="diagram-links"
        width={layout.width}
        height={layout.height}
        aria-hidden="true"
        onPointerLeave={() => {
          pointed.value = null
        }}
      >
        {layout.links.map((place, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: a way for the mouse; by keyboard units are chosen.
          <path
            key={`${place.layer} ${place.weight}`}
            class="link-hit"
            d={linkPath(place)}
            onPointerEnter={() => {
              pointed.value = index
            }}
            onClick={() => {
              unit.value = { layer: place.layer, unit: place.to.index }
            }}
          />
        ))}
      </svg>
      {link && (
        <p
          class="link-card"
          style={{ left: `${(link.from.x + link.to.x) / 2}px`, top: `${(link.from.y + link.to.y) / 2}px` }}
        >
          {t.weights.weightValue(
            sourceName(info, link.layer, link.from.index),
            t.network.unit(layerName(link.layer, info.layers.length), link.to.index + 1),
            formatNumber(weight.value),
          )}
        </p>
      )}
    </>
  )
}
