/**
 * Counter-based random words and the derivation of keys.
 *
 * Threefry-2x32 with 20 rounds: Salmon, Moraes, Dror and Shaw, 2011, "Parallel random numbers: as easy as 1, 2, 3",
 * https://doi.org/10.1145/2063384.2063405. Only 32-bit additions, rotations and exclusive ors, so that every machine
 * gives the same bits.
 *
 * The 64-bit counter is divided, so that words drawn from a key never coincide with keys derived from it:
 *
 *     counter1 below 2²¹        words of a stream, see threefryFill
 *     0x8000_0000 + 22 bits     foldKey of an integer
 *     0xa000_0000, 0xb000_0000  foldKey of a string: its characters, its end
 *     0xc000_0000               splitKey
 */

const FOLD_INTEGER = 0x80000000
const FOLD_CHARACTERS = 0xa0000000
const FOLD_END = 0xb0000000
const SPLIT = 0xc0000000

/** The two random words of one counter under a key, all of them unsigned 32-bit integers. */
export function threefry(key: readonly [number, number], counter0: number, counter1: number): [number, number] {
  const words = new Uint32Array(2)
  writeBlocks(key[0], key[1], counter0, counter1, words, 0)
  return [words[0], words[1]]
}

/**
 * Fills `out` with the words `offset`, `offset + 1`, ... of the stream of a key.
 *
 * Word `i` depends on the key and on `i` alone: words `2b` and `2b + 1` are the block of counter `b`, its low 32 bits
 * in `counter0` and the rest in `counter1`. A shorter fill is therefore a prefix of a longer one.
 */
export function threefryFill(key0: number, key1: number, out: Uint32Array, offset = 0): void {
  const block = Math.floor(offset / 2)
  writeBlocks(key0, key1, block, Math.floor(block / 2 ** 32), out, -(offset % 2))
}

/** Derives `count` independent keys. Key `i` does not depend on `count`. */
export function splitKey(key: readonly [number, number], count: number): [number, number][] {
  return Array.from({ length: count }, (_, index) => threefry(key, index, SPLIT))
}

/**
 * Derives the key that belongs to an integer or a name.
 *
 * An integer (any safe one, negative too) is one counter: its low 32 bits and its next 22. A string feeds its UTF-16
 * code units, two for each word, through a chain of keys that its length closes, so no separate hash is involved:
 *
 *     key <- threefry(key, unit₀ + 2¹⁶ unit₁, 0xa0000000) for each pair, then threefry(key, length, 0xb0000000)
 */
export function foldKey(key: readonly [number, number], data: number | string): [number, number] {
  if (typeof data === 'number') {
    const high = Math.floor(data / 2 ** 32) & 0x3fffff
    return threefry(key, data, FOLD_INTEGER | high)
  }
  let chained = key
  for (let index = 0; index < data.length; index += 2) {
    // Behind the end there is NaN, whose bits are zeros.
    const units = data.charCodeAt(index) | (data.charCodeAt(index + 1) << 16)
    chained = threefry(chained, units, FOLD_CHARACTERS)
  }
  return threefry(chained, data.length, FOLD_END)
}

/**
 * Fills `out` from a position on with the blocks of consecutive counters. A word of the first and of the last block may
 * fall outside, where a typed array takes no notice.
 *
 * Twenty rounds in five groups of four, with a part of the key added after each group. The loop is in here, and the
 * keys become 32-bit integers at once, because that makes a block three times as quick.
 */
function writeBlocks(
  first: number,
  second: number,
  counter0: number,
  counter1: number,
  out: Uint32Array,
  position: number,
): void {
  const key0 = first | 0
  const key1 = second | 0
  const key2 = 0x1bd11bda ^ key0 ^ key1
  let low = counter0 | 0
  let high = counter1 | 0
  for (let at = position; at < out.length; at += 2) {
    let x = (low + key0) | 0
    let y = (high + key1) | 0

    x = (x + y) | 0
    y = ((y << 13) | (y >>> 19)) ^ x
    x = (x + y) | 0
    y = ((y << 15) | (y >>> 17)) ^ x
    x = (x + y) | 0
    y = ((y << 26) | (y >>> 6)) ^ x
    x = (x + y) | 0
    y = ((y << 6) | (y >>> 26)) ^ x
    x = (x + key1) | 0
    y = (y + key2 + 1) | 0

    x = (x + y) | 0
    y = ((y << 17) | (y >>> 15)) ^ x
    x = (x + y) | 0
    y = ((y << 29) | (y >>> 3)) ^ x
    x = (x + y) | 0
    y = ((y << 16) | (y >>> 16)) ^ x
    x = (x + y) | 0
    y = ((y << 24) | (y >>> 8)) ^ x
    x = (x + key2) | 0
    y = (y + key0 + 2) | 0

    x = (x + y) | 0
    y = ((y << 13) | (y >>> 19)) ^ x
    x = (x + y) | 0
    y = ((y << 15) | (y >>> 17)) ^ x
    x = (x + y) | 0
    y = ((y << 26) | (y >>> 6)) ^ x
    x = (x + y) | 0
    y = ((y << 6) | (y >>> 26)) ^ x
    x = (x + key0) | 0
    y = (y + key1 + 3) | 0

    x = (x + y) | 0
    y = ((y << 17) | (y >>> 15)) ^ x
    x = (x + y) | 0
    y = ((y << 29) | (y >>> 3)) ^ x
    x = (x + y) | 0
    y = ((y << 16) | (y >>> 16)) ^ x
    x = (x + y) | 0
    y = ((y << 24) | (y >>> 8)) ^ x
    x = (x + key1) | 0
    y = (y + key2 + 4) | 0

    x = (x + y) | 0
    y = ((y << 13) | (y >>> 19)) ^ x
    x = (x + y) | 0
    y = ((y << 15) | (y >>> 17)) ^ x
    x = (x + y) | 0
    y = ((y << 26) | (y >>> 6)) ^ x
    x = (x + y) | 0
    y = ((y << 6) | (y >>> 26)) ^ x
    out[at] = (x + key2) | 0
    out[at + 1] = (y + key0 + 5) | 0
    low = (low + 1) | 0
    if (low === 0) high = (high + 1) | 0
  }
}
