import { Button, DataTable, Segmented, themeVersion } from '@chainrule/widgets'
import { useSignal } from '@preact/signals'
import { Trash2, Undo2 } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import type { DrawnPoint } from '../config.ts'
import { REACH } from '../datasets/points.ts'
import { words } from '../words.ts'
import { paintPoints } from './paint-points.ts'

const CLASSES = 'ABC'
/** How far an arrow key moves the cross. */
const STRIDE = 0.1

/** A board on which points are set by hand: by mouse, touch or keyboard. */
export function DrawBoard({
  points,
  onChange,
}: {
  points: readonly DrawnPoint[]
  onChange(points: readonly DrawnPoint[]): void
}) {
  const t = words.value.draw
  const canvas = useRef<HTMLCanvasElement>(null)
  const target = useSignal(0)
  const cross = useSignal({ x: 0, y: 0 })
  const theme = themeVersion.value
  const { x, y } = cross.value

  useEffect(() => {
    if (!canvas.current) return
    const classes = Math.max(2, ...points.map((point) => point.target + 1))
    paintPoints(canvas.current, {
      task: { kind: 'classes', names: Array.from(CLASSES).slice(0, classes) },
      plane: { reach: REACH, axes: ['', ''] },
      train: {
        count: points.length,
        places: Float32Array.from(points.flatMap((point) => [point.x, point.y])),
        targets: Float32Array.from(points, (point) => point.target),
      },
    })
  }, [points, theme])

  const add = (place: { x: number; y: number }) => onChange([...points, { ...place, target: target.value }])
  const press = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const place = {
      x: rounded(((event.clientX - left) / width) * 2 * REACH - REACH),
      y: rounded(REACH - ((event.clientY - top) / height) * 2 * REACH),
    }
    cross.value = place
    add(place)
  }
  const key = (event: KeyboardEvent) => {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] ?? [
      0, 0,
    ]
    if (dx !== 0 || dy !== 0) cross.value = { x: moved(x, dx), y: moved(y, dy) }
    else if (event.key === 'Enter' || event.key === ' ') add(cross.value)
    else if (event.key === 'Delete' || event.key === 'Backspace') onChange(points.slice(0, -1))
    else return
    event.preventDefault()
  }
  return (
    <div class="draw">
      <h3>{t.heading}</h3>
      <p class="explain">{t.explain}</p>
      <Segmented
        label={t.paint}
        value={String(target.value)}
        options={Array.from(CLASSES, (letter, index) => ({ value: String(index), label: t.className(letter) }))}
        onChange={(value) => {
          target.value = Number(value)
        }}
      />
      <div
        class="draw-board"
        role="application"
        aria-label={`${t.board}. ${t.explain}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the board is worked by arrow keys.
        tabIndex={0}
        onPointerDown={press}
        onKeyDown={key}
      >
        <canvas ref={canvas} width={560} height={560} />
        <span
          class="draw-cross"
          style={{ left: `${((x + REACH) / (2 * REACH)) * 100}%`, top: `${((REACH - y) / (2 * REACH)) * 100}%` }}
        />
      </div>
      <div class="draw-actions">
        <span role="status">{t.count(points.length)}</span>
        <Button
          icon={Undo2}
          iconOnly
          look="quiet"
          disabled={points.length === 0}
          onClick={() => onChange(points.slice(0, -1))}
        >
          {t.undo}
        </Button>
        <Button icon={Trash2} iconOnly look="quiet" disabled={points.length === 0} onClick={() => onChange([])}>
          {t.clear}
        </Button>
      </div>
      <DataTable
        caption={t.board}
        columns={[t.column.x, t.column.y, t.column.class]}
        rows={() => points.map((point) => [point.x, point.y, CLASSES[point.target]])}
      />
    </div>
  )
}

function moved(coordinate: number, by: number): number {
  return rounded(Math.max(-REACH, Math.min(REACH, coordinate + by * STRIDE)))
}

function rounded(coordinate: number): number {
  return Math.round(coordinate * 100) / 100
}
