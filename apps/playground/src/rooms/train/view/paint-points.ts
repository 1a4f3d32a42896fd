import { colorOf } from '@chainrule/widgets'
import type { RunInfo, ShownPart } from '../protocol.ts'
import { classColors, divergingColor } from './colors.ts'

/** What is needed to draw examples. */
export interface PlottedExamples extends Pick<RunInfo, 'task' | 'plane' | 'train'> {
  /** Left out where only those to train with are drawn. */
  readonly test?: ShownPart
}

/** Draws the examples: those to train with filled, those to test with as rings. `radius` is in pixels of the canvas. */
export function paintPoints(canvas: HTMLCanvasElement, examples: PlottedExamples, radius?: number): void {
  const context = canvas.getContext('2d')
  if (!context) return
  context.clearRect(0, 0, canvas.width, canvas.height)
  const { train, test } = examples
  const usual = Math.max(canvas.width / 130, Math.min(canvas.width / 90, (canvas.width / 22) * train.count ** -0.25))
  paintPart(context, examples, train, radius ?? usual, false)
  if (test) paintPart(context, examples, test, radius ?? usual, true)
}

function paintPart(
  context: CanvasRenderingContext2D,
  { plane, task }: PlottedExamples,
  part: ShownPart,
  radius: number,
  hollow: boolean,
): void {
  if (!plane || !part.places) return
  const colorOfTarget = targetColors(task)
  // White in both themes: the fields under it are.
  const ground = 'white'
  const size = context.canvas.width
  for (let index = 0; index < part.count; index++) {
    const x = ((part.places[2 * index] / plane.reach + 1) / 2) * size
    const y = ((1 - part.places[2 * index + 1] / plane.reach) / 2) * size
    const color = colorOfTarget(part.targets[index])
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fillStyle = hollow ? ground : color
    context.fill()
    context.lineWidth = radius * (hollow ? 0.6 : 0.35)
    context.strokeStyle = hollow ? color : ground
    context.stroke()
  }
}

function targetColors(task: RunInfo['task']): (target: number) => string {
  if (task.kind === 'classes' && task.names.length > 2) return (target) => colorOf(classColors[target])
  if (task.kind === 'classes') return (target) => colorOf(target === 1 ? '--field-positive' : '--field-negative')
  return divergingColor
}
