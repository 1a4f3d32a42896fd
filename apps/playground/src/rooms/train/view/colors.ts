import { colorOf, themeVersion } from '@chainrule/widgets'

/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number]

/** Colours of the classes of more than two, in their order. */
export const classColors = [
  '--series-1',
  '--series-2',
  '--series-3',
  '--series-4',
  '--series-5',
  '--series-6',
  '--series-7',
  '--series-8',
  '--field-negative',
  '--field-positive',
] as const

export function rgbOf(property: `--${string}`): Rgb {
  const [red, green, blue] = colorOf(property).match(/[\d.]+/g) ?? []
  return [Number(red), Number(green), Number(blue)]
}

export function mixed(a: Rgb, b: Rgb, share: number): Rgb {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share]
}

/** A colour as the four bytes of a picture's element, on machines that keep the lowest byte first, which all browsers do. */
export function packed([red, green, blue]: Rgb): number {
  return ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0
}

/** Steps of colour on each side of 0. */
const HALF = 127

let table = new Uint32Array(0)
let tableVersion = -1

/** From the colour of -1 over that of 0 to that of 1, packed, for pictures that are painted many times a second. */
export function divergingTable(): {
  readonly colors: Uint32Array
  /** Place of the middle, and the number of steps on each side of it. */
  readonly half: number
  indexOf(value: number): number
} {
  if (tableVersion !== themeVersion.value) {
    const [low, middle, high] = [rgbOf('--field-negative'), rgbOf('--middle'), rgbOf('--field-positive')]
    table = Uint32Array.from({ length: 2 * HALF + 1 }, (_, index) => {
      const share = (index - HALF) / HALF
      return packed(share < 0 ? mixed(middle, low, -share) : mixed(middle, high, share))
    })
    tableVersion = themeVersion.value
  }
  // NaN falls to 0, the middle.
  return { colors: table, half: HALF, indexOf: (value) => HALF + ((Math.max(-1, Math.min(1, value)) * HALF) | 0) }
}

/** The same for single things that are drawn. */
export function divergingColor(value: number): string {
  const { colors, indexOf } = divergingTable()
  const color = colors[indexOf(value)]
  return `rgb(${color & 255} ${(color >> 8) & 255} ${(color >> 16) & 255})`
}
