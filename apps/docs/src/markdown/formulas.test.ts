import { createRequire } from 'node:module'
import { expect, it } from 'vitest'

it('draws formulas with the style sheet of the KaTeX that renders them: classes differ between versions', () => {
  const own = createRequire(import.meta.url)
  const renderer = createRequire(own.resolve('rehype-katex'))

  expect(own('katex/package.json').version).toBe(renderer('katex/package.json').version)
})
