/** Text in a cell of a table. */
export function cell(text: string): string {
  return escapeText(text).replaceAll('|', '\\|').replaceAll('\n', ' ')
}

/** Prose of a docstring as Markdown: what is neither code nor a link must not become HTML or a formula. */
export function escapeText(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/<(?=[\w/!?])/g, '\\<').replaceAll('$', '\\$')))
    .join('')
}

/** A table, with nothing where there are no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** A code block; `language` may carry words behind it. */
export function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``
}
