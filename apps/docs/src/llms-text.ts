interface ListedPage {
  /** `learn/the-loss`; `index` or nothing for the first page. */
  readonly id: string
  readonly title: string
  readonly description: string
}

const sections: Record<string, string> = {
  learn: 'Course',
  guides: 'Guides',
  contribute: 'Contribute',
  members: 'Members: initializers, optimizers, schedules, transforms, wrappers, regularizers',
  reference: 'Reference',
}

/**
 * The text of `llms.txt` (llmstxt.org): what the project is, then the English pages by section. Of the error pages the list
 * alone is named; it leads to all of them.
 */
export function llmsText(pages: readonly ListedPage[], site: string): string {
  const english = pages.filter(({ id }) => !id.startsWith('pt-br')).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const line = ({ id, title, description }: ListedPage) => `- [${title}](${site}/${id}/): ${description}`
  const named = Object.entries(sections).map(([folder, title]) => {
    const own = english.filter(({ id }) => id === folder || id.startsWith(`${folder}/`))
    return `## ${title}\n\n${own.map(line).join('\n')}`
  })
  const others = english.filter(({ id }) => id !== 'index' && id !== '' && !id.includes('/') && !(id in sections))
  return [
    '# Chainrule',
    '> Trains neural networks in TypeScript, in Node.js and browsers, without dependencies: tensors with automatic differentiation, layers, losses, and families of initializers, optimizers, schedules and regularizers as plugins.',
    'Every sample on these pages is a whole program that is run with each change of the code. All pages are there in Brazilian Portuguese too, under `/pt-br/`.',
    ...named,
    `## Other\n\n${others.map(line).join('\n')}`,
    '',
  ].join('\n\n')
}
