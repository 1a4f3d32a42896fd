import { expect, it } from 'vitest'
import { callSite } from './call-site.ts'

it('names the line of user code, however deep the library stands above it', () => {
  const deep = (levels: number): string => (levels === 0 ? callSite() : deep(levels - 1))
  expect(callSite()).toContain('call-site.test.ts')
  expect(deep(30)).toContain('call-site.test.ts')
})
