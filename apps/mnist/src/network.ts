import { type Initializer, initialize, type Tensor } from '@chainrule/autograd'
import { zeros } from '@chainrule/initializers'
import { dropout, linear, type Module, relu, sequential } from '@chainrule/nn'
import { initializers } from './choices.ts'
import type { Training } from './settings.ts'

const PIXELS = 784
const CLASSES = 10

export type Network = ReturnType<typeof sequential>

/** Linear layers with ReLU between them, from pixels to one score for each digit. */
export function buildNetwork({ hidden, dropout: rate, initializer, seed }: Training): Network {
  const sizes = [PIXELS, ...hidden]
  const parts = hidden.flatMap((size, i): Module[] => [
    linear(sizes[i] as number, size),
    relu,
    ...(rate > 0 ? [dropout({ rate })] : []),
  ])
  const network = sequential(...parts, linear(sizes.at(-1) as number, CLASSES))
  return initialize(network, { seed, by: { weight: initializerOf(initializer), bias: zeros() } })
}

/** Pixels from 0 to 255 as numbers from 0 to 1. */
export function scaled(images: Tensor): Tensor {
  return images.mul(1 / 255)
}

function initializerOf(text: string): Initializer {
  const [name, number] = text.split(':') as [string, string?]
  return (initializers[name] as (typeof initializers)[string])(number === undefined ? undefined : Number(number))
}
