import { gunzip, readIdx } from '@chainrule/data'
import type { Pictures } from './prepare-examples.ts'

let fetched: Promise<Pictures> | null = null

/** A thousand digits of MNIST, a hundred of each, fetched once. */
export function fetchPictures(base: string): Promise<Pictures> {
  fetched ??= load(base).catch((error) => {
    fetched = null
    throw error
  })
  return fetched
}

async function load(base: string): Promise<Pictures> {
  const [images, labels] = await Promise.all(
    ['small-images', 'small-labels'].map(async (name) => {
      const answer = await fetch(new URL(`mnist/${name}.gz`, base))
      if (!answer.ok) throw new Error(`mnist/${name}.gz: ${answer.status}`)
      return readIdx(await gunzip(new Uint8Array(await answer.arrayBuffer())))
    }),
  )
  return { side: images.shape[1], pixels: images.data as Uint8Array, labels: labels.data as Uint8Array }
}
