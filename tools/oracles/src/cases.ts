/** One reference case as it stands in its file. */
export type Case = { readonly [field: string]: unknown }

/**
 * The cases in the text of a file: a list, or the list under `cases`.
 *
 * @throws Error with a sentence for people where there are none.
 */
export function casesIn(text: string): Case[] {
  const content = parse(text)
  const cases = Array.isArray(content) ? content : (content as { cases?: unknown } | null)?.cases
  if (!Array.isArray(cases)) throw new Error('The file holds no list of cases, neither by itself nor under "cases".')
  return cases
}

/** JSON as Python writes it: with NaN (here null) and infinities. */
function parse(text: string): unknown {
  const plain = text.replace(/"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g, (token) => {
    if (token.startsWith('"')) return token
    return token === 'NaN' ? 'null' : token.replace('Infinity', '1e999')
  })
  return JSON.parse(plain)
}
