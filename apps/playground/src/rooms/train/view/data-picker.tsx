import { randomKey } from '@chainrule/autograd'
import { Icon, themeVersion } from '@chainrule/widgets'
import { type IconNode, PencilLine, Table, TextCursorInput } from 'lucide'
import { useEffect, useId, useRef } from 'preact/hooks'
import { whenIdle } from '../../../app/when-idle.ts'
import type { DataName, TrainConfig } from '../config.ts'
import { type PlanarName, planar } from '../datasets/planar.ts'
import { REACH } from '../datasets/points.ts'
import { words } from '../words.ts'
import { paintPoints } from './paint-points.ts'

const planarNames = Object.keys(planar) as PlanarName[]
const groups = {
  classes: planarNames.filter((name) => planar[name].classes > 0),
  numbers: planarNames.filter((name) => planar[name].classes === 0),
  own: ['digits', 'drawn', 'csv'],
} as const satisfies Record<string, readonly DataName[]>

const icons: { readonly [name: string]: IconNode } = { digits: TextCursorInput, drawn: PencilLine, csv: Table }

/** All data sets as small pictures, of which one is chosen. */
export function DataPicker({ config, onChoose }: { config: TrainConfig; onChoose(name: DataName): void }) {
  const t = words.value.data
  const name = useId()
  return (
    <fieldset class="data-picker">
      <legend class="visually-hidden">{t.set}</legend>
      {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
        <div key={group} class="data-group">
          <span class="data-group-name">{t.groups[group]}</span>
          <div class="data-choices">
            {groups[group].map((one: DataName) => (
              <label key={one} class="data-choice">
                <input
                  type="radio"
                  class="visually-hidden"
                  name={name}
                  checked={config.data.name === one}
                  onChange={() => onChoose(one)}
                />
                <span class="data-picture">
                  {one in planar ? <Thumbnail name={one as PlanarName} /> : <Icon icon={icons[one]} size="1.5rem" />}
                </span>
                <span class="data-name">{t.names[one]}</span>
              </label>
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  )
}

const SHOWN = 90

function Thumbnail({ name }: { name: PlanarName }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = themeVersion.value
  useEffect(
    () =>
      whenIdle(() => {
        if (canvas.current) paintThumbnail(canvas.current, name)
      }),
    [name, theme],
  )
  return <canvas ref={canvas} width={112} height={112} />
}

function paintThumbnail(canvas: HTMLCanvasElement, name: PlanarName): void {
  const { make, classes } = planar[name]
  const { inputs, targets } = make(SHOWN, 0, randomKey(1))
  const names = Array.from({ length: classes }, (_, index) => String(index))
  paintPoints(
    canvas,
    {
      task: classes === 0 ? { kind: 'number', name } : { kind: 'classes', names },
      plane: { reach: REACH, axes: ['', ''] },
      train: { count: SHOWN, places: inputs, targets },
    },
    3,
  )
}
