import type { Task } from '../engine/examples.ts'
import { classColors, divergingTable, mixed, packed, rgbOf } from './colors.ts'

/** Paints what one unit gives at side × side places; ±1 has full colour. */
export function paintUnit(
  canvas: HTMLCanvasElement,
  values: Float32Array,
  { unit, units, side }: { unit: number; units: number; side: number },
): void {
  const { colors, indexOf } = divergingTable()
  paint(canvas, side, (row, column) => colors[indexOf(values[(row * side + column) * units + unit])])
}

/** Paints predictions at side × side places: probabilities of classes, or a number; or the decision alone. */
export function paintPrediction(
  canvas: HTMLCanvasElement,
  values: Float32Array,
  { task, side, discrete }: { task: Task; side: number; discrete: boolean },
): void {
  if (task.kind === 'classes' && task.names.length > 2) {
    paintClasses(canvas, values, task.names.length, side, discrete)
    return
  }
  const { colors, indexOf } = divergingTable()
  const signed = task.kind === 'classes' ? (value: number) => 2 * value - 1 : (value: number) => value
  paint(canvas, side, (row, column) => {
    const value = signed(values[row * side + column])
    return colors[indexOf(discrete ? Math.sign(value) * 0.8 : value * 0.9)]
  })
}

/** The colour of the likeliest class, paler where it is less sure. */
function paintClasses(
  canvas: HTMLCanvasElement,
  values: Float32Array,
  classes: number,
  side: number,
  discrete: boolean,
) {
  const colors = Array.from({ length: classes }, (_, index) => rgbOf(classColors[index]))
  const pale = rgbOf('--middle')
  paint(canvas, side, (row, column) => {
    const place = (row * side + column) * classes
    let best = 0
    for (let index = 1; index < classes; index++) if (values[place + index] > values[place + best]) best = index
    const sure = (values[place + best] - 1 / classes) / (1 - 1 / classes)
    return packed(mixed(pale, colors[best], discrete ? 0.7 : 0.15 + 0.65 * sure))
  })
}

function paint(canvas: HTMLCanvasElement, size: number, colorAt: (row: number, column: number) => number): void {
  const context = canvas.getContext('2d')
  if (!context) return
  if (canvas.width !== size || canvas.height !== size) {
    canvas.width = size
    canvas.height = size
  }
  const image = context.createImageData(size, size)
  const elements = new Uint32Array(image.data.buffer)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) elements[row * size + column] = colorAt(row, column)
  }
  context.putImageData(image, 0, 0)
}
