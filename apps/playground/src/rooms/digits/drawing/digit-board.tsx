import { Button } from '@chainrule/widgets'
import { useSignal } from '@preact/signals'
import { Eraser } from 'lucide'
import { useRef } from 'preact/hooks'
import { words } from '../words.ts'
import { centeredDigit } from './centered-digit.ts'

/** Pixels along each side of the board, and the width of the pen, which makes lines like those of MNIST. */
const BOARD = 280
const PEN = 22
/** How far an arrow key moves. */
const STRIDE = 10

interface Place {
  readonly x: number
  readonly y: number
}

/** A sheet of paper to draw a digit on: by mouse, finger, pen or keyboard. */
export function DigitBoard({ onDraw }: { onDraw(digit: Float32Array | null): void }) {
  const t = words.value.draw
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<Place | null>(null)
  const cross = useSignal<Place>({ x: BOARD / 2, y: BOARD / 4 })
  const lowered = useSignal(false)

  const line = (from: Place, to: Place) => {
    const context = canvas.current?.getContext('2d', { willReadFrequently: true })
    if (!context) return
    context.lineCap = 'round'
    context.lineJoin = 'round'
    context.lineWidth = PEN
    context.strokeStyle = 'black'
    context.beginPath()
    context.moveTo(from.x, from.y)
    // A line without length is drawn as a dot only when it has some.
    context.lineTo(to.x + (from.x === to.x && from.y === to.y ? 0.01 : 0), to.y)
    context.stroke()
  }
  const tell = () => {
    const context = canvas.current?.getContext('2d', { willReadFrequently: true })
    if (!context) return
    const { data } = context.getImageData(0, 0, BOARD, BOARD)
    onDraw(
      centeredDigit(
        Uint8Array.from({ length: BOARD * BOARD }, (_, place) => data[4 * place + 3]),
        BOARD,
      ),
    )
  }
  const clear = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, BOARD, BOARD)
    lowered.value = false
    onDraw(null)
  }
  const placeOf = ({ clientX, clientY, currentTarget }: PointerEvent): Place => {
    const { left, top, width, height } = (currentTarget as HTMLElement).getBoundingClientRect()
    return { x: ((clientX - left) / width) * BOARD, y: ((clientY - top) / height) * BOARD }
  }
  const press = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    last.current = placeOf(event)
    line(last.current, last.current)
    tell()
  }
  const move = (event: PointerEvent) => {
    if (!last.current) return
    const next = placeOf(event)
    line(last.current, next)
    last.current = next
    tell()
  }
  const key = (event: KeyboardEvent) => {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [
      0, 0,
    ]
    if (dx !== 0 || dy !== 0) {
      const from = cross.value
      const to = { x: moved(from.x, dx), y: moved(from.y, dy) }
      cross.value = to
      if (lowered.value) {
        line(from, to)
        tell()
      }
    } else if (event.key === ' ' || event.key === 'Enter') {
      lowered.value = !lowered.value
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      clear()
    } else return
    event.preventDefault()
  }
  return (
    <div class="digit-draw">
      <div
        class="digit-board"
        role="application"
        aria-label={`${t.board}. ${t.explain}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the board is worked by arrow keys.
        tabIndex={0}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={() => {
          last.current = null
        }}
        onKeyDown={key}
      >
        <canvas ref={canvas} width={BOARD} height={BOARD} />
        <span
          class={`digit-pen${lowered.value ? ' lowered' : ''}`}
          style={{ left: `${(cross.value.x / BOARD) * 100}%`, top: `${(cross.value.y / BOARD) * 100}%` }}
        />
      </div>
      <Button icon={Eraser} onClick={clear}>
        {t.clear}
      </Button>
    </div>
  )
}

function moved(coordinate: number, by: number): number {
  return Math.max(0, Math.min(BOARD, coordinate + by * STRIDE))
}
