import { formatNumber } from '@chainrule/widgets'
import { type Signal, useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { RunInfo } from '../protocol.ts'
import type { Trainer } from '../trainer.ts'
import { words } from '../words.ts'
import { type DiagramLayout, linkPath } from './diagram-layout.ts'
import { layerName, sourceName } from './names.ts'
import type { UnitPlace } from './unit-place.ts'

/** The weights as lines: colour for the sign, width for the size. Pointing at one tells it; choosing it opens it. */
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
  const drawing = useRef<SVGSVGElement>(null)
  const pointed = useSignal<number | null>(null)
  const frame = trainer.runFrame.value
  const weightOf = (index: number) => {
    const { layer, weight } = layout.links[index]
    return frame?.weights[info.layers[layer].weight]?.[weight] ?? 0
  }

  // Many lines change with each frame: only what changes is written, without going through components.
  useLayoutEffect(() => {
    const lines = drawing.current?.querySelectorAll<SVGPathElement>('.link')
    lines?.forEach((line, index) => {
      if (!layout.links[index]) return
      const value = weightOf(index)
      line.style.strokeWidth = `${0.5 + Math.min(5, 1.8 * Math.abs(value))}px`
      line.style.stroke = value < 0 ? 'var(--negative)' : 'var(--positive)'
    })
  })

  const link = pointed.value === null ? undefined : layout.links[pointed.value]
  return (
    <>
      <svg
        ref={drawing}
        class="diagram-links"
        width={layout.width}
        height={layout.height}
        aria-hidden="true"
        onPointerLeave={() => {
          pointed.value = null
        }}
      >
        {layout.links.map((place) => (
          <path key={`${place.layer} ${place.weight}`} class="link" d={linkPath(place)} />
        ))}
        {layout.links.map((place, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: a way for the mouse; by keyboard units are chosen.
          <path
            key={`hit ${place.layer} ${place.weight}`}
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
      {link && pointed.value !== null && (
        <p
          class="link-card"
          style={{ left: `${(link.from.x + link.to.x) / 2}px`, top: `${(link.from.y + link.to.y) / 2}px` }}
        >
          {t.weights.weightValue(
            sourceName(info, link.layer, link.from.index),
            t.network.unit(layerName(link.layer, info.layers.length), link.to.index + 1),
            formatNumber(weightOf(pointed.value)),
          )}
        </p>
      )}
    </>
  )
}
