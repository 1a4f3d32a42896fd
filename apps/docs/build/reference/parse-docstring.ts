export interface Docstring {
  /** First sentence or line, for lists. */
  readonly summary: string
  /** Everything before the first tag. */
  readonly text: string
  readonly parameters: readonly { readonly name: string; readonly text: string }[]
  readonly returns: string
  readonly throws: readonly string[]
  readonly examples: readonly string[]
  readonly defaultValue: string
  readonly deprecated: string
}

/** Divides the text of a docstring by its tags. */
export function parseDocstring(comment: string): Docstring {
  const [text = '', ...blocks] = divide(comment)
  const tags = blocks.map((block) => {
    const [, tag = '', rest = ''] = /^@(\w+)\s*([\s\S]*)$/.exec(block) ?? []
    return { tag, rest: rest.trim() }
  })
  const all = (...names: string[]) => tags.filter(({ tag }) => names.includes(tag)).map(({ rest }) => rest)
  const plain = text.trim()
  return {
    summary: firstSentence(plain),
    text: [plain, ...all('remarks', 'see')].filter(Boolean).join('\n\n'),
    parameters: all('param').map((rest) => {
      const [, name = '', description = ''] = /^([\w.]+)\s*-?\s*([\s\S]*)$/.exec(rest) ?? []
      return { name, text: description }
    }),
    returns: all('returns').join(' '),
    throws: all('throws'),
    examples: all('example'),
    defaultValue: all('default', 'defaultValue').join(' '),
    deprecated: all('deprecated').join(' '),
  }
}

/** At tags that begin a line, outside of code. */
function divide(comment: string): string[] {
  const parts = ['']
  let inCode = false
  for (const line of comment.split('\n')) {
    if (line.startsWith('```')) inCode = !inCode
    // A short docstring may carry its default on the same line.
    const inline = inCode ? null : /^(.*?\S)\s+(@default\b.*)$/.exec(line)
    if (!inCode && /^@\w/.test(line)) parts.push(line)
    else if (inline) {
      parts[parts.length - 1] += `${inline[1]}\n`
      parts.push(inline[2] as string)
    } else parts[parts.length - 1] += `\n${line}`
  }
  return parts
}

function firstSentence(text: string): string {
  const paragraph = (text.split(/\n\s*\n/)[0] ?? '').replaceAll('\n', ' ')
  return /^.*?[.:](?= |$)/.exec(paragraph)?.[0].replace(/:$/, '.') ?? paragraph
}
