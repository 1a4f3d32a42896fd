import { openPage } from 'browser-tests'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'

/** Opens the search by its keys, once the page has loaded it. */
async function search(page: Page, word: string): Promise<void> {
  await page.locator('#starlight__search input').waitFor({ state: 'attached' })
  await page.keyboard.press('Control+k')
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
  await page.keyboard.type(word)
}

it.each([
  { language: 'English', start: '', word: 'nesterov', found: '/members/optimizers/nesterov/' },
  { language: 'Portuguese', start: 'pt-br/', word: 'nesterov', found: '/pt-br/members/optimizers/nesterov/' },
])('finds an optimizer in $language, by keyboard alone', async ({ start, word, found }) => {
  const page = await openPage(start)
  await search(page, word)
  const result = page.getByRole('dialog').locator(`a[href^="${found}"]`).first()
  await result.press('Enter')
  await page.getByRole('heading', { level: 1, name: word }).waitFor()
  expect(new URL(page.url()).pathname).toBe(found)
})

it('finds a word of the course in the language of the reader', async () => {
  const page = await openPage('pt-br/')
  await search(page, 'retropropagação')
  await page.getByRole('dialog').locator('a[href^="/pt-br/learn/"]').first().waitFor()
})
