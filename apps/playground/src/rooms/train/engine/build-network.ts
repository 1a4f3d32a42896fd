import { type Initializer, initialize } from '@chainrule/autograd'
import { zeros } from '@chainrule/initializers'
import { dropout, type Linear, linear, type Module, residual, type Sequential, sequential } from '@chainrule/nn'
import type { Chosen } from '../../../catalogue/entry.ts'
import { initializerNamed } from '../../../catalogue/initializers.ts'
import { activations } from '../activations.ts'
import type { LayerConfig, TrainConfig } from '../config.ts'

/** A network as one model, and where each of its layers ends. */
export interface Network {
  readonly model: Sequential<readonly Module[]>
  /** The linear part of each layer, the output layer last. */
  readonly linears: readonly Linear[]
  /** Each hidden layer as the functions that it is made of; the output layer last. */
  readonly layers: readonly (readonly Module[])[]
}

/**
 * Builds the network of a configuration and draws its weights from the seed.
 *
 * @throws ChainruleError for settings that an initializer refuses.
 */
export function buildNetwork({ layers, output, seed }: TrainConfig, inputs: number, outputs: number): Network {
  const sizes = [inputs, ...layers.map(({ units }) => units)]
  const built = layers.map((layer, index) => buildLayer(layer, sizes[index]))
  const last = linear(sizes[layers.length], outputs, { weight: initializerOf(output.initializer), bias: zeros() })
  const parts = [...built.map((layer) => layer.modules), [last]]
  const model = sequential(...parts.flat())
  initialize(model, { seed })
  return { model, layers: parts, linears: [...built.map((layer) => layer.linear), last] }
}

function buildLayer({ units, activation, initializer, dropout: rate, skip }: LayerConfig, inputs: number) {
  const dense = linear(inputs, units, { weight: initializerOf(initializer), bias: zeros() })
  const body: Module[] = activation === 'none' ? [dense] : [dense, activations[activation]]
  const modules = skip && inputs === units ? [residual(sequential(...body))] : body
  return { linear: dense, modules: rate > 0 ? [...modules, dropout({ rate })] : modules }
}

function initializerOf({ name, settings }: Chosen): Initializer {
  const entry = initializerNamed(name)
  if (!entry) throw new Error(`There is no initializer "${name}".`)
  return entry.make(settings)
}
