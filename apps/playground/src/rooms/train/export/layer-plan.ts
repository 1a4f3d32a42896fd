import type { LayerConfig, TrainConfig } from '../config.ts'

/** A layer as programs write it: what it is made of, and where its weight stands in the model. */
export interface LayerPlan {
  readonly inputs: number
  readonly outputs: number
  readonly layer: Pick<LayerConfig, 'initializer' | 'regularizer'> & Partial<LayerConfig>
  /** Whether the input is added to the output. */
  readonly around: boolean
  /** Its first place among the parts of the model. */
  readonly place: number
}

/** All layers of a network, the output layer last. */
export function layerPlans({ layers, output }: TrainConfig, inputs: number, outputs: number): LayerPlan[] {
  let place = 0
  let width = inputs
  const plans = layers.map((layer): LayerPlan => {
    const around = layer.skip && width === layer.units
    const plan = { inputs: width, outputs: layer.units, layer, around, place }
    place += (around || layer.activation === 'none' ? 1 : 2) + (layer.dropout > 0 ? 1 : 0)
    width = layer.units
    return plan
  })
  return [...plans, { inputs: width, outputs, layer: output, around: false, place }]
}
