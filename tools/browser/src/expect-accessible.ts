import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

declare const window: { axe: typeof axe }

/** Fails with what axe finds against WCAG 2.2 AA on the page as it stands, and when it is wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const found = await window.axe.run({ runOnly: { type: 'tag', values: tags } })
    return found.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
    )
  })
  expect(violations).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, 'pixels that the page is wider than the window').toBeLessThanOrEqual(0)
}
