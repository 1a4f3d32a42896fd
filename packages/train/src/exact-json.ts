/** JSON in which every number comes back as it was: NaN, the infinities and -0 too, which JSON has no word for. */
export function toExactJson(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'number' && (!Number.isFinite(part) || Object.is(part, -0)) ? { [tag]: spelled(part) } : part,
  )
}

export function fromExactJson(text: string): unknown {
  return JSON.parse(text, (_, part) => {
    const spelling = typeof part === 'object' && part !== null && Object.keys(part).length === 1 ? part[tag] : undefined
    return typeof spelling === 'string' ? Number(spelling) : part
  })
}

const tag = '$number'

function spelled(number: number): string {
  return Object.is(number, -0) ? '-0' : String(number)
}
