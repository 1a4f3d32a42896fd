import { expect, it } from 'vitest'
import { llmsText } from './llms-text.ts'

it('names English pages under their sections, and the list of errors without its pages', () => {
  const page = (id: string) => ({ id, title: `Title of ${id}`, description: 'Text.' })
  const text = llmsText(
    ['index', 'learn/the-loss', 'learn', 'pt-br/learn', 'errors', 'errors/bad-shape', 'glossary'].map(page),
    'https://example.org',
  )

  expect(text).toContain(
    '## Course\n\n- [Title of learn](https://example.org/learn/): Text.\n- [Title of learn/the-loss](https://example.org/learn/the-loss/): Text.',
  )
  expect(text).toContain('- [Title of errors](https://example.org/errors/): Text.')
  expect(text).not.toMatch(/bad-shape|pt-br\/learn|Title of index/)
})
