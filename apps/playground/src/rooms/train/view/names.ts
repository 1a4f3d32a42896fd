import type { RunInfo } from '../protocol.ts'
import { words } from '../words.ts'

/** How a layer is called; the last one is the output. */
export function layerName(layer: number, layers: number): string {
  const t = words.value.network
  return layer === layers - 1 ? t.output : t.layer(layer + 1)
}

/** How the things are called that a layer's weights come from. */
export function sourceName({ inputNames, layers }: RunInfo, layer: number, index: number): string {
  const t = words.value.network
  return layer === 0 ? inputNames[index] : t.unit(layerName(layer - 1, layers.length), index + 1)
}
