/** Reads the attributes of a case and remembers which were asked for. */
export interface Attributes {
  has(...names: string[]): boolean
  /** The first of the names that is there and not null. */
  value(...names: string[]): unknown
  number(...names: string[]): number | undefined
  flag(...names: string[]): boolean | undefined
  text(...names: string[]): string | undefined
  /** A list; a lone number is a list of one. */
  list(...names: string[]): number[] | undefined
  /** One number for each of `count` axes: a lone number stands for all of them. */
  each(count: number, ...names: string[]): number[] | undefined
  /** Axes by any of their names: one number, a list, or undefined for all. */
  axes(): number | number[] | undefined
  /** A single axis by any of its names. */
  axis(fallback: number): number
  keepAxes(): boolean
  /** Names that nobody has asked for: the likely reason where a case fails. */
  unread(): string[]
}

const axisNames = ['axis', 'dim', 'axes', 'dims']

export function readAttributes(record: { readonly [name: string]: unknown }): Attributes {
  const read = new Set(['order', 'meaning', 'note', 'output', 'gates'])
  const value = (...names: string[]): unknown => {
    for (const name of names) read.add(name)
    const found = names.find((name) => record[name] !== undefined && record[name] !== null)
    return found === undefined ? undefined : record[found]
  }
  const number = (...names: string[]) => toNumber(value(...names), names)
  const list = (...names: string[]) => toList(value(...names), names)
  const axes = () => {
    const found = list(...axisNames)
    return Array.isArray(value(...axisNames)) ? found : found?.[0]
  }
  return {
    value,
    number,
    list,
    axes,
    has: (...names) => value(...names) !== undefined,
    flag: (...names) => (value(...names) === undefined ? undefined : Boolean(value(...names))),
    text: (...names) => (value(...names) === undefined ? undefined : String(value(...names))),
    each: (count, ...names) => {
      const found = list(...names)
      return found?.length === 1 ? new Array<number>(count).fill(found[0]) : found
    },
    axis: (fallback) => list(...axisNames)?.[0] ?? fallback,
    keepAxes: () => Boolean(value('keepdim', 'keepdims', 'keepAxes')),
    unread: () => Object.keys(record).filter((name) => !read.has(name)),
  }
}

function toNumber(value: unknown, names: readonly string[]): number | undefined {
  if (value === undefined) return undefined
  const spelled: Record<string, number> = { inf: Infinity, Infinity, '-inf': -Infinity, '-Infinity': -Infinity }
  const number = typeof value === 'string' ? (spelled[value] ?? Number(value)) : Array.isArray(value) ? value[0] : value
  if (typeof number !== 'number' || Number.isNaN(number)) {
    throw new Error(`The attribute "${names[0]}" is ${JSON.stringify(value)}, not a number.`)
  }
  return number
}

function toList(value: unknown, names: readonly string[]): number[] | undefined {
  if (value === undefined) return undefined
  return (Array.isArray(value) ? value.flat() : [value]).map((item) => toNumber(item, names) as number)
}
