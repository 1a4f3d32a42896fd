import { Button, formatNumber } from '@chainrule/widgets'
import type { Signal } from '@preact/signals'
import { Minus, Plus } from 'lucide'
import { useMemo, useRef } from 'preact/hooks'
import { MOST_UNITS } from '../config.ts'
import type { Trainer } from '../trainer.ts'
import { words } from '../words.ts'
import { diagramLayout, NODE, type NodePlace } from './diagram-layout.ts'
import { DiagramLinks } from './diagram-links.tsx'
import { DiagramPicture } from './diagram-picture.tsx'
import { layerName } from './names.ts'
import type { UnitPlace } from './unit-place.ts'
import { useWidth } from './use-width.ts'

/** The network drawn: inputs at the left, output at the right, each square showing what its unit gives in the plane. */
export function NetworkDiagram({
  trainer,
  layer,
  unit,
  hovered,
}: {
  trainer: Trainer
  layer: Signal<number>
  unit: Signal<UnitPlace | null>
  hovered: Signal<UnitPlace | null>
}) {
  const t = words.value.network
  const frame = useRef<HTMLElement>(null)
  const width = useWidth(frame)
  const info = trainer.info.value
  const config = trainer.config.value

  const layout = useMemo(() => (info ? diagramLayout(info, width.value) : null), [info, width.value])
  const settle = (column: number, units: number) => {
    const layers = config.layers.map((one, index) => (index === column - 1 ? { ...one, units } : one))
    trainer.configure({ ...config, layers })
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section ref={frame} class="diagram" tabIndex={0} aria-label={t.diagram}>
      {layout && info && (
        <div class="diagram-inner" style={{ width: `${layout.width}px` }}>
          <div class="diagram-heads">
            {layout.columns.map(({ x, size }, column) => (
              <div key={column} class="diagram-head" style={{ left: `${x}px` }}>
                {column === 0 ? (
                  <span class="diagram-name">{t.inputs}</span>
                ) : (
                  <Button
                    look="quiet"
                    class="diagram-name"
                    pressed={layer.value === column - 1}
                    onClick={() => {
                      layer.value = column - 1
                    }}
                  >
                    {layerName(column - 1, info.layers.length)}
                  </Button>
                )}
                {column > 0 && column < info.layers.length && (
                  <span class="diagram-units">
                    <Button
                      icon={Minus}
                      iconOnly
                      look="quiet"
                      disabled={size <= 1}
                      onClick={() => settle(column, size - 1)}
                    >
                      {t.fewerUnits(layerName(column - 1, info.layers.length))}
                    </Button>
                    <Button
                      icon={Plus}
                      iconOnly
                      look="quiet"
                      disabled={size >= MOST_UNITS}
                      onClick={() => settle(column, size + 1)}
                    >
                      {t.moreUnits(layerName(column - 1, info.layers.length))}
                    </Button>
                  </span>
                )}
              </div>
            ))}
          </div>
          <div class="diagram-body" style={{ height: `${layout.height}px` }}>
            <DiagramLinks trainer={trainer} layout={layout} info={info} unit={unit} />
            {layout.nodes.map((node) => (
              <Node
                key={`${node.column}.${node.index}`}
                node={node}
                trainer={trainer}
                unit={unit}
                hovered={hovered}
                layer={layer}
              />
            ))}
            <DiagramPicture trainer={trainer} layout={layout} info={info} />
          </div>
          <div class="diagram-feet">
            {layout.columns.map(({ x, size, shown }, column) => (
              <span key={column} class="diagram-foot" style={{ left: `${x}px` }}>
                {size > shown && <span title={t.hiddenLabel(size - shown)}>{t.hidden(size - shown)}</span>}
                <span>{column === 0 ? formatNumber(info.inputNames.length) : t.unitCount(size)}</span>
              </span>
            ))}
          </div>
        </div>
      )}
    </section>
  )
}

function Node({
  node,
  trainer,
  layer,
  unit,
  hovered,
}: {
  node: NodePlace
  trainer: Trainer
  layer: Signal<number>
  unit: Signal<UnitPlace | null>
  hovered: Signal<UnitPlace | null>
}) {
  const t = words.value.network
  const info = trainer.info.value
  const { column, index } = node
  const place = { layer: column - 1, unit: index }
  if (!info) return null
  const style = {
    left: `${node.x - NODE / 2}px`,
    top: `${node.y - NODE / 2}px`,
    width: `${NODE}px`,
    height: `${NODE}px`,
  }
  if (column === 0) {
    const name = info.pictures ? `${info.pictures.side} × ${info.pictures.side}` : info.inputNames[index]
    const drawn = info.plane && trainer.config.value.data.name !== 'csv'
    return (
      <div class={`node input${drawn ? ' drawn' : ''}`} style={style} title={t.input(name)}>
        <span class="node-name">{name}</span>
      </div>
    )
  }
  const chosen = unit.value?.layer === place.layer && unit.value.unit === index
  const point = (there: boolean) => {
    hovered.value = there ? place : null
  }
  return (
    <button
      type="button"
      class="node"
      style={style}
      aria-label={t.unit(layerName(column - 1, info.layers.length), index + 1)}
      aria-pressed={chosen}
      onPointerEnter={() => point(true)}
      onPointerLeave={() => point(false)}
      onFocus={() => point(true)}
      onBlur={() => point(false)}
      onClick={() => {
        unit.value = chosen ? null : place
        layer.value = place.layer
      }}
    />
  )
}
