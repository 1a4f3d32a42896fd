import { type Initializer, initialize, type Tensor } from '@chainrule/autograd'
import { zeros } from '@chainrule/initializers'
import {
  conv2d,
  dropout,
  flatten,
  linear,
  type Module,
  maxPool2d,
  relu,
  type Sequential,
  sequential,
} from '@chainrule/nn'
import { initializerNamed } from '../../../catalogue/initializers.ts'
import { CLASSES, type DigitsConfig, PIXELS, SIDE } from '../config.ts'

export type DigitsNetwork = Sequential<readonly Module[]>

/** The network of a configuration with its first weights: rows of 784 bytes in, a score for each class out. */
export function buildDigitsNetwork(config: DigitsConfig): DigitsNetwork {
  const weight = initializerOf(config)
  const first = { weight, bias: zeros() }
  const drop = config.dropout > 0 ? [dropout({ rate: config.dropout })] : []
  const parts: Module[] = config.network === 'dense' ? dense(config.width) : convolution(config.width)
  const model = sequential(...parts) as DigitsNetwork
  return initialize(model, { seed: config.seed })

  function dense(units: number): Module[] {
    return [scaled, linear(PIXELS, units, first), relu, ...drop, linear(units, CLASSES, first)]
  }

  function convolution(channels: number): Module[] {
    const window = { kernelSize: 3, padding: 1, ...first }
    const quarter = SIDE / 4
    return [
      scaled,
      asPictures,
      conv2d(1, channels, window),
      relu,
      maxPool2d({ kernelSize: 2 }),
      conv2d(channels, 2 * channels, window),
      relu,
      maxPool2d({ kernelSize: 2 }),
      flatten,
      ...drop,
      linear(2 * channels * quarter * quarter, CLASSES, first),
    ]
  }
}

/** Bytes from 0 to 255 as numbers from 0 to 1. */
function scaled(pixels: Tensor): Tensor {
  return pixels.mul(1 / 255)
}

function asPictures(rows: Tensor): Tensor {
  return rows.reshape([rows.shape[0], 1, SIDE, SIDE])
}

function initializerOf({ initializer: { name, settings } }: DigitsConfig): Initializer {
  const entry = initializerNamed(name)
  if (!entry) throw new Error(`There is no initializer "${name}".`)
  return entry.make(settings)
}
