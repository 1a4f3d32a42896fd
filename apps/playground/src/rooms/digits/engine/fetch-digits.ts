import { gunzip, readIdx } from '@chainrule/data'
import { fetchOnce } from './fetch-once.ts'

/** Pictures as rows of 784 bytes, and their classes. */
export interface DigitPart {
  readonly count: number
  readonly pixels: Uint8Array
  readonly labels: Uint8Array
}

export interface Digits {
  readonly train: DigitPart
  readonly test: DigitPart
}

/** Bytes of all files together, compressed: for the progress until their sizes are known. */
const ABOUT = 11_500_000

/** All digits of MNIST, fetched once and kept by the browser. `onProgress` hears the share that has come. */
export async function fetchDigits(base: string, onProgress: (share: number) => void): Promise<Digits> {
  const loaded = new Map<string, number>()
  const read = async (name: string) => {
    const bytes = await fetchOnce(new URL(`mnist/${name}.gz`, base), (count) => {
      loaded.set(name, count)
      onProgress(Math.min(1, [...loaded.values()].reduce((sum, one) => sum + one, 0) / ABOUT))
    })
    return readIdx(await gunzip(bytes))
  }
  const part = async (name: string): Promise<DigitPart> => {
    const [images, labels] = await Promise.all([read(`${name}-images`), read(`${name}-labels`)])
    return { count: labels.shape[0], pixels: images.data as Uint8Array, labels: labels.data as Uint8Array }
  }
  const [train, test] = await Promise.all([part('train'), part('test')])
  return { train, test }
}
