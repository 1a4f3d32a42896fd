import { themeVersion } from '@chainrule/widgets'
import { effect } from '@preact/signals'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { placesOf } from '../engine/frame-of.ts'
import { featuresOf } from '../features.ts'
import type { RunFrame, RunInfo } from '../protocol.ts'
import { SIDE, type Trainer } from '../trainer.ts'
import { type DiagramLayout, NODE, type NodePlace } from './diagram-layout.ts'
import { linkPainter } from './paint-links.ts'
import { type SquareField, squarePainter } from './paint-square.ts'

/** The edge of a node, inside which its picture lies, and the radius of the picture's corners. */
const EDGE = 1
const CORNER = 5

/** The weight of a pixel that has full colour. */
const WEIGHT_REACH = 0.15

/**
 * Everything of the diagram that changes while a network learns, on one canvas: the links, and what each node gives in the
 * plane. It lies over the nodes and lets the mouse through.
 */
export function DiagramPicture({ trainer, layout, info }: { trainer: Trainer; layout: DiagramLayout; info: RunInfo }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = themeVersion.value
  const { features, data } = trainer.config.value
  const inputs = useMemo(() => {
    if (!info.plane || data.name === 'csv') return []
    const places = placesOf(info.plane.reach, SIDE)
    return features.map((feature): SquareField => ({ values: featuresOf(places, [feature]), side: SIDE }))
  }, [info, features, data.name])

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const ratio = devicePixelRatio
    context.canvas.width = Math.round(layout.width * ratio)
    context.canvas.height = Math.round(layout.height * ratio)
    context.scale(ratio, ratio)
    const paintLinks = linkPainter(layout)
    const paintSquare = squarePainter(Math.round((NODE - 2 * EDGE) * ratio), CORNER * ratio)
    const paintNode = ({ x, y }: NodePlace, field: SquareField | undefined) => {
      const [left, top] = [x, y].map((middle) => Math.round((middle - NODE / 2 + EDGE) * ratio))
      if (field) paintSquare(context, left, top, field)
    }
    const [first, units] = [
      layout.nodes.filter(({ column }) => column === 0),
      layout.nodes.filter(({ column }) => column > 0),
    ]
    for (const node of first) paintNode(node, inputs[node.index])
    return effect(() => {
      const frame = trainer.runFrame.value
      paintLinks(context, info, frame, !trainer.playing.value)
      for (const node of units) paintNode(node, fieldOf(node, info, frame))
    })
  }, [trainer, layout, info, inputs, theme])

  return (
    <canvas ref={canvas} class="diagram-picture" style={{ width: `${layout.width}px`, height: `${layout.height}px` }} />
  )
}

/** What a unit gives in the plane; of pictures, its weights for them. */
function fieldOf({ column, index }: NodePlace, info: RunInfo, frame: RunFrame | undefined): SquareField | undefined {
  const units = info.layers[column - 1]?.units
  const values = frame?.fields?.[column - 1]
  if (values && units) return { values, side: SIDE, width: units, index }
  if (!info.pictures || !frame || column !== 1) return undefined
  const { side } = info.pictures
  const weights = frame.weights[info.layers[0].weight]?.subarray(index * side * side, (index + 1) * side * side)
  return weights && { values: weights, side, reach: WEIGHT_REACH }
}
