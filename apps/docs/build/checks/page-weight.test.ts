import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { pageWeight } from './page-weight.ts'

const site: Record<string, string> = {
  '/_astro/a.css': 'a { color: red }',
  '/_astro/page.js': 'import{x}from"./shared.js";import("./widget.js");x()',
  '/_astro/shared.js': 'export const x = () => 1',
}

it('counts the page, its style sheets, and scripts with what they import, and no widgets', () => {
  const html = '<link rel="stylesheet" href="/_astro/a.css"><script type="module" src="/_astro/page.js"></script>'
  const expected = [html, ...Object.values(site)].reduce((sum, text) => sum + gzipSync(text).length, 0)

  expect(pageWeight(html, (address) => site[address] as string)).toBe(expected)
})
